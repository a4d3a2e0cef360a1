import { seededRandom } from '../random.ts';
import { sumOverJudges } from './judge-laplacian.ts';
import { solveUpper } from './linear.ts';
import type { Calibration, RankErrors } from './types.ts';

export type RankInterval = {
  entryId: string;
  /** 5th and 95th percentile of the rank. */
  low: number;
  high: number;
  /** Share of the draws with a rank within the quota; null without one. */
  inside: number | null;
};

export const DRAWS = 2000;
/** Numbers in one bucket from which sorting by comparison is faster. */
const CROWD = 100;

type Drawing = { seed: number; draws?: number; quota?: number | null };
type Estimated = Pick<Calibration, 'entries' | 'errors'>;

/** A calibration whose values count with this weight, the sum of all weights being 1. */
type Part = { calibration: Estimated; weight: number };

/**
 * Rank intervals by drawing every value anew from its errors, seeded: additive and mixed with the errors that entries
 * share through their judges, the others as if entries were independent. Equal values fall in a drawn order. Only
 * entries with a value and a standard error are ranked; none without.
 */
export function rankIntervals(calibration: Estimated, drawing: Drawing): RankInterval[] {
  return drawRanks([{ calibration, weight: 1 }], calibration.entries, drawing);
}

/** The stages of a round, each calibrated by itself, with what they weigh in the value; the preliminary one first. */
export type StagedParts = readonly Part[];

/**
 * Rank intervals where values of several stages are combined by weight, whose errors are independent, and where finalists
 * stand before all others, who have the first stage alone. `pool`: the entries that are ranked.
 */
export function stagedIntervals(
  stages: StagedParts,
  { finalists, pool, ...drawing }: Drawing & { finalists: ReadonlySet<string>; pool: readonly string[] },
): RankInterval[] {
  const whole = stages.reduce((sum, { weight }) => sum + weight, 0);
  const parts = stages.map((part) => ({ ...part, weight: part.weight / whole }));
  const named = (among: boolean) =>
    pool.filter((id) => finalists.has(id) === among).map((entryId) => ({ entryId }));
  if (finalists.size === 0) return drawRanks(parts, named(false), drawing);
  const first = drawRanks(parts, named(true), drawing);
  const [preliminary] = stages;
  const behind = preliminary ? [{ ...preliminary, weight: 1 }] : [];
  const quota = drawing.quota === null || drawing.quota === undefined ? null : drawing.quota - first.length;
  const others = drawRanks(behind, named(false), { ...drawing, quota });
  return [
    ...first,
    ...others.map(({ low, high, ...one }) => ({
      ...one,
      low: low + first.length,
      high: high + first.length,
    })),
  ];
}

/** The ranks of these entries among each other; of those alone that every part has a value and an error for. */
function drawRanks(
  parts: readonly Part[],
  among: readonly { entryId: string }[],
  { seed, draws = DRAWS, quota = null }: Drawing,
): RankInterval[] {
  const indexed = parts.map(({ calibration, weight }) => {
    const at = new Map(calibration.entries.map(({ entryId }, index) => [entryId, index]));
    return { ...calibration, weight, at };
  });
  const ids = among
    .map(({ entryId }) => entryId)
    .filter((id) =>
      indexed.every(({ entries, at, errors }) => {
        const entry = entries[at.get(id) ?? -1];
        return errors !== null && entry !== undefined && entry.estimate !== null && entry.se !== null;
      }),
    );
  const count = ids.length;
  if (count === 0 || parts.length === 0) return [];
  const drawers = indexed.map(({ entries, errors, at, weight }) => {
    const places = Int32Array.from(ids, (id) => at.get(id) ?? 0);
    const estimates = Float64Array.from(places, (i) => entries[i]?.estimate ?? 0);
    const own = Float64Array.from(places, (i) => errors?.own[i] ?? 0);
    const widest = estimates.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    return { places, estimates, own, widest, weight, shared: errors?.shared ?? null };
  });
  const ranks = new Uint32Array(count * draws);
  const drawn = new Float64Array(count);
  const sorter = bucketSorter(count);
  const uniform = seededRandom(seed);
  const normal = normalDeviates(uniform);
  for (let draw = 0; draw < draws; draw += 1) {
    drawn.fill(0);
    for (const { places, estimates, own, widest, weight, shared } of drawers) {
      const common = shared ? judgeErrors(shared, normal) : null;
      for (let p = 0; p < count; p += 1) {
        const sd = own[p] ?? 0;
        // Without an error of its own, only the drawn order parts it from equals.
        const error = sd > 0 ? sd * normal() : 1e-9 * widest * (uniform() - 0.5);
        const value = (estimates[p] ?? 0) + error + (common?.[places[p] ?? 0] ?? 0);
        drawn[p] = (drawn[p] ?? 0) + weight * value;
      }
    }
    const order = sorter(drawn);
    for (let place = 0; place < count; place += 1) ranks[(order[place] ?? 0) * draws + draw] = count - place;
  }
  return ids.map((entryId, p) => {
    const own = ranks.subarray(p * draws, (p + 1) * draws).sort();
    return {
      entryId,
      low: own[Math.ceil(draws * 0.05) - 1] ?? 1,
      high: own[Math.ceil(draws * 0.95) - 1] ?? count,
      inside: quota === null ? null : own.filter((rank) => rank <= quota).length / draws,
    };
  });
}

