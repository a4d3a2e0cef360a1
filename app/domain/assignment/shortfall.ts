import { matchReader } from './problem.ts';
import type { Problem } from './problem.ts';
import type { AssignmentInput, AssignmentProposal, Lack, ShortfallReason } from './types.ts';

type Shortfalls = Pick<AssignmentProposal, 'shortfalls' | 'lacks'>;

/** Which entries lack judges and why, and what each discipline lacks. */
export function readShortfalls(
  input: AssignmentInput,
  problem: Problem,
  taken: Uint8Array,
  missing: Int32Array,
): Shortfalls {
  const reasonOf = reasonReader(input, problem);
  const short = problem.entries.flatMap((entry, e) =>
    (missing[e] ?? 0) > 0 ? [{ e, entryId: entry.id, missing: missing[e] ?? 0, reason: reasonOf(e) }] : [],
  );
  short.sort((a, b) => (a.entryId < b.entryId ? -1 : 1));
  const byDiscipline = new Map<string, typeof short>();
  for (const row of short) {
    const code = problem.entries[row.e]?.disciplineCodes[0] ?? '';
    byDiscipline.set(code, [...(byDiscipline.get(code) ?? []), row]);
  }
  const usual = usualLoad(problem);
  const lacks = [...byDiscipline].map(([discipline, rows]): Lack => {
    const places = rows.reduce((sum, row) => sum + row.missing, 0);
    const most = rows.reduce((max, row) => Math.max(max, row.missing), 0);
    return {
      discipline,
      places,
      // A judge takes an entry once, and so many entries in all.
      judges: Math.max(most, Math.ceil(places / usual)),
      reason: commonest(rows.map((row) => row.reason)),
      sharedWith: alsoShort(problem, taken, rows, discipline),
    };
  });
  lacks.sort((a, b) => b.places - a.places || (a.discipline < b.discipline ? -1 : 1));
  return { shortfalls: short.map(({ entryId, missing, reason }) => ({ entryId, missing, reason })), lacks };
}

/** The middle of the judges' maximum loads, at least 1. */
function usualLoad({ judges }: Problem): number {
  const loads = judges.map((judge) => judge.maxLoad).sort((a, b) => a - b);
  return Math.max(1, loads[Math.floor(loads.length / 2)] ?? 1);
}

function commonest(reasons: readonly ShortfallReason[]): ShortfallReason {
  const counts = new Map<ShortfallReason, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'load';
}

/**
 * The other disciplines on the short side of the cut: their entries hold judges whom the short ones could use instead,
 * directly or through others, so a judge for any of them would fill the same places.
 */
function alsoShort(
  problem: Problem,
  taken: Uint8Array,
  rows: readonly { e: number }[],
  discipline: string,
): string[] {
  const { entries, judges, start, judge } = problem;
  const holders: number[][] = judges.map(() => []);
  for (let e = 0; e < entries.length; e += 1)
    for (let at = start[e] ?? 0; at < (start[e + 1] ?? 0); at += 1)
      if (taken[at] === 1) holders[judge[at] ?? 0]?.push(e);
  const seen = new Set(rows.map((row) => row.e));
  const asked = new Uint8Array(judges.length);
  for (const e of seen)
    for (let at = start[e] ?? 0; at < (start[e + 1] ?? 0); at += 1) {
      const j = judge[at] ?? 0;
      if (taken[at] === 1 || asked[j] === 1) continue;
      asked[j] = 1;
      for (const holder of holders[j] ?? []) seen.add(holder);
    }
  const codes = new Set([...seen].map((e) => entries[e]?.disciplineCodes[0] ?? ''));
  codes.delete(discipline);
  return [...codes].sort();
}

function reasonReader(input: AssignmentInput, problem: Problem): (e: number) => ShortfallReason {
  const { entries, judges, start, judge, group } = problem;
  const { judgesPerEntry, usesPanels } = input.rules;
  const matchOf = matchReader(input, entries, judges);
  return (e) => {
    const panelId = entries[e]?.panelId ?? null;
    const fit = judges.filter(
      (one, j) => (!usesPanels || panelId === null || one.panelIds.includes(panelId)) && matchOf(e, j) >= 0,
    );
    if (fit.length < judgesPerEntry) return 'no-judges';
    const row = [...judge.subarray(start[e] ?? 0, start[e + 1] ?? 0)];
    const left = problem.need[e] ?? 0;
    if (row.length < left) return 'conflicts';
    const groups = new Set(row.map((j) => ((group[j] ?? -1) < 0 ? `j${j}` : `g${group[j]}`)));
    return groups.size < left ? 'organisation' : 'load';
  };
}
