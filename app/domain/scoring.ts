import type { Extreme, RaschDetail } from './calibration/rasch-types.ts';
import type { Stage } from './rubric.ts';

/** A criterion as scoring needs it. Points and maxima are whole hundredths. */
export type ScoringCriterion = { id: string; code: string; maxX100: number; weight: number };

/**
 * One judge's sheet for one entry. "missing" (not handed in) and "recused" are neither each other nor zero: neither
 * counts, and both are reported.
 */
export type SheetInput = {
  entryId: string;
  judgeId: string;
  status: 'submitted' | 'missing' | 'recused';
  marks: readonly { criterionId: string; pointsX100: number }[];
  /** The criteria of the rubric it was begun with, where that is not the newest one. */
  criteria?: readonly ScoringCriterion[];
};

/** The marks that a panel has agreed on. */
export type AgreedMarks = Pick<SheetInput, 'marks' | 'criteria'>;

export type ScoringRule = {
  method: 'MEAN' | 'TRIMMED' | 'CONSENSUS';
  /** Least number of scores for dropping the highest and the lowest. */
  trimMinimum: number;
  /** Decimal places of totals and values, 0-4. */
  decimals: number;
};

export type ScoringNote =
  | 'not-scored'
  | 'trimmed-fallback'
  | 'no-consensus'
  | 'mixed-versions'
  /** The round names finalists, and this entry is none: it stands behind them. */
  | 'not-finalist'
  | `lacks-${Stage}`
  | Extreme;

export type JudgeTotal = {
  judgeId: string;
  /** 0-100, scaled by 10^decimals, rounded half up for display; values are computed from exact totals. */
  total: number;
  /** Highest or lowest, left out by the trimmed mean. */
  dropped: boolean;
  /** What a calibrated method adds for the judge's severity, scaled like the total. */
  correction?: number;
  /** Where stages are combined: at which it was given. */
  stage?: Stage;
};

export type EntryScore = {
  entryId: string;
  /** Sheets submitted. */
  scores: number;
  /** 0-100, scaled by 10^decimals; null when nothing was submitted. */
  value: number | null;
  /** The value before rounding, 0-100: as a fraction where it is exact, as the method's estimate where it is calibrated. */
  exact?: { numerator: bigint; denominator: bigint };
  estimate?: number;
  /** Where stages are combined: the value of each, scaled alike. */
  stages?: { stage: Stage; value: number | null; rasch?: RaschDetail }[];
  /** By the Rasch model: its measure ranks instead of the value, which is never in another order. */
  rasch?: RaschDetail;
  totals: JudgeTotal[];
  notes: ScoringNote[];
  /** For tie-breakers: mean points of each criterion, in millionths of its maximum, by code. */
  criterionMeans: Record<string, number>;
  /** Median and highest exact total, in millionths of 100. */
  median: number;
  highest: number;
};

const MILLION = 1_000_000n;
/** Weighted factors up to here are taken as numbers. */
const MOST_SAFE_FACTOR = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * The score of one entry from its sheets by the round's rule.
 *
 * A sheet's total is `T = 100 * sum(w_k * x_k / max_k) / sum(w_k)` over the criteria it was begun with; the value is the
 * mean of the totals that count, by consensus the total of the agreed marks. Everything is exact (whole numbers over one
 * common denominator) until the single rounding, half up, at the end, so that a spreadsheet with the declared decimals
 * agrees. A submitted sheet that lacks a mark is a mistake and throws.
 */
