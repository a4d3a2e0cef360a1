import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { rankEntries } from '#app/domain/ranking.ts';
import type { EntryScore } from '#app/domain/scoring.ts';

function score(entryId: string, value: number | null, extra: Partial<EntryScore> = {}): EntryScore {
  return {
    entryId,
    value,
    scores: value === null ? 0 : 1,
    totals: [],
    notes: [],
    criterionMeans: {},
    median: 0,
    highest: 0,
    ...extra,
  };
}

describe('rankEntries', () => {
  it('gives equal values equal ranks and skips the next', () => {
    const { entries, ties } = rankEntries(
      [score('a', 90), score('b', 80), score('c', 80), score('d', 70)],
      [],
    );
    expect(entries.map((entry) => [entry.entryId, entry.rank, entry.tied])).toEqual([
      ['a', 1, false],
      ['b', 2, true],
      ['c', 2, true],
      ['d', 4, false],
    ]);
    expect(ties).toEqual([['b', 'c']]);
  });

  it('parts ties by the declared tie-breakers, in order', () => {
    const b = score('b', 80, { criterionMeans: { C1: 5 }, median: 9 });
    const c = score('c', 80, { criterionMeans: { C1: 5 }, median: 10 });
    const { entries, ties } = rankEntries(
      [b, c],
      [{ kind: 'criterion', criterionCode: 'C1' }, { kind: 'median' }],
    );
    expect(entries.map((entry) => entry.entryId)).toEqual(['c', 'b']);
    expect(ties).toEqual([]);
  });

  it('lists what nobody scored last, without a rank', () => {
    const { entries } = rankEntries([score('z', null), score('a', 0)], []);
    expect(entries).toEqual([
      { entryId: 'a', value: 0, rank: 1, tied: false },
      { entryId: 'z', value: null, rank: null, tied: false },
    ]);
  });

  it('never lets an id or the order of the input decide', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 20 }), (values) => {
        const scores = values.map((value, index) => score(`e${index}`, value));
        const forth = rankEntries(scores, []).entries;
        expect(rankEntries(scores.toReversed(), []).entries).toEqual(forth);
        for (const entry of forth) {
          expect(entry.rank).toBe(1 + values.filter((value) => value > (entry.value ?? 0)).length);
          expect(entry.tied).toBe(values.filter((value) => value === entry.value).length > 1);
        }
      }),
    );
  });

  it('puts finalists before all others, and orders each of both by itself', () => {
    const drawn = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean()), { minLength: 1 });
    fc.assert(
      fc.property(drawn, (values) => {
        const scores = values.map(([value], index) => score(`e${index}`, value));
        const finalists = new Set(
          values.flatMap(([, isFinalist], index) => (isFinalist ? [`e${index}`] : [])),
        );
        const { entries } = rankEntries(scores, [], finalists);
        const [first, second] = [true, false].map((among) =>
          scores.filter(({ entryId }) => finalists.has(entryId) === among),
        );
        const alone = (some: typeof scores, before: number) =>
          rankEntries(some, []).entries.map((entry) => ({ ...entry, rank: (entry.rank ?? 0) + before }));
        expect(entries).toEqual([...alone(first ?? [], 0), ...alone(second ?? [], finalists.size)]);
      }),
    );
  });
});
