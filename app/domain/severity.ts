/** Fewer entries shared with others say nothing about a judge. */
export const SHARED_MINIMUM = 5;

/** A submitted sheet's total in percent of the scale. */
export type SheetShare = { judgeId: string; entryId: string; share: number };

export type Severity = {
  /** Entries that somebody else has scored too. */
  shared: number;
  /** Mean difference from the mean of the others, in points of a hundred: below zero is hard. Null where too few are shared. */
  difference: number | null;
  /** How far single differences lie from that mean (standard deviation): small is reliable. */
  spread: number | null;
};

/** How each judge marks beside the others on the same entries. */
export function severities(sheets: readonly SheetShare[]): Map<string, Severity> {
  const byEntry = new Map<string, SheetShare[]>();
  for (const sheet of sheets) byEntry.set(sheet.entryId, [...(byEntry.get(sheet.entryId) ?? []), sheet]);
  const differences = new Map<string, number[]>();
  for (const all of byEntry.values()) {
    const sum = all.reduce((total, one) => total + one.share, 0);
    if (all.length < 2) continue;
    for (const { judgeId, share } of all) {
      const others = (sum - share) / (all.length - 1);
      differences.set(judgeId, [...(differences.get(judgeId) ?? []), share - others]);
    }
  }
  return new Map([...differences].map(([judgeId, list]) => [judgeId, summary(list)]));
}

function summary(differences: readonly number[]): Severity {
  const shared = differences.length;
  if (shared < SHARED_MINIMUM) return { shared, difference: null, spread: null };
  const mean = differences.reduce((sum, one) => sum + one, 0) / shared;
  const variance = differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (shared - 1);
  return { shared, difference: mean, spread: Math.sqrt(variance) };
}