/** Whether chance may carry an entry over the line: inside in a share of .1 to .9 of the draws. */
export const isAtBorder = (inside: number | null): boolean =>
  inside !== null && inside >= 0.1 && inside <= 0.9;

/** The entries that chance may carry over the quota, or below it: inside in a share of .1 to .9 of the draws. */
export function borderBand(intervals: readonly RankInterval[]): RankInterval[] {
  return intervals.filter(({ inside }) => isAtBorder(inside));
}

/**
 * Share of the variance of the values that is not error: (SD^2 - RMSE^2) / SD^2, at least 0; predictions of the mixed
 * model are shrunk already, and it is 1 - RMSE^2 / entry variance. Null where there are no errors or no spread.
 */
export function tableReliability({ entries, variances }: Calibration): number | null {
  const known = entries.flatMap(({ estimate, se }) =>
    estimate === null || se === null ? [] : [{ estimate, se }],
  );
  if (known.length < 2) return null;
  const mean = known.reduce((sum, one) => sum + one.estimate, 0) / known.length;
  const squares = known.reduce((sum, one) => sum + (one.estimate - mean) ** 2, 0);
  const error = known.reduce((sum, one) => sum + one.se ** 2, 0) / known.length;
  const spread = variances ? variances.entry : squares / (known.length - 1);
  return spread > 0 ? Math.max(0, 1 - error / spread) : null;
}

/** What one draw of the judges' errors adds to each entry. */
function judgeErrors(
  { design, factor, size, sd, weight, group }: NonNullable<RankErrors['shared']>,
  normal: () => number,
): Float64Array {
  const errors = solveUpper(factor, size, Float64Array.from({ length: size }, normal));
  const judges = design.judgeIds.length;
  const general = size > judges ? (errors[judges] ?? 0) : 0;
  if (group) centre(errors, group);
  return Float64Array.from(design.entryIds, (_, i) => {
    const scores = (design.start[i + 1] ?? 0) - (design.start[i] ?? 0);
    if (scores === 0) return 0;
    return -sd * (weight[i] ?? 0) * (general + sumOverJudges(design, i, errors) / scores);
  });
}

/** Takes from each number the mean of its group. */
function centre(numbers: Float64Array, group: Int32Array): void {
  const sum = new Float64Array(numbers.length);
  const count = new Float64Array(numbers.length);
  for (const [at, of] of group.entries())
    if (of >= 0) {
      sum[of] = (sum[of] ?? 0) + (numbers[at] ?? 0);
      count[of] = (count[of] ?? 0) + 1;
    }
  for (const [at, of] of group.entries())
    if (of >= 0) numbers[at] = (numbers[at] ?? 0) - (sum[of] ?? 0) / (count[of] ?? 1);
}

/**
 * Sorts places by their numbers, ascending: into buckets of equal width first, then by insertion.
 */
function bucketSorter(count: number): (numbers: Float64Array) => Int32Array {
  const buckets = 2 * count;
  const bucketOf = new Int32Array(count);
  const start = new Int32Array(buckets + 1);
  const order = new Int32Array(count);
  return (numbers) => {
    let [least, most] = [Infinity, -Infinity];
    for (const one of numbers) {
      if (one < least) least = one;
      if (one > most) most = one;
    }
    const scale = most > least ? (buckets - 1) / (most - least) : 0;
    start.fill(0);
    for (let p = 0; p < count; p += 1) {
      const bucket = Math.floor(((numbers[p] ?? 0) - least) * scale);
      bucketOf[p] = bucket;
      start[bucket + 1] = (start[bucket + 1] ?? 0) + 1;
    }
    // One far outlier would leave all others in one bucket.
    if (start.some((size) => size > CROWD)) {
      for (let p = 0; p < count; p += 1) order[p] = p;
      return order.sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0) || a - b);
    }
    for (let b = 0; b < buckets; b += 1) start[b + 1] = (start[b + 1] ?? 0) + (start[b] ?? 0);
    for (let p = 0; p < count; p += 1) {
      const bucket = bucketOf[p] ?? 0;
      order[start[bucket] ?? 0] = p;
      start[bucket] = (start[bucket] ?? 0) + 1;
    }
    for (let at = 1; at < count; at += 1) {
      const own = order[at] ?? 0;
      const value = numbers[own] ?? 0;
      let place = at;
      for (; place > 0 && (numbers[order[place - 1] ?? 0] ?? 0) > value; place -= 1)
        order[place] = order[place - 1] ?? 0;
      order[place] = own;
    }
    return order;
  };
}

/** Normal deviates in pairs (Box and Muller 1958). */
function normalDeviates(uniform: () => number): () => number {
  let other: number | null = null;
  return () => {
    if (other !== null) {
      const kept = other;
      other = null;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    other = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}
