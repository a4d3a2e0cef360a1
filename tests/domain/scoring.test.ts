import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { divideHalfUp, scoreEntry } from '#app/domain/scoring.ts';
import type { ScoringCriterion, SheetInput } from '#app/domain/scoring.ts';

const criteria: ScoringCriterion[] = [
  { id: 'a', code: 'A', maxX100: 4000, weight: 40 },
  { id: 'b', code: 'B', maxX100: 6000, weight: 60 },
];
const mean = { method: 'MEAN', trimMinimum: 4, decimals: 2 } as const;
const trimmed = { ...mean, method: 'TRIMMED' } as const;

function sheet(
  judgeId: string,
  a: number,
  b: number,
  status: SheetInput['status'] = 'submitted',
): SheetInput {
  const marks =
    status === 'submitted'
      ? [
          { criterionId: 'a', pointsX100: a },
          { criterionId: 'b', pointsX100: b },
        ]
      : [];
  return { entryId: 'e', judgeId, status, marks };
}

describe('scoreEntry', () => {
  it('weighs points by their share of the maximum', () => {
    // 30/40 of 40 % and 45/60 of 60 % are 75 of 100.
    expect(scoreEntry('e', [sheet('j', 3000, 4500)], criteria, mean).value).toBe(7500);
  });

  it('keeps missing, recused and zero apart', () => {
    const zero = scoreEntry('e', [sheet('j', 0, 0), sheet('k', 4000, 6000)], criteria, mean);
    const missing = scoreEntry('e', [sheet('j', 0, 0, 'missing'), sheet('k', 4000, 6000)], criteria, mean);
    const recused = scoreEntry('e', [sheet('j', 0, 0, 'recused'), sheet('k', 4000, 6000)], criteria, mean);
    expect([zero.value, missing.value, recused.value]).toEqual([5000, 10000, 10000]);
    expect([zero.scores, missing.scores, recused.scores]).toEqual([2, 1, 1]);
    expect(scoreEntry('e', [sheet('j', 0, 0, 'missing')], criteria, mean)).toMatchObject({
      value: null,
      scores: 0,
      notes: ['not-scored'],
    });
  });

  it('drops the highest and the lowest once each, and says when it cannot', () => {
    const four = [sheet('j', 0, 0), sheet('k', 2000, 3000), sheet('l', 2000, 3000), sheet('m', 4000, 6000)];
    const score = scoreEntry('e', four, criteria, trimmed);
    expect(score.value).toBe(5000);
    expect(score.totals.map((total) => total.dropped)).toEqual([true, false, false, true]);
    expect(scoreEntry('e', four.slice(1), criteria, trimmed)).toMatchObject({
      value: 6667,
      notes: ['trimmed-fallback'],
    });
  });

  it('rounds once, half up', () => {
    const thirds: ScoringCriterion[] = [{ id: 'a', code: 'A', maxX100: 300, weight: 1 }];
    const one = (points: number): SheetInput => ({
      entryId: 'e',
      judgeId: `${points}`,
      status: 'submitted',
      marks: [{ criterionId: 'a', pointsX100: points }],
    });
    expect(scoreEntry('e', [one(100), one(200)], thirds, { ...mean, decimals: 0 }).value).toBe(50);
    expect(scoreEntry('e', [one(100)], thirds, mean).value).toBe(3333);
    expect(divideHalfUp(5n, 2n)).toBe(3);
    expect(divideHalfUp(-5n, 2n)).toBe(-3);
  });

  it('refuses a submitted sheet that lacks a mark', () => {
    expect(() => scoreEntry('e', [{ ...sheet('j', 1, 1), marks: [] }], criteria, mean)).toThrow(
      'lacks criterion A',
    );
  });

  it('does not depend on the order of sheets, and stays between the lowest and the highest', () => {
    const sheets = fc.array(fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 6000 })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(sheets, fc.constantFrom(mean, trimmed), (marks, rule) => {
        const list = marks.map(([a, b], index) => sheet(`j${index}`, a, b));
        const score = scoreEntry('e', list, criteria, rule);
        const totals = score.totals.map((total) => total.total);
        expect(scoreEntry('e', list.toReversed(), criteria, rule)).toEqual(score);
        expect(score.value).toBeGreaterThanOrEqual(Math.min(...totals));
        expect(score.value).toBeLessThanOrEqual(Math.max(...totals));
      }),
    );
  });
});
