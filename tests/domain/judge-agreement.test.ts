import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { entrySpreads, judgeLeanings, LEAST_SHARED } from '#app/domain/judge-agreement.ts';
import type { GivenTotal } from '#app/domain/judge-agreement.ts';
import { judgeStage, mayRemind } from '#app/domain/judge-progress.ts';

/** Judges with a bias each, on so many entries whose worth goes up by one. */
function round(biases: Readonly<Record<string, number>>, entries: number): GivenTotal[] {
  return Object.entries(biases).flatMap(([judgeId, bias]) =>
    Array.from({ length: entries }, (_, index) => ({
      judgeId,
      entryId: `entry ${index}`,
      // A little of their own, so that the error is not nothing.
      total: 50 + index + bias + ((index * 7 + judgeId.length) % 3) - 1,
    })),
  );
}

const totals = fc.uniqueArray(
  fc.record({
    entryId: fc.constantFrom('a', 'b', 'c', 'd'),
    judgeId: fc.constantFrom('p', 'q', 'r'),
    total: fc.integer({ min: 0, max: 100 }),
  }),
  { selector: ({ entryId, judgeId }) => entryId + judgeId },
);

describe('hard and soft judges', () => {
  it('are told by what others gave the same entries', () => {
    const [hard, even, soft] = judgeLeanings(round({ hard: -12, mid: 0, soft: 12 }, 8));
    expect(hard).toMatchObject({ judgeId: 'hard', leaning: 'hard' });
    expect(hard?.mean).toBeCloseTo(-18, 0);
    expect(even).toMatchObject({ judgeId: 'mid', leaning: 'even' });
    expect(soft).toMatchObject({ judgeId: 'soft', leaning: 'soft' });
  });

  it('of few shared entries are called nothing', () => {
    const leanings = judgeLeanings(round({ hard: -30, soft: 30 }, LEAST_SHARED - 1));
    expect(leanings.map(({ leaning }) => leaning)).toEqual(['unknown', 'unknown']);
    expect(judgeLeanings([{ entryId: 'a', judgeId: 'p', total: 3 }])).toEqual([
      { judgeId: 'p', differences: [], mean: null, error: null, leaning: 'unknown' },
    ]);
  });

  it('are never compared with themselves, and the order of the sheets does not matter', () => {
    fc.assert(
      fc.property(totals, fc.infiniteStream(fc.nat()), (given, order) => {
        const shuffled = given
          .map((one) => ({ one, key: order.next().value }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const pick = (rows: GivenTotal[]) =>
          judgeLeanings(rows).map(({ judgeId, mean, leaning }) => ({
            judgeId,
            mean: mean?.toFixed(6),
            leaning,
          }));
        expect(pick(shuffled)).toEqual(pick(given));
        for (const { judgeId, differences } of judgeLeanings(given))
          for (const { entryId } of differences)
            expect(given.some((one) => one.entryId === entryId && one.judgeId !== judgeId)).toBe(true);
      }),
    );
  });
});

it('entries on which judges differ come widest first; one judge alone differs from nobody', () => {
  fc.assert(
    fc.property(totals, (given) => {
      const spreads = entrySpreads(given);
      const ranges = spreads.map(({ range }) => range);
      expect(ranges).toEqual(ranges.toSorted((a, b) => b - a));
      for (const { entryId, totals: own, range, mean } of spreads) {
        const all = given.filter((one) => one.entryId === entryId).map(({ total }) => total);
        expect(own).toHaveLength(all.length);
        expect(all.length).toBeGreaterThan(1);
        expect(range).toBe(Math.max(...all) - Math.min(...all));
        expect(mean).toBeCloseTo(all.reduce((sum, one) => sum + one, 0) / all.length, 9);
      }
    }),
  );
});

it('a judge is silent, working, done or has no tasks', () => {
  expect(judgeStage({ total: 0, submitted: 0, begun: 0 })).toBe('none');
  expect(judgeStage({ total: 3, submitted: 0, begun: 0 })).toBe('silent');
  expect(judgeStage({ total: 3, submitted: 0, begun: 1 })).toBe('working');
  expect(judgeStage({ total: 3, submitted: 2, begun: 0 })).toBe('working');
  expect(judgeStage({ total: 3, submitted: 3, begun: 0 })).toBe('done');
  expect((['silent', 'working', 'done', 'none'] as const).map(mayRemind)).toEqual([true, true, false, false]);
});
