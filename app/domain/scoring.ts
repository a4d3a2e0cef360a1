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
};

export type ScoringRule = {
  method: 'MEAN' | 'TRIMMED';
  /** Least number of scores for dropping the highest and the lowest. */
  trimMinimum: number;
  /** Decimal places of totals and values, 0-4. */
  decimals: number;
};

export type ScoringNote = 'not-scored' | 'trimmed-fallback';

export type JudgeTotal = {
  judgeId: string;
  /** 0-100, scaled by 10^decimals, rounded half up for display; values are computed from exact totals. */
  total: number;
  /** Highest or lowest, left out by the trimmed mean. */
  dropped: boolean;
};

export type EntryScore = {
  entryId: string;
  /** Sheets submitted. */
  scores: number;
  /** 0-100, scaled by 10^decimals; null when nothing was submitted. */
  value: number | null;
  totals: JudgeTotal[];
  notes: ScoringNote[];
  /** For tie-breakers: mean points of each criterion, in millionths of its maximum, by code. */
  criterionMeans: Record<string, number>;
  /** Median and highest exact total, in millionths of 100. */
  median: number;
  highest: number;
};

const MILLION = 1_000_000n;

/**
 * The score of one entry from its sheets by the round's rule.
 *
 * A sheet's total is `T = 100 * sum(w_k * x_k / max_k) / sum(w_k)`; the value is the mean of the totals that count.
 * Everything is exact (whole numbers over one common denominator) until the single rounding, half up, at the end, so
 * that a spreadsheet with the declared decimals agrees. A submitted sheet that lacks a mark is a mistake and throws.
 */
export function scoreEntry(
  entryId: string,
  sheets: readonly SheetInput[],
  criteria: readonly ScoringCriterion[],
  rule: ScoringRule,
): EntryScore {
  const scale = commonScale(criteria);
  const submitted = sheets
    .filter((sheet) => sheet.status === 'submitted')
    .map((sheet) => ({ judgeId: sheet.judgeId, sum: weightedSum(sheet, criteria, scale.lcm) }))
    .sort((a, b) => (a.sum < b.sum ? -1 : a.sum > b.sum ? 1 : a.judgeId < b.judgeId ? -1 : 1));
  const count = submitted.length;
  if (count === 0) {
    return {
      entryId,
      scores: 0,
      value: null,
      totals: [],
      notes: ['not-scored'],
      criterionMeans: {},
      median: 0,
      highest: 0,
    };
  }
  const trims = rule.method === 'TRIMMED' && count >= Math.max(3, rule.trimMinimum);
  const counted = trims ? submitted.slice(1, -1) : submitted;
  const sum = counted.reduce((total, sheet) => total + sheet.sum, 0n);
  const places = 10n ** BigInt(rule.decimals);
  const middle = [submitted[Math.floor((count - 1) / 2)], submitted[Math.ceil((count - 1) / 2)]];
  const middleSum = middle.reduce((total, sheet) => total + (sheet?.sum ?? 0n), 0n);
  return {
    entryId,
    scores: count,
    value: divideHalfUp(100n * places * sum, BigInt(counted.length) * scale.whole),
    totals: submitted.map((sheet, index) => ({
      judgeId: sheet.judgeId,
      total: divideHalfUp(100n * places * sheet.sum, scale.whole),
      dropped: trims && (index === 0 || index === count - 1),
    })),
    notes: rule.method === 'TRIMMED' && !trims ? ['trimmed-fallback'] : [],
    criterionMeans: criterionMeans(sheets, criteria),
    median: divideHalfUp(MILLION * middleSum, 2n * scale.whole),
    highest: divideHalfUp(MILLION * (submitted[count - 1]?.sum ?? 0n), scale.whole),
  };
}

/** Least common multiple of the maxima, and the sum that a sheet with full marks everywhere reaches. */
function commonScale(criteria: readonly ScoringCriterion[]): { lcm: bigint; whole: bigint } {
  let lcm = 1n;
  let weights = 0n;
  for (const { maxX100, weight } of criteria) {
    const max = BigInt(maxX100);
    lcm = (lcm / gcd(lcm, max)) * max;
    weights += BigInt(weight);
  }
  return { lcm, whole: lcm * weights };
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

function weightedSum(sheet: SheetInput, criteria: readonly ScoringCriterion[], lcm: bigint): bigint {
  const points = new Map(sheet.marks.map((mark) => [mark.criterionId, mark.pointsX100]));
  let sum = 0n;
  for (const { id, code, maxX100, weight } of criteria) {
    const given = points.get(id);
    if (given === undefined)
      throw new Error(`The submitted sheet of ${sheet.judgeId} for ${sheet.entryId} lacks criterion ${code}`);
    sum += BigInt(weight) * BigInt(given) * (lcm / BigInt(maxX100));
  }
  return sum;
}

/** `numerator / denominator` rounded half up (away from zero for negatives). */
export function divideHalfUp(numerator: bigint, denominator: bigint): number {
  const sign = numerator < 0n ? -1n : 1n;
  const size = numerator * sign;
  return Number(sign * ((2n * size + denominator) / (2n * denominator)));
}

function criterionMeans(
  sheets: readonly SheetInput[],
  criteria: readonly ScoringCriterion[],
): Record<string, number> {
  const submitted = sheets.filter((sheet) => sheet.status === 'submitted');
  return Object.fromEntries(
    criteria.map(({ id, code, maxX100 }) => {
      const sum = submitted.reduce(
        (total, sheet) => total + (sheet.marks.find((mark) => mark.criterionId === id)?.pointsX100 ?? 0),
        0,
      );
      return [code, divideHalfUp(MILLION * BigInt(sum), BigInt(submitted.length) * BigInt(maxX100))];
    }),
  );
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
