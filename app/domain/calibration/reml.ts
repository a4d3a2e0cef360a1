import { entryMeans } from './design.ts';
import { judgeMatrix } from './judge-laplacian.ts';
import { addTo, factorise, invert, solve } from './linear.ts';
import type { Design } from './types.ts';

/**
 * y = mu + entry + judge + error with the covariance V = I + g Zp Zp' + h Zs Zs' (times the residual variance), g and h
 * the ratios of the variances to it, either of which may be 0. Entries are eliminated by Woodbury's formula, which leaves
 * the matrix M = I + h K of the judges, K = Zs' (I + g Zp Zp')^-1 Zs.
 */
export class MixedSystem {
  readonly sheets: number;
  /** Log of the restricted likelihood, the residual variance profiled out, up to a constant. */
  readonly likelihood: number;
  readonly residualVariance: number;
  readonly general: number;
  /** Entries' and judges' sums of P y; and of V^-1 1. */
  readonly entrySums: Float64Array;
  readonly judgeSums: Float64Array;
  readonly factor: Float64Array;
  readonly #design: Design;
  readonly #ratio: readonly [number, number];
  /** V^-1 1, and the sum of it. */
  readonly #ones: Float64Array;
  readonly #weight: number;
  readonly #py: Float64Array;
  readonly #q: number;
  #inverse: Float64Array | null = null;

