import { exchangeOf } from './connect.ts';
import type { Exchange } from './connect.ts';
import type { Problem } from './problem.ts';
import { Seating } from './seating.ts';

const MOST_STEPS = 3000;

/** `e` gives the judge of `out` up for that of `into`, who comes from `f` if one is named; `f` takes `fInto` instead. */
type Step = { e: number; out: number; into: number; f: number; fOut: number; fInto: number; loss: number };

/**
 * Lifts the worst served entry, again and again, by the step that costs the least match: a better judge who has room, an
 * exchange with another entry, or a judge whom another entry can replace. Everybody touched ends above where the worst
 * was. A quick way up for rounds whose matches are too varied to branch on from the start.
 */
export function lift(problem: Problem, taken: Uint8Array): Uint8Array {
  const seating = new Seating(problem, taken);
  const open = problem.need.reduce((sum, need) => sum + (need > 0 ? 1 : 0), 0);
  const floors = new Float64Array(problem.entries.length);
  for (let turn = 0; turn < Math.min(MOST_STEPS, open * 20); turn += 1) {
    let worst = -1;
    for (let e = 0; e < problem.entries.length; e += 1)
      if (
        (problem.need[e] ?? 0) > 0 &&
        (worst < 0 || (seating.totals[e] ?? 0) < (seating.totals[worst] ?? 0))
      )
        worst = e;
    if (worst < 0) break;
    floors.fill((seating.totals[worst] ?? 0) + 1);
    const step = bestStep(problem, seating, floors, worst);
    if (!step) break;
    seating.replace(step.e, step.out, step.into);
    if (step.f >= 0) seating.replace(step.f, step.fOut, step.fInto);
  }
  return seating.taken;
}

function bestStep(problem: Problem, seating: Seating, floors: Float64Array, e: number): Step | null {
  const { start, judge, match } = problem;
  let best: Step | null = null;
  const offer = (step: Step | Exchange | null) => {
    if (step && (!best || step.loss < best.loss)) best = step;
  };
  for (let out = start[e] ?? 0; out < (start[e + 1] ?? 0); out += 1) {
    if (seating.taken[out] !== 1) continue;
    for (let into = start[e] ?? 0; into < out; into += 1) {
      const gain = (match[into] ?? 0) - (match[out] ?? 0);
      if ((seating.totals[e] ?? 0) + gain < (floors[e] ?? 0)) continue;
      const theirs = judge[into] ?? 0;
      if (!mayMove(problem, seating, e, out, into)) continue;
      if (hasRoom(problem, seating, theirs)) {
        if (maySpare(problem, seating, judge[out] ?? 0))
          offer({ e, out, into, f: -1, fOut: -1, fInto: -1, loss: -gain });
        continue;
      }
      for (const f of seating.entriesOf[theirs] ?? []) {
        offer(exchangeOf(problem, seating, floors, [e, out, into, f]));
        const fOut = seating.candidate(f, theirs);
        if (fOut < 0 || seating.taken[fOut] !== 1 || !maySpare(problem, seating, judge[out] ?? 0)) continue;
        for (let fInto = start[f] ?? 0; fInto < (start[f + 1] ?? 0); fInto += 1) {
          const other = (match[fInto] ?? 0) - (match[fOut] ?? 0);
          if ((seating.totals[f] ?? 0) + other < (floors[f] ?? 0)) break;
          if (judge[fInto] === judge[out] || !hasRoom(problem, seating, judge[fInto] ?? 0)) continue;
          if (!mayMove(problem, seating, f, fOut, fInto)) continue;
          offer({ e, out, into, f, fOut, fInto, loss: -gain - other });
          break;
        }
      }
    }
  }
  return best;
}

function mayMove(
  { judge, current }: Problem,
  seating: Seating,
  e: number,
  out: number,
  into: number,
): boolean {
  return current[out] === current[into] && seating.mayReplace(e, judge[out] ?? 0, judge[into] ?? 0);
}

function hasRoom({ room, load }: Problem, seating: Seating, j: number): boolean {
  return (seating.entriesOf[j]?.length ?? 0) < (room[j] ?? 0) + (load[j] ?? 0);
}

function maySpare({ min }: Problem, seating: Seating, j: number): boolean {
  return (seating.entriesOf[j]?.length ?? 0) > (min[j] ?? 0);
}
