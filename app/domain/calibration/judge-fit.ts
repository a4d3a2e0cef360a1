import type { Calibration, Design } from './types.ts';

/** Sheets of a judge from which on anything is said of their fit. */
export const LEAST_FOR_FIT = 5;
/** Beyond these a judge marks unlike the others, or more alike than chance would have it. */
export const FIT_BOUNDS = { low: 0.5, high: 1.5 } as const;

/**
 * How far each judge's totals are from what the merit of the entries and the judge's own severity lead to expect: the mean
 * square of a judge's residuals over that of all sheets, so that 1 is the mean of all. Judges of few sheets are left out, and
 * all where nothing is left over.
 */
export function judgeFits(design: Design, additive: Calibration): Map<string, number> {
  const { entryIds, judgeIds, entry, judge, total } = design;
  const estimates = new Map(additive.entries.map(({ entryId, estimate }) => [entryId, estimate]));
  const severities = new Map(additive.judges.map(({ judgeId, severity }) => [judgeId, severity]));
  const squares = new Float64Array(judgeIds.length);
  const counts = new Int32Array(judgeIds.length);
  let whole = 0;
  for (const [at, points] of total.entries()) {
    const j = judge[at] ?? 0;
    const expected =
      (estimates.get(entryIds[entry[at] ?? 0] ?? '') ?? 0) - (severities.get(judgeIds[j] ?? '') ?? 0);
    const square = (points - expected) ** 2;
    squares[j] = (squares[j] ?? 0) + square;
    counts[j] = (counts[j] ?? 0) + 1;
    whole += square;
  }
  const mean = whole / total.length;
  if (!(mean > 1e-9)) return new Map();
  return new Map(
    judgeIds.flatMap((judgeId, j) => {
      const count = counts[j] ?? 0;
      return count < LEAST_FOR_FIT ? [] : [[judgeId, (squares[j] ?? 0) / count / mean]];
    }),
  );
}