  constructor(design: Design, ratio: readonly [number, number]) {
    this.#design = design;
    this.#ratio = ratio;
    const [g, h] = ratio;
    const size = design.judgeIds.length;
    this.sheets = design.total.length;
    const matrix = judgeMatrix(design, (scores) => g / (1 + g * scores)).map((one) => h * one);
    for (let j = 0; j < size; j += 1) addTo(matrix, j * size + j, 1);
    this.factor = factorise(matrix, size);
    this.#ones = this.#solveV(new Float64Array(this.sheets).fill(1));
    this.#weight = sum(this.#ones);
    // Deviations keep the digits.
    const middle = sum(design.total) / this.sheets;
    const y = design.total.map((t) => t - middle);
    this.general = middle + dot(this.#ones, y) / this.#weight;
    this.#py = this.project(y);
    this.#q = dot(y, this.#py);
    this.residualVariance = Math.max(0, this.#q / (this.sheets - 1));
    let log = Math.log(this.#weight);
    for (let i = 0; i < design.entryIds.length; i += 1) log += Math.log(1 + g * this.#scores(i));
    for (let j = 0; j < size; j += 1) log += 2 * Math.log(this.factor[j * size + j] ?? 1);
    this.likelihood = -((this.sheets - 1) * Math.log(Math.max(this.#q, 1e-300)) + log) / 2;
    this.entrySums = this.sumsBy(this.#py, design.entry, design.entryIds.length);
    this.judgeSums = this.sumsBy(this.#py, design.judge, size);
  }

  #scores(i: number): number {
    return (this.#design.start[i + 1] ?? 0) - (this.#design.start[i] ?? 0);
  }

  sumsBy(numbers: Float64Array, of: Int32Array, size: number): Float64Array {
    const sums = new Float64Array(size);
    for (const [at, place] of of.entries()) addTo(sums, place, numbers[at] ?? 0);
    return sums;
  }

  /** (I + g Zp Zp')^-1 v. */
  #solveW(v: Float64Array): Float64Array {
    const { entry, entryIds } = this.#design;
    const [g] = this.#ratio;
    const sums = this.sumsBy(v, entry, entryIds.length).map(
      (one, i) => (one * g) / (1 + g * this.#scores(i)),
    );
    return v.map((one, at) => one - (sums[entry[at] ?? 0] ?? 0));
  }

  #solveV(v: Float64Array): Float64Array {
    const { judge, judgeIds } = this.#design;
    const w = this.#solveW(v);
    if (this.#ratio[1] === 0) return w;
    const t = solve(this.factor, judgeIds.length, this.sumsBy(w, judge, judgeIds.length));
    const back = this.#solveW(Float64Array.from(judge, (j) => t[j] ?? 0));
    return w.map((one, at) => one - this.#ratio[1] * (back[at] ?? 0));
  }

  /** P v, P = V^-1 - V^-1 1 1' V^-1 / 1' V^-1 1. */
  project(v: Float64Array): Float64Array {
    const solved = this.#solveV(v);
    const share = dot(this.#ones, v) / this.#weight;
    return solved.map((one, at) => one - share * (this.#ones[at] ?? 0));
  }

  /** 1' P 1 over the sheets of each entry, and of each judge. */
  diagonals(): { entries: Float64Array; judges: Float64Array } {
    const { entry, judge, entryIds, judgeIds, start } = this.#design;
    const [g, h] = this.#ratio;
    const size = judgeIds.length;
    this.#inverse ??= invert(this.factor, size);
    const inverse = this.#inverse;
    const entryOnes = this.sumsBy(this.#ones, entry, entryIds.length);
    const judgeOnes = this.sumsBy(this.#ones, judge, size);
    const entries = entryOnes.map((one, i) => {
      const scores = this.#scores(i);
      const d = 1 / (1 + g * scores);
      let form = 0;
      for (let a = start[i] ?? 0; a < (start[i + 1] ?? 0); a += 1)
        for (let b = start[i] ?? 0; b < (start[i + 1] ?? 0); b += 1)
          form += inverse[(judge[a] ?? 0) * size + (judge[b] ?? 0)] ?? 0;
      return scores * d - h * d * d * form - (one * one) / this.#weight;
    });
    // K M^-1 = (I - M^-1) / h, and K where h is 0.
    const k = h > 0 ? null : judgeMatrix(this.#design, (scores) => g / (1 + g * scores));
    const judges = judgeOnes.map((one, j) => {
      const own = k ? (k[j * size + j] ?? 0) : (1 - (inverse[j * size + j] ?? 0)) / h;
      return own - (one * one) / this.#weight;
    });
    return { entries, judges };
  }

  /** Gradient and average information of the profiled restricted likelihood in g and h. */
  derivatives(): { gradient: [number, number]; information: [number, number, number] } {
    const { entry, judge } = this.#design;
    const freedom = this.sheets - 1;
    const { entries, judges } = this.diagonals();
    const f = [
      Float64Array.from(entry, (i) => this.entrySums[i] ?? 0),
      Float64Array.from(judge, (j) => this.judgeSums[j] ?? 0),
    ] as const;
    const quadratic = [dot(f[0], this.#py), dot(f[1], this.#py)] as const;
    const projected = [this.project(f[0]), this.project(f[1])] as const;
    const q = Math.max(this.#q, 1e-300);
    const information = (a: 0 | 1, b: 0 | 1) =>
      (freedom * (dot(f[a], projected[b]) / q - (quadratic[a] * quadratic[b]) / q / q)) / 2;
    return {
      gradient: [
        ((freedom * quadratic[0]) / q - sum(entries)) / 2,
        ((freedom * quadratic[1]) / q - sum(judges)) / 2,
      ],
      information: [information(0, 0), information(0, 1), information(1, 1)],
    };
  }

  /** The factor of the precision of the judges' errors and, last, of the mean's, over the residual variance. */
  errorFactor(): Float64Array {
    const { judge, entry, judgeIds } = this.#design;
    const [g, h] = this.#ratio;
    const size = judgeIds.length;
    const k = judgeMatrix(this.#design, (scores) => g / (1 + g * scores));
    const w = Float64Array.from(entry, (i) => 1 / (1 + g * this.#scores(i)));
    const border = this.sumsBy(w, judge, size);
    const whole = new Float64Array((size + 1) ** 2);
    for (let a = 0; a < size; a += 1) {
      for (let b = 0; b < size; b += 1) whole[a * (size + 1) + b] = k[a * size + b] ?? 0;
      addTo(whole, a * (size + 1) + a, 1 / h);
      whole[size * (size + 1) + a] = border[a] ?? 0;
    }
    whole[(size + 1) ** 2 - 1] = sum(w);
    return factorise(whole, size + 1);
  }
}

const sum = (numbers: Float64Array) => numbers.reduce((total, one) => total + one, 0);

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let at = 0; at < a.length; at += 1) total += (a[at] ?? 0) * (b[at] ?? 0);
  return total;
}

/** Largest ratio that is looked at: beyond it there is no residual to speak of. */
const MOST_RATIO = 1e8;

type Ratio = [number, number];

export type RemlFit = {
  system: MixedSystem;
  ratio: Ratio;
  converged: boolean;
  iterations: number;
  change: number;
};

/**
 * Restricted maximum likelihood by average-information steps (Gilmour, Thompson and Cullis 1995), halved until the
 * likelihood rises. A ratio that a step would make negative stops at 0 and stays there while the likelihood falls from it.
 * `free` tells which ratios the design can tell from the residual; the others are 0.
 */
export function fitReml(design: Design, free: readonly [boolean, boolean], mostTurns = 100): RemlFit {
  let ratio: Ratio = [free[0] ? 0.5 : 0, free[1] ? 0.5 : 0];
  let system = new MixedSystem(design, ratio);
  let change = Infinity;
  let iterations = 0;
  for (; iterations < mostTurns && change >= 1e-9; iterations += 1) {
    const [joint, ...alone] = stepsOf(system, ratio, free);
    const before = ratio;
    change = 0;
    // Where a joint step leads nowhere, each ratio on its own.
    for (const step of [joint, ...alone]) {
      if (!step || change > 0) continue;
      for (let length = 1; length > 1e-6 && change === 0; length /= 2) {
        const next = before.map((one, k) => within(one + length * (step[k] ?? 0))) as Ratio;
        const reached = new MixedSystem(design, next);
        if (reached.likelihood < system.likelihood - 1e-12 * Math.abs(system.likelihood)) continue;
        [ratio, system] = [next, reached];
        change = Math.max(...next.map((one, k) => Math.abs(one - (before[k] ?? 0)) / (1 + one)));
        break;
      }
    }
  }
  return { system, ratio, converged: change < 1e-9 && isTop(system, ratio, free), iterations, change };
}

const within = (one: number) => Math.min(MOST_RATIO, Math.max(0, one));

/** Which ratios may move: not one that is held, or at a bound and pushed against it. */
function movable(gradient: Ratio, ratio: Ratio, free: readonly [boolean, boolean]): [boolean, boolean] {
  return [0, 1].map(
    (k) =>
      free[k] === true &&
      !(ratio[k] === 0 && (gradient[k] ?? 0) <= 0) &&
      !(ratio[k] === MOST_RATIO && (gradient[k] ?? 0) >= 0),
  ) as [boolean, boolean];
}

/** Whether the likelihood is flat at the point, but for bounds: by a millionth of it for each doubling of a ratio. */
function isTop(system: MixedSystem, ratio: Ratio, free: readonly [boolean, boolean]): boolean {
  const { gradient } = system.derivatives();
  const moves = movable(gradient, ratio, free);
  return gradient.every(
    (one, k) => !moves[k] || Math.abs(one) * (1 + (ratio[k] ?? 0)) < 1e-6 * system.sheets,
  );
}

/** The joint step, then each ratio's alone. */
function stepsOf(system: MixedSystem, ratio: Ratio, free: readonly [boolean, boolean]): Ratio[] {
  const { gradient, information } = system.derivatives();
  const [first, second] = movable(gradient, ratio, free);
  const [a, b, c] = information;
  const [u, v] = gradient;
  // Sums that are all equal hold no information: then the gradient only tells the way.
  const bounded = (step: number, k: 0 | 1) => {
    const most = 10 * (1 + ratio[k]);
    return Number.isNaN(step) ? 0 : Math.max(-most, Math.min(most, step));
  };
  const alone: Ratio = [first ? bounded(u / a, 0) : 0, second ? bounded(v / c, 1) : 0];
  const determinant = a * c - b * b;
  const joint: Ratio =
    first && second && determinant > 1e-9 * a * c
      ? [bounded((c * u - b * v) / determinant, 0), bounded((a * v - b * u) / determinant, 1)]
      : alone;
  return [joint, [alone[0], 0], [0, alone[1]]];
}

/** Whether all totals are equal, so that there is nothing to part. */
export function hasNoSpread(design: Design): boolean {
  const means = entryMeans(design);
  const first = design.total[0] ?? 0;
  return means.length === 0 || design.total.every((t) => Math.abs(t - first) < 1e-9);
}