export function scoreEntry(
  entryId: string,
  sheets: readonly SheetInput[],
  criteria: readonly ScoringCriterion[],
  rule: ScoringRule,
  agreed: AgreedMarks | null = null,
): EntryScore {
  const given = sheets.filter((sheet) => sheet.status === 'submitted');
  const counting = rule.method === 'CONSENSUS' ? (agreed ? [agreed] : []) : given;
  const whole = commonWhole([...given, ...counting], criteria);
  const submitted = given
    .map((sheet) => ({ judgeId: sheet.judgeId, sum: sumOf(sheet, criteria, whole) }))
    .sort((a, b) => (a.sum < b.sum ? -1 : a.sum > b.sum ? 1 : a.judgeId < b.judgeId ? -1 : 1));
  const count = submitted.length;
  const trims = rule.method === 'TRIMMED' && count >= Math.max(3, rule.trimMinimum);
  const places = 10n ** BigInt(rule.decimals);
  const totals = submitted.map(({ judgeId, sum }, index) => ({
    judgeId,
    total: divideHalfUp(100n * places * sum, whole),
    dropped: rule.method === 'CONSENSUS' || (trims && (index === 0 || index === count - 1)),
  }));
  const versions = new Set(given.map((sheet) => sheet.criteria ?? criteria));
  const notes: ScoringNote[] = versions.size > 1 ? ['mixed-versions'] : [];
  if (counting.length === 0) {
    notes.push(rule.method === 'CONSENSUS' && count > 0 ? 'no-consensus' : 'not-scored');
    return { entryId, scores: count, value: null, totals, notes, criterionMeans: {}, median: 0, highest: 0 };
  }
  if (rule.method === 'TRIMMED' && !trims) notes.push('trimmed-fallback');
  const sums =
    agreed && rule.method === 'CONSENSUS'
      ? [sumOf(agreed, criteria, whole)]
      : submitted.map((one) => one.sum);
  const counted = trims ? sums.slice(1, -1) : sums;
  const middle = [
    sums[Math.floor((sums.length - 1) / 2)] ?? 0n,
    sums[Math.ceil((sums.length - 1) / 2)] ?? 0n,
  ];
  const exact = { numerator: 100n * add(counted), denominator: BigInt(counted.length) * whole };
  return {
    entryId,
    scores: count,
    value: divideHalfUp(places * exact.numerator, exact.denominator),
    exact,
    totals,
    notes,
    criterionMeans: criterionMeans(counting, criteria),
    median: divideHalfUp(MILLION * add(middle), 2n * whole),
    highest: divideHalfUp(MILLION * (sums.at(-1) ?? 0n), whole),
  };
}

const add = (numbers: readonly bigint[]) => numbers.reduce((sum, one) => sum + one, 0n);

/** Of a rubric: the sum that a sheet with full marks everywhere reaches, and what a point of each criterion adds. */
type Scale = { whole: bigint; factors: bigint[]; safe: number[] | null };

const scales = new WeakMap<readonly ScoringCriterion[], Scale>();

/** Over the least common multiple of the maxima; worked out once for a rubric. */
function scaleOf(criteria: readonly ScoringCriterion[]): Scale {
  const known = scales.get(criteria);
  if (known) return known;
  const lcm = leastMultiple(criteria.map(({ maxX100 }) => BigInt(maxX100)));
  const factors = criteria.map(({ maxX100, weight }) => BigInt(weight) * (lcm / BigInt(maxX100)));
  const safe = factors.every((one) => one <= MOST_SAFE_FACTOR) ? factors.map(Number) : null;
  const scale = { whole: lcm * add(criteria.map(({ weight }) => BigInt(weight))), factors, safe };
  scales.set(criteria, scale);
  return scale;
}

/** One denominator for sheets of several rubrics. */
function commonWhole(sheets: readonly AgreedMarks[], criteria: readonly ScoringCriterion[]): bigint {
  const rubrics = new Set(sheets.map((sheet) => sheet.criteria ?? criteria));
  const [first = 1n, ...rest] = [...rubrics].map((one) => scaleOf(one).whole);
  return rest.length === 0 ? first : leastMultiple([first, ...rest]);
}

