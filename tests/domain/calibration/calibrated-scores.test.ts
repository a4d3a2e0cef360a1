import { describe, expect, it } from 'vitest';

import { calibratedScores } from '#app/domain/calibration/calibrated-scores.ts';
import { CALIBRATED } from '#app/domain/calibration/methods.ts';
import { divideHalfUp, scoreEntry } from '#app/domain/scoring.ts';
import type { SheetInput } from '#app/domain/scoring.ts';

const CRITERIA = [{ id: 'c', code: 'c', maxX100: 10_000, weight: 1 }];
const RULE = { method: 'MEAN', trimMinimum: 4, decimals: 2 } as const;

function scored(marks: readonly (readonly [string, string, number | null])[]) {
  const sheets = marks.map(([entryId, judgeId, points]): SheetInput => ({
    entryId,
    judgeId,
    status: points === null ? 'missing' : 'submitted',
    marks: points === null ? [] : [{ criterionId: 'c', pointsX100: points * 100 }],
  }));
  const ids = [...new Set(sheets.map(({ entryId }) => entryId))].sort();
  const means = ids.map((id) =>
    scoreEntry(
      id,
      sheets.filter(({ entryId }) => entryId === id),
      CRITERIA,
      RULE,
    ),
  );
  return {
    means,
    input: { criteria: CRITERIA, sheets: sheets.filter(({ status }) => status === 'submitted') },
  };
}

const ROUND: [string, string, number | null][] = [
  ['a', 'x', 81],
  ['a', 'y', 74],
  ['b', 'y', 66],
  ['b', 'z', 73],
  ['c', 'z', 90],
  ['c', 'x', 88],
  ['d', 'x', 70],
  ['d', 'y', null],
  ['e', 'y', null],
];

describe('scores by a calibrated method', () => {
  it.each(['ADDITIVE', 'ADJUSTED'] as const)(
    '%s: the value is the mean of totals with their corrections',
    (method) => {
      const { means, input } = scored(ROUND);
      const found = calibratedScores(means, input, { method, decimals: 2 });
      if (!found.ok) throw new Error(found.verdict);
      const corrected = found.scores.filter(({ value }) => value !== null);
      expect(corrected).toHaveLength(4);
      for (const { value, totals } of corrected) {
        const sum = totals.reduce((all, { total, correction = Number.NaN }) => all + total + correction, 0);
        expect(Math.abs((value ?? 0) - divideHalfUp(BigInt(sum), BigInt(totals.length)))).toBeLessThanOrEqual(
          1,
        );
      }
      expect(found.scores.some(({ totals }) => totals.some(({ correction }) => correction !== 0))).toBe(true);
    },
  );

  // Single totals of 100 are no categories: the Rasch model has tests of its own.
  it.each(CALIBRATED.filter((method) => method !== 'MFRM'))(
    '%s: nobody who was not scored gets a value, and what judges gave stays',
    (method) => {
      const { means, input } = scored(ROUND);
      const found = calibratedScores(means, input, { method, decimals: 2 });
      if (!found.ok) throw new Error(found.verdict);
      expect(found.scores.find(({ entryId }) => entryId === 'e')).toMatchObject({ value: null, scores: 0 });
      for (const [index, { totals, median, scores }] of found.scores.entries()) {
        expect({ median, scores }).toEqual({ median: means[index]?.median, scores: means[index]?.scores });
        expect(totals.map(({ total }) => total)).toEqual(means[index]?.totals.map(({ total }) => total));
      }
    },
  );

  it('refuses the models where no judge joins the pieces, and names how many there are', () => {
    const { means, input } = scored([
      ['a', 'x', 80],
      ['b', 'x', 70],
      ['c', 'y', 80],
      ['d', 'y', 60],
    ]);
    for (const method of ['ADDITIVE', 'MIXED'] as const)
      expect(calibratedScores(means, input, { method, decimals: 2 })).toMatchObject({
        ok: false,
        verdict: 'within-components',
        pieces: 2,
      });
    for (const method of ['ZSCORE', 'ADJUSTED'] as const)
      expect(calibratedScores(means, input, { method, decimals: 2 }).ok).toBe(true);
  });
});
