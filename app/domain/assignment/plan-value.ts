import type { Problem } from './problem.ts';
import type { AssignmentRules } from './types.ts';

/** What a plan is worth, aim by aim. */
export type PlanValue = {
  /** Missing places; the same with the n-th place of one entry counted n times; current pairs that go; missing loads. */
  aims: readonly [missing: number, spread: number, leaves: number, minimums: number];
  totals: Float64Array;
  missing: Int32Array;
  /** Least total of the entries that had places to fill; of all when none had. */
  worst: number;
  total: number;
  /** Sum over judges of 1 + 2 + … + load: the smaller the evener. */
  unevenness: number;
};

/** Values a plan: 1 in `taken` for every candidate pair that is in it. */
export function valueOf(
  problem: Problem,
  taken: Uint8Array,
  minimums: AssignmentRules['minimums'],
): PlanValue {
  const { entries, judges, start, judge, match, current, need, base, load, min } = problem;
  const totals = Float64Array.from(base);
  const missing = Int32Array.from(need);
  const loads = Int32Array.from(load);
  let total = 0;
  let leaves = 0;
  let lacking = 0;
  let spread = 0;
  let worst = Infinity;
  for (let e = 0; e < entries.length; e += 1) {
    for (let at = start[e] ?? 0; at < (start[e + 1] ?? 0); at += 1) {
      if (taken[at] !== 1) {
        leaves += current[at] ?? 0;
        continue;
      }
      const j = judge[at] ?? 0;
      totals[e] = (totals[e] ?? 0) + (match[at] ?? 0);
      total += match[at] ?? 0;
      missing[e] = (missing[e] ?? 0) - 1;
      loads[j] = (loads[j] ?? 0) + 1;
    }
    const short = missing[e] ?? 0;
    lacking += short;
    spread += (short * (short + 1)) / 2;
    if ((need[e] ?? 0) > 0) worst = Math.min(worst, totals[e] ?? 0);
  }
  if (worst === Infinity) worst = totals.reduce((least, value) => Math.min(least, value), Infinity);
  let gap = 0;
  let unevenness = 0;
  for (let j = 0; j < judges.length; j += 1) {
    const has = loads[j] ?? 0;
    gap += Math.max(0, (min[j] ?? 0) - has);
    unevenness += (has * (has + 1)) / 2;
  }
  const first = minimums === 'first';
  return {
    aims: [lacking, spread, leaves, first ? gap : 0],
    totals,
    missing,
    worst: Number.isFinite(worst) ? worst : 0,
    total,
    // Minimums that come last outweigh evenness.
    unevenness: unevenness + (first ? 0 : gap * (2 * entries.length + 1)),
  };
}

/** Below 0 when the first is better in what comes before the worst entry: coverage, what stays, minimums. */
export function compareAims(a: PlanValue, b: PlanValue): number {
  for (const [index, aim] of a.aims.entries()) {
    const other = b.aims[index] ?? 0;
    if (aim !== other) return aim - other;
  }
  return 0;
}

/** Below 0 when the first is better in the order of the aims, the worst entry left out. */
export function compareValues(a: PlanValue, b: PlanValue): number {
  return compareAims(a, b) || b.total - a.total || a.unevenness - b.unevenness;
}
