import type { Problem } from './problem.ts';

/** The entry that a candidate pair belongs to. */
export function entryOf({ start }: Problem, at: number): number {
  let low = 0;
  let high = start.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((start[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** A taken candidate of the entry, better matching, that excludes this one; -1 for none. */
export function partner(problem: Problem, e: number, taken: Uint8Array, at: number): number {
  const { start, judge, group, apart } = problem;
  const j = judge[at] ?? 0;
  for (let other = start[e] ?? 0; other < at; other += 1) {
    if (taken[other] !== 1) continue;
    const k = judge[other] ?? 0;
    if ((group[j] ?? -1) >= 0 && group[j] === group[k]) return other;
    if (apart.some(([a, b]) => (a === j && b === k) || (a === k && b === j))) return other;
  }
  return -1;
}

/** A taken candidate of the entry that another one excludes; -1 for none. */
export function excluded(problem: Problem, e: number, taken: Uint8Array): number {
  for (let at = problem.start[e] ?? 0; at < (problem.start[e + 1] ?? 0); at += 1)
    if (taken[at] === 1 && partner(problem, e, taken, at) >= 0) return at;
  return -1;
}