function leastMultiple(numbers: readonly bigint[]): bigint {
  return numbers.reduce((lcm, one) => (lcm / gcd(lcm, one)) * one, 1n);
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

/** A sheet's weighted points, so that `whole` is full marks. */
function sumOf(
  { marks, criteria: own, ...sheet }: AgreedMarks & Partial<Pick<SheetInput, 'judgeId' | 'entryId'>>,
  common: readonly ScoringCriterion[],
  whole: bigint,
): bigint {
  const criteria = own ?? common;
  const scale = scaleOf(criteria);
  const points = criteria.map(({ id, code }, index) => {
    const mark =
      marks[index]?.criterionId === id ? marks[index] : marks.findLast((one) => one.criterionId === id);
    if (!mark) throw new Error(`The sheet of ${sheet.judgeId} for ${sheet.entryId} lacks criterion ${code}`);
    return mark.pointsX100;
  });
  const factor = whole / scale.whole;
  if (scale.safe) {
    // Numbers are exact up to 2^53; beyond, the same sum runs in bigints.
    let sum = 0;
    let size = 0;
    for (const [index, safe] of scale.safe.entries()) {
      const product = safe * (points[index] ?? 0);
      sum += product;
      size += Math.abs(product);
    }
    if (size <= Number.MAX_SAFE_INTEGER) return BigInt(sum) * factor;
  }
  return add(scale.factors.map((one, index) => one * BigInt(points[index] ?? 0))) * factor;
}

/** `numerator / denominator` rounded half up (away from zero for negatives). */
export function divideHalfUp(numerator: bigint, denominator: bigint): number {
  const sign = numerator < 0n ? -1n : 1n;
  const size = numerator * sign;
  return Number(sign * ((2n * size + denominator) / (2n * denominator)));
}

/** By code, so that a criterion that two versions share is one. */
function criterionMeans(
  sheets: readonly AgreedMarks[],
  common: readonly ScoringCriterion[],
): Record<string, number> {
  const shares = new Map<string, { points: number; maxX100: number }[]>();
  for (const { marks, criteria = common } of sheets)
    for (const [index, { id, code, maxX100 }] of criteria.entries()) {
      const mark =
        marks[index]?.criterionId === id ? marks[index] : marks.find((one) => one.criterionId === id);
      const share = { points: mark?.pointsX100 ?? 0, maxX100 };
      const list = shares.get(code);
      if (list) list.push(share);
      else shares.set(code, [share]);
    }
  return Object.fromEntries([...shares].map(([code, list]) => [code, millionths(list)]));
}

/** Mean share of the maximum, rounded half up; in plain numbers where one maximum and small sums allow it. */
function millionths(list: readonly { points: number; maxX100: number }[]): number {
  const whole = list.length * (list[0]?.maxX100 ?? 1);
  const size = list.reduce((sum, one) => sum + Math.abs(one.points), 0);
  if (
    list.every((one) => one.maxX100 === list[0]?.maxX100) &&
    2e6 * size + whole <= Number.MAX_SAFE_INTEGER
  ) {
    const sum = list.reduce((total, one) => total + one.points, 0);
    const numerator = 2e6 * Math.abs(sum) + whole;
    const rounded = (numerator - (numerator % (2 * whole))) / (2 * whole);
    return sum < 0 && rounded > 0 ? -rounded : rounded;
  }
  const lcm = leastMultiple(list.map(({ maxX100 }) => BigInt(maxX100)));
  const sum = add(list.map(({ points, maxX100 }) => BigInt(points) * (lcm / BigInt(maxX100))));
  return divideHalfUp(MILLION * sum, BigInt(list.length) * lcm);
}

/**
 * Weighted points as a percentage of the maximum, for a judge to compare their own sheets by; the scoring table computes
 * its own, exactly. Null without marks.
 */
export function shareOfMaximum(
  marks: readonly { pointsX100: number; maxX100: number; weight: number }[],
): number | null {
  const weights = marks.reduce((sum, mark) => sum + mark.weight, 0);
  if (weights === 0) return null;
  const points = marks.reduce((sum, mark) => sum + (mark.weight * mark.pointsX100) / mark.maxX100, 0);
  return (100 * points) / weights;
}
