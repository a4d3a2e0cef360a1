import type { Problem } from './problem.ts';

/**
 * A plan to start from: entries with the fewest candidates first, place by place, each the best match that has room. It
 * breaks no rule and is usually close, which spares the simplex most of its pivots.
 */
export function firstPlan(problem: Problem): Uint8Array {
  const { entries, start, judge, need, room, group, current } = problem;
  const taken = new Uint8Array(judge.length);
  const left = Int32Array.from(room);
  const missing = Int32Array.from(need);
  const order = entries.map((_, e) => e);
  const width = (e: number) => (start[e + 1] ?? 0) - (start[e] ?? 0);
  order.sort((a, b) => width(a) - width(b) || a - b);
  const excludes = new Map<number, number[]>();
  for (const [a, b] of problem.apart) {
    excludes.set(a, [...(excludes.get(a) ?? []), b]);
    excludes.set(b, [...(excludes.get(b) ?? []), a]);
  }
  const fits = (e: number, at: number) => {
    const j = judge[at] ?? 0;
    if (taken[at] === 1 || (left[j] ?? 0) <= 0) return false;
    const g = group[j] ?? -1;
    const out = excludes.get(j);
    if (g < 0 && !out) return true;
    for (let other = start[e] ?? 0; other < (start[e + 1] ?? 0); other += 1) {
      if (taken[other] !== 1) continue;
      const k = judge[other] ?? 0;
      if ((g >= 0 && group[k] === g) || out?.includes(k)) return false;
    }
    return true;
  };
  const deepest = need.reduce((most, value) => Math.max(most, value), 0);
  for (const wanted of [1, 0])
    for (let turn = 0; turn < deepest; turn += 1)
      for (const e of order) {
        if ((missing[e] ?? 0) <= 0) continue;
        for (let at = start[e] ?? 0; at < (start[e + 1] ?? 0); at += 1) {
          if ((current[at] ?? 0) < wanted || !fits(e, at)) continue;
          taken[at] = 1;
          left[judge[at] ?? 0] = (left[judge[at] ?? 0] ?? 0) - 1;
          missing[e] = (missing[e] ?? 0) - 1;
          break;
        }
      }
  return taken;
}
