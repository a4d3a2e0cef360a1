import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { scoreEntry } from '#app/domain/scoring.ts';
import type { EntryScore } from '#app/domain/scoring.ts';
import { combineStages, reachedWeights } from '#app/domain/stages.ts';

const CRITERIA = [{ id: 'c', code: 'C', maxX100: 300, weight: 1 }];
const RULE = { method: 'MEAN', trimMinimum: 4, decimals: 2 } as const;
const sheets = (points: readonly number[]) =>
  points.map((pointsX100, index) => ({
    entryId: 'e',
    judgeId: `j${index}`,
    status: 'submitted' as const,
    marks: [{ criterionId: 'c', pointsX100 }],
  }));
const scored = (...points: number[]): EntryScore => scoreEntry('e', sheets(points), CRITERIA, RULE);
const both = (preliminary: EntryScore, defence: EntryScore, weights = { PRELIMINARY: 40, DEFENCE: 60 }) =>
  combineStages(
    [
      { stage: 'PRELIMINARY', scores: [preliminary] },
      { stage: 'DEFENCE', scores: [defence] },
    ],
    weights,
    2,
  )[0];

describe('stages combined by weight', () => {
  it('give the weighted mean, whatever the weights sum to', () => {
    expect(both(scored(150), scored(300))?.value).toBe(8000);
    expect(both(scored(150), scored(300), { PRELIMINARY: 2, DEFENCE: 3 })?.value).toBe(8000);
  });

  it('round once, at the end', () => {
    // The mean of 1/300 and 0 is 0.1667, half of it 0.0833; the rounded 0.17 would give 0.085 and so 0.09.
    const exact = both(scored(1, 0), scored(0), { PRELIMINARY: 1, DEFENCE: 1 });
    expect(exact?.value).toBe(8);
  });

  it('name the stage that an entry lacks, and give it no value', () => {
    const combined = both(scored(150), scored());
    expect(combined).toMatchObject({ value: null, notes: ['lacks-DEFENCE'] });
    expect(combined?.stages).toEqual([
      { stage: 'PRELIMINARY', value: 5000 },
      { stage: 'DEFENCE', value: null },
    ]);
    expect(both(scored(), scored())).toMatchObject({ value: null, notes: ['not-scored'] });
  });

  it('say of each total at which stage it was given', () => {
    expect(both(scored(150), scored(300))?.totals.map(({ stage, total }) => [stage, total])).toEqual([
      ['PRELIMINARY', 5000],
      ['DEFENCE', 10_000],
    ]);
  });

  it('take estimates where a method has no exact value', () => {
    const estimated = (estimate: number): EntryScore => ({
      ...scored(150),
      exact: undefined,
      estimate,
      value: Math.round(estimate * 100),
    });
    expect(both(estimated(1 / 3), estimated(-1 / 3))?.value).toBe(-7);
  });

  it('lie between the stages, and rise with either', () => {
    const points = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 4 });
    const weight = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(points, points, weight, weight, (one, other, PRELIMINARY, DEFENCE) => {
        const value = both(scored(...one), scored(...other), { PRELIMINARY, DEFENCE })?.value ?? -1;
        const [low = 0, high = 0] = [scored(...one).value ?? 0, scored(...other).value ?? 0].sort(
          (a, b) => a - b,
        );
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(high);
        const better = other.map((point) => Math.min(300, point + 3));
        const more = both(scored(...one), scored(...better), { PRELIMINARY, DEFENCE })?.value ?? -1;
        expect(more).toBeGreaterThanOrEqual(value);
      }),
    );
  });

  it('take the preliminary judging alone of those who are no finalists', () => {
    const scores = (id: string, ...points: number[]) => ({ ...scored(...points), entryId: id });
    const combined = combineStages(
      [
        { stage: 'PRELIMINARY', scores: [scores('a', 300), scores('b', 150), scores('c', 30)] },
        { stage: 'DEFENCE', scores: [scores('a'), scores('b', 300), scores('c')] },
      ],
      { PRELIMINARY: 40, DEFENCE: 60 },
      2,
      new Set(['a', 'b']),
    );
    expect(combined.map(({ entryId, value, notes }) => [entryId, value, notes])).toEqual([
      ['a', null, ['lacks-DEFENCE']],
      ['b', 8000, []],
      ['c', 1000, []],
    ]);
  });

  it('count from their first sheet', () => {
    const weights = { PRELIMINARY: 40, DEFENCE: 60 };
    expect(reachedWeights(weights, new Set(['PRELIMINARY']))).toEqual({ PRELIMINARY: 100 });
    expect(reachedWeights(weights, new Set(['PRELIMINARY', 'DEFENCE']))).toEqual(weights);
    expect(reachedWeights(weights, new Set())).toEqual(weights);
    expect(reachedWeights(null, new Set(['PRELIMINARY']))).toBeNull();
  });
});
