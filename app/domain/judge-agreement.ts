/** What one judge gave one entry in all, 0-100: a submitted sheet as a percentage of its maximum. */
export type GivenTotal = { entryId: string; judgeId: string; total: number };

/** Least number of entries shared with other judges before anything is said of a judge. */
export const LEAST_SHARED = 5;
/** A judge leans when the mean difference is more than this many standard errors from nothing. */
const CLEAR = 2;

export type Leaning = 'hard' | 'soft' | 'even' | 'unknown';

export type JudgeLeaning = {
  judgeId: string;
  /** Of each entry that others marked too: own total less the mean of theirs, in points of 100. */
  differences: { entryId: string; difference: number }[];
  /** Mean of the differences; null without any. */
  mean: number | null;
  /** Standard error of that mean; null below two. */
  error: number | null;
  leaning: Leaning;
};

/**
 * How far each judge lies above or below the others who marked the same entries: a picture for the organiser while
 * judging goes on, no correction of marks. The others lean as well, which it does not allow for; the methods of the
 * scoring table do. A judge of fewer than five shared entries is not called anything.
 */
export function judgeLeanings(totals: readonly GivenTotal[]): JudgeLeaning[] {
  const byEntry = groupBy(totals, ({ entryId }) => entryId);
  return [...groupBy(totals, ({ judgeId }) => judgeId)]
    .map(([judgeId, own]) => {
      const differences = own.flatMap(({ entryId, total }) => {
        const others = (byEntry.get(entryId) ?? []).filter((one) => one.judgeId !== judgeId);
        return others.length === 0 ? [] : [{ entryId, difference: total - meanOf(others) }];
      });
      const { length } = differences;
      const mean = length === 0 ? null : differences.reduce((sum, one) => sum + one.difference, 0) / length;
      const error =
        mean === null || length < 2
          ? null
          : Math.sqrt(
              differences.reduce((sum, one) => sum + (one.difference - mean) ** 2, 0) / (length - 1) / length,
            );
      return { judgeId, differences, mean, error, leaning: leaningOf(mean, error, length) };
    })
    .sort((a, b) => (a.mean ?? 0) - (b.mean ?? 0) || (a.judgeId < b.judgeId ? -1 : 1));
}

/** What is remembered of a judge's marks once they are all in. */
export type Severity = {
  /** Entries that somebody else has scored too. */
  shared: number;
  /** Mean difference from the mean of the others, in points of a hundred: below zero is hard. Null where too few are shared. */
  difference: number | null;
  /** How far single differences lie from that mean (standard deviation): small is reliable. */
  spread: number | null;
};

/** How each judge has marked beside the others on the same entries; nothing of who was alone on all. */
export function severities(totals: readonly GivenTotal[]): Map<string, Severity> {
  return new Map(
    judgeLeanings(totals)
      .filter(({ differences }) => differences.length > 0)
      .map(({ judgeId, differences: { length: shared }, mean, error }) => [
        judgeId,
        shared < LEAST_SHARED || error === null
          ? { shared, difference: null, spread: null }
          : { shared, difference: mean, spread: error * Math.sqrt(shared) },
      ]),
  );
}

function leaningOf(mean: number | null, error: number | null, shared: number): Leaning {
  if (mean === null || error === null || shared < LEAST_SHARED) return 'unknown';
  if (Math.abs(mean) <= CLEAR * error) return 'even';
  return mean < 0 ? 'hard' : 'soft';
}

export type EntrySpread = {
  entryId: string;
  /** Lowest first. */
  totals: GivenTotal[];
  mean: number;
  /** Highest less lowest, in points of 100. */
  range: number;
};

/** The entries on which judges differ, widest first; those that one judge marked are left out. */
export function entrySpreads(totals: readonly GivenTotal[]): EntrySpread[] {
  return [...groupBy(totals, ({ entryId }) => entryId)]
    .filter(([, given]) => given.length > 1)
    .map(([entryId, given]) => {
      const sorted = given.toSorted((a, b) => a.total - b.total || (a.judgeId < b.judgeId ? -1 : 1));
      const range = (sorted.at(-1)?.total ?? 0) - (sorted[0]?.total ?? 0);
      return { entryId, totals: sorted, mean: meanOf(sorted), range };
    })
    .sort((a, b) => b.range - a.range || (a.entryId < b.entryId ? -1 : 1));
}

function meanOf(given: readonly GivenTotal[]): number {
  return given.reduce((sum, { total }) => sum + total, 0) / given.length;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
