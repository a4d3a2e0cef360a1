import { componentsOf, sizesOf } from './components.ts';
import { factorise, solve } from './linear.ts';
import type { RaschData } from './rasch-data.ts';
import { FACETS } from './rasch-extremes.ts';
import type { Peeled } from './rasch-extremes.ts';
import { InformationPass } from './rasch-information.ts';
import { RaschScale } from './rasch-model.ts';
import type { Convergence } from './types.ts';

export type RaschFit = {
  /** Measures by facet: merit, severity, difficulty, in logits. What was taken out stands at 0. */
  measures: [Float64Array, Float64Array, Float64Array];
  scales: RaschScale[];
  convergence: Convergence;
  /** How many pieces the entries and judges that took part fall into. */
  pieces: number;
};

/** How far an estimation is. */
export type RaschProgress = { turn: number; residual: number };
export type RaschWatch = (progress: RaschProgress) => void;

/** What the published convention asks for; Newton's steps go on to a millionth of both. */
const LOOSE = { residual: 0.01, change: 0.0001 };
export const TIGHT = 1e-6;
export const MOST_TURNS = 100;
/** Longest step of one measure, in logits. */
const LONGEST = 4;
/** A measure beyond this, in logits, runs away: the marks part two sets entirely, and there is no highest point. */
const RUNAWAY = 25;

/**
 * Joint maximum likelihood of the many-facet Rasch model (Linacre 1989): ln(P_h / P_(h-1)) = B - S - D - F_h. Newton's
 * method on all measures at once, the entries eliminated, steps halved until the likelihood rises: it is concave, so this
 * ends where steps element by element end. Severities have sum 0 in each component, difficulties and the thresholds of
 * each group sum 0; entries float. `converged` by residuals below 0.01 points and changes below 0.0001 logits.
 */
export function fitRasch(
  data: RaschData,
  peeled: Peeled,
  mostTurns = MOST_TURNS,
  watch: RaschWatch = () => undefined,
): RaschFit {
  const scales = peeled.levels.map((levels) => new RaschScale(Math.max(0, levels.length - 1)));
  const pass = new InformationPass(data, peeled, scales);
  let point = start(data, peeled, pass);
  let likelihood = pass.run(point);
  const { sums, pieces } = constraints(data, peeled, pass);
  const convergence: Convergence = { converged: true, iterations: 0, residual: pass.residual, change: 0 };
  if (!peeled.active.includes(1))
    return { measures: measuresOf(data, pass, point), scales, convergence, pieces };
  for (let turn = 1; ; turn += 1) {
    convergence.residual = pass.residual;
    watch({ turn: turn - 1, residual: pass.residual });
    if (turn > mostTurns) break;
    if (convergence.residual < TIGHT && turn > 1 && convergence.change < TIGHT) break;
    const slope = newtonStep(pass, sums);
    const longest = slope.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    let length = Math.min(1, LONGEST / longest);
    const before = point;
    for (let halving = 0; ; halving += 1) {
      point = before.map((one, at) => one + length * (slope[at] ?? 0));
      const reached = pass.run(point);
      // Near the top the likelihood no longer shows a difference.
      if (reached >= likelihood - 1e-10 * Math.abs(likelihood) || halving === 30) {
        likelihood = reached;
        break;
      }
      length /= 2;
    }
    convergence.iterations = turn;
    convergence.change = length * longest;
    if (isRunaway(point)) break;
  }
  convergence.runsAway = isRunaway(point);
  convergence.converged =
    !convergence.runsAway && convergence.residual < LOOSE.residual && convergence.change < LOOSE.change;
  return { measures: measuresOf(data, pass, point), scales, convergence, pieces };
}

const isRunaway = (point: Float64Array) => point.some((one) => Math.abs(one) > RUNAWAY);

/** Entries from their share of the maximum, thresholds from the counts of categories. */
function start(
  { ids, of, groupOf }: RaschData,
  { active, category, levels }: Peeled,
  pass: InformationPass,
): Float64Array {
  const point = new Float64Array(pass.entries + pass.rest);
  const sum = new Float64Array(ids[0].length);
  const most = new Float64Array(ids[0].length);
  const counts = levels.map((list) => new Float64Array(list.length));
  for (const [at, entry] of of[0].entries()) {
    if (active[at] !== 1) continue;
    const group = groupOf[of[2][at] ?? 0] ?? 0;
    const h = category[at] ?? 0;
    sum[entry] = (sum[entry] ?? 0) + h;
    most[entry] = (most[entry] ?? 0) + (levels[group]?.length ?? 1) - 1;
    const own = counts[group];
    if (own) own[h] = (own[h] ?? 0) + 1;
  }
  for (const [entry, top] of most.entries())
    if (top > 0) point[entry] = Math.log((sum[entry] ?? 0) / (top - (sum[entry] ?? 0)));
  for (const [group, own] of counts.entries()) {
    const logs = own.slice(1).map((count, h) => Math.log(Math.max(1, count) / Math.max(1, own[h] ?? 1)));
    const mean = logs.reduce((total, one) => total + one, 0) / Math.max(1, logs.length);
    // Of the parameters that are turned round: -F.
    for (const [h, one] of logs.entries()) point[pass.entries + pass.thresholdAt(group) + h] = one - mean;
  }
  return point;
}

/** Sets of the remaining parameters whose sum stays 0. */
function constraints({ ids, of }: RaschData, { active, levels }: Peeled, pass: InformationPass) {
  const used = new Int32Array(active.reduce((sum, one) => sum + one, 0));
  for (let at = 0, next = 0; at < active.length; at += 1) if (active[at] === 1) used[next++] = at;
  const { count, ofJudge } = componentsOf({
    entryIds: ids[0],
    judgeIds: ids[1],
    entry: used.map((at) => of[0][at] ?? 0),
    judge: used.map((at) => of[1][at] ?? 0),
  });
  const judges = Array.from(sizesOf(ofJudge, count), (_, label) =>
    [...ofJudge.keys()].filter((j) => ofJudge[j] === label),
  );
  const criteria = [...new Set(used.map((at) => ids[1].length + (of[2][at] ?? 0)))];
  const thresholds = levels.map((list, group) => list.slice(1).map((_, h) => pass.thresholdAt(group) + h));
  return { sums: [...judges, criteria, ...thresholds].filter((set) => set.length > 0), pieces: count };
}

/** One step of Newton: the remaining parameters from the system without entries, then the entries. */
function newtonStep(pass: InformationPass, sums: readonly number[][]): Float64Array {
  const { rest, entries, information } = pass;
  pass.eliminate();
  let diagonal = 0;
  for (let a = 0; a < rest; a += 1) diagonal += (information[a * rest + a] ?? 0) / rest;
  for (const set of sums)
    for (const a of set)
      for (const b of set)
        information[a * rest + b] = (information[a * rest + b] ?? 0) + diagonal / set.length;
  const tail = solve(factorise(information, rest), rest, pass.score);
  const step = new Float64Array(entries + rest);
  step.set(tail, entries);
  pass.substitute(tail, step);
  return step;
}

function measuresOf({ ids }: RaschData, pass: InformationPass, point: Float64Array): RaschFit['measures'] {
  const [entries, judges, criteria] = FACETS.map((facet) => ids[facet].length);
  const from = entries ?? 0;
  const to = from + (judges ?? 0);
  return [
    point.slice(0, from),
    point.slice(from, to).map((one) => -one),
    point.slice(to, to + (criteria ?? 0)).map((one) => -one),
  ];
}
