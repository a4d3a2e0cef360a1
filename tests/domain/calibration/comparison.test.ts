import { describe, expect, it } from 'vitest';

import { compareMethods } from '#app/domain/calibration/comparison.ts';
import type { ComparisonOrder } from '#app/domain/calibration/comparison.ts';
import { FIT_BOUNDS } from '#app/domain/calibration/judge-fit.ts';
import { seededRandom } from '#app/domain/random.ts';

const CRITERIA = [{ id: 'c', code: 'c', maxX100: 10_000, weight: 1 }];

const order = (
  marks: readonly (readonly [string, string, number])[],
  more: Partial<ComparisonOrder> = {},
) => ({
  input: {
    criteria: CRITERIA,
    sheets: marks.map(([entryId, judgeId, points]) => ({
      entryId,
      judgeId,
      status: 'submitted' as const,
      marks: [{ criterionId: 'c', pointsX100: points * 100 }],
    })),
  },
  trimMinimum: 4,
  decimals: 2,
  places: null,
  panelOf: [],
  seed: 1,
  ...more,
});

/** Every entry by three of six judges in turn; the first judge takes 15 points off everybody. */
function withHardJudge(seed: number) {
  const random = seededRandom(seed);
  return Array.from({ length: 24 }, (_, e) =>
    [0, 1, 3].map((step): [string, string, number] => {
      const j = (e + step) % 6;
      return [
        `e${String(e).padStart(2, '0')}`,
        `j${j}`,
        50 + e + Math.round(random() * 2) - (j === 0 ? 15 : 0),
      ];
    }),
  ).flat();
}

describe('methods beside each other', () => {
  it('find the hard judge, and put back who met them', () => {
    const found = compareMethods(order(withHardJudge(3), { places: 12 }));
    expect(found.verdict).toBe('comparable');
    expect(found.judges[0]?.judgeId).toBe('j0');
    // One judge 15 points below five others: severities sum to 0, so 12.5 above the middle.
    expect(found.judges[0]?.severity).toBeCloseTo(12.5, 0);
    const truth = (entryId: string) => 24 - Number(entryId.slice(1));
    for (const { entryId, ranks } of found.entries)
      expect(Math.abs((ranks.additive ?? 0) - truth(entryId))).toBeLessThanOrEqual(2);
    const additive = found.moves.find(({ method }) => method === 'additive');
    const best = (id: string) => truth(id) <= 12;
    expect(additive?.into.length).toBeGreaterThan(0);
    expect(additive?.into.every(best)).toBe(true);
    expect(additive?.out.some(best)).toBe(false);
    expect(additive?.into).toHaveLength(additive?.out.length ?? 0);
  });

  it('give the ranks that chance allows, around the rank itself', () => {
    const { entries } = compareMethods(order(withHardJudge(5), { places: 12 }));
    for (const { ranks, low, high, inside } of entries) {
      expect(low).toBeLessThanOrEqual(ranks.additive ?? 0);
      expect(high).toBeGreaterThanOrEqual(ranks.additive ?? 0);
      expect(inside).toBeGreaterThanOrEqual(0);
      expect(inside).toBeLessThanOrEqual(1);
    }
    expect(entries[0]?.inside).toBe(1);
    expect(entries.at(-1)?.inside).toBe(0);
    expect(entries.some(({ inside }) => inside !== null && inside > 0.1 && inside < 0.9)).toBe(true);
  });

  it('do not hang on the order of the sheets', () => {
    const marks = withHardJudge(7);
    const turned = [...marks.slice(30), ...marks.slice(0, 30)].reverse();
    expect(compareMethods(order(turned, { places: 5 }))).toEqual(compareMethods(order(marks, { places: 5 })));
  });

  it('say that pieces without a common judge cannot be compared, and what would join them', () => {
    const found = compareMethods(
      order([
        ['a', 'j1', 70],
        ['b', 'j1', 60],
        ['c', 'j2', 90],
        ['d', 'j2', 80],
      ]),
    );
    expect(found.verdict).toBe('within-components');
    expect(found.components).toBe(2);
    const [join] = found.joins;
    expect(found.joins).toHaveLength(1);
    expect([join?.entryId, join?.judgeId]).toSatisfy(([entry, judge]: string[]) =>
      ['a', 'b'].includes(entry ?? '') ? judge === 'j2' : judge === 'j1',
    );
    expect(found.moves).toEqual([]);
  });

  it('find who marks unlike the others, by the mean of all', () => {
    const random = seededRandom(9);
    const marks = withHardJudge(3).map(([entry, judge, points]): [string, string, number] => [
      entry,
      judge,
      judge === 'j2' ? points + Math.round((random() - 0.5) * 40) : points,
    ]);
    const { judges } = compareMethods(order(marks));
    const fit = new Map(judges.map((one) => [one.judgeId, one.fit ?? 0]));
    expect([...fit].sort((a, b) => b[1] - a[1])[0]?.[0]).toBe('j2');
    expect(fit.get('j2')).toBeGreaterThan(FIT_BOUNDS.high);
    const sheets = judges.reduce((sum, { count }) => sum + count, 0);
    expect(judges.reduce((sum, { count, fit: own }) => sum + count * (own ?? 0), 0) / sheets).toBeCloseTo(
      1,
      9,
    );
    // Too few sheets to say anything, and nothing left over to say it from.
    expect(
      compareMethods(
        order([
          ['a', 'j', 9],
          ['b', 'j', 8],
        ]),
      ).judges[0]?.fit,
    ).toBeNull();
  });

  it('rank every piece by itself where nobody judged in two', () => {
    const piece = (ids: string, judges: readonly string[], best: number) =>
      [...ids].flatMap((id, e) =>
        judges.map((judge, j): [string, string, number] => [id, judge, best - 10 * e + ((e + j) % 2)]),
      );
    const strong = piece('abc', ['j1', 'j2', 'j3'], 95);
    const weak = piece('xy', ['k1', 'k2'], 50);
    const { verdict, entries } = compareMethods(order([...weak, ...strong], { places: 3 }));
    expect(verdict).toBe('within-components');
    expect(entries.map(({ entryId, place }) => [entryId, place?.piece, place?.rank]).sort()).toEqual([
      ['a', 1, 1],
      ['b', 1, 2],
      ['c', 1, 3],
      ['x', 2, 1],
      ['y', 2, 2],
    ]);
    const most = { 1: 3, 2: 2 } as Record<number, number>;
    for (const { place } of entries)
      expect(place?.high ?? 0).toBeLessThanOrEqual(most[place?.piece ?? 0] ?? 0);
    expect(compareMethods(order(withHardJudge(3))).entries.every(({ place }) => place === undefined)).toBe(
      true,
    );
  });

  it('count everybody of a tie across the line as inside', () => {
    const found = compareMethods(
      order(
        [
          ['a', 'j', 90],
          ['b', 'j', 80],
          ['c', 'j', 80],
          ['d', 'j', 70],
        ],
        { places: 2 },
      ),
    );
    expect(found.entries.map(({ entryId, ranks }) => [entryId, ranks.mean])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 4],
    ]);
    // Nothing is left over to tell an error from: no interval is claimed.
    expect(found.entries.every(({ se, low }) => se === null && low === null)).toBe(true);
    expect(found.reliability).toBeNull();
  });
});
