import { describe, expect, it } from 'vitest';

import { additive } from '#app/domain/calibration/additive.ts';
import { designOf } from '#app/domain/calibration/design.ts';
import {
  borderBand,
  rankIntervals,
  stagedIntervals,
  tableReliability,
} from '#app/domain/calibration/rank-intervals.ts';
import { DIRECT } from '#app/domain/calibration/types.ts';
import type { Calibration } from '#app/domain/calibration/types.ts';
import { normalsOf, roundOf, seats } from './rounds.ts';

function tableOf(values: readonly [number, number][]): Calibration {
  return {
    method: 'mean',
    unit: 'points',
    decimals: 2,
    entries: values.map(([estimate, se], i) => ({
      entryId: `e${i}`,
      scores: 3,
      value: Math.round(estimate * 100),
      estimate,
      se,
      notes: [],
    })),
    judges: [],
    convergence: DIRECT,
    errors: { own: Float64Array.from(values, ([, se]) => se), shared: null },
    residualSd: null,
  };
}

describe('rankIntervals', () => {
  it('draws ranks as normal errors give them', () => {
    const [first] = rankIntervals(
      tableOf([
        [51, 1],
        [50, 1],
      ]),
      { seed: 1, quota: 1 },
    );
    // Phi(1 / sqrt 2) = 0.7602; 2,000 draws leave 0.0095: four of them.
    expect(Math.abs((first?.inside ?? 0) - 0.7602)).toBeLessThan(0.038);
    expect([first?.low, first?.high]).toEqual([1, 2]);
  });

  it('is the same for the same seed, and one entry is always first', () => {
    const table = tableOf([
      [70, 3],
      [60, 3],
      [59, 3],
      [20, 3],
    ]);
    const intervals = rankIntervals(table, { seed: 5, quota: 2 });
    expect(rankIntervals(table, { seed: 5, quota: 2 })).toEqual(intervals);
    expect([intervals[0]?.low, intervals[3]?.low, intervals[3]?.high]).toEqual([1, 4, 4]);
    expect(borderBand(intervals).map(({ entryId }) => entryId)).toEqual(['e1', 'e2']);
    expect(rankIntervals(tableOf([[50, 0]]), { seed: 1 })).toEqual([
      { entryId: 'e0', low: 1, high: 1, inside: null },
    ]);
  });

  it('lets equals without an error fall in any order', () => {
    const equal = rankIntervals(tableOf(Array.from({ length: 10 }, () => [50, 0])), { seed: 3 });
    expect(equal.every(({ low, high }) => low <= 2 && high >= 9)).toBe(true);
  });

  it('does not let the severity of a judge part the entries that they share', () => {
    const normal = normalsOf(8);
    const rows = [
      ...seats(20, 5, 3, 4).map(([i, j]) => [`e${i}`, `j${j}`, 50 + 6 * normal()] as const),
      // One foreign judge, joined by a single entry: what they give is uncertain, what lies between is not.
      ['e0', 'lone', 50] as const,
      ['p', 'lone', 60] as const,
      ['q', 'lone', 60 + 12] as const,
    ];
    const table = additive(designOf(roundOf(rows.map(([e, j, t]) => [e, j, Math.round(t)] as const))), 2);
    const [p, q] = ['p', 'q'].map((id) => table.entries.find(({ entryId }) => entryId === id));
    const sd = table.residualSd ?? 0;
    expect(p?.se).toBeGreaterThan(1.3 * sd);
    const alone = {
      ...table,
      entries: table.entries.map((one) => (one === p || one === q ? one : { ...one, se: null })),
    };
    const [, second] = rankIntervals(alone, { seed: 2, quota: 1 });
    // The difference of two single sheets has the error sd * sqrt 2, whatever the judge.
    const expected = phi(12 / (sd * Math.SQRT2));
    expect(Math.abs((second?.inside ?? 0) - expected)).toBeLessThan(0.04);
  });
});

/** The normal distribution by its series (Marsaglia 2004). */
function phi(x: number): number {
  let sum = x;
  let term = x;
  for (let k = 3; k < 200; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

describe('tableReliability', () => {
  it('is the share of variance that is not error', () => {
    const table = tableOf([
      [50, 3],
      [60, 3],
      [70, 3],
    ]);
    expect(tableReliability(table)).toBeCloseTo(1 - 9 / 100, 9);
    expect(tableReliability(tableOf([[50, 3]]))).toBeNull();
    expect(
      tableReliability(
        tableOf([
          [50, 3],
          [50, 3],
        ]),
      ),
    ).toBeNull();
  });
});

describe('stagedIntervals', () => {
  const pool = ['e0', 'e1', 'e2', 'e3'];
  const nobody = new Set<string>();

  it('combines the errors of stages as independent ones, by weight', () => {
    const stage = tableOf([
      [51, 1],
      [50, 1],
    ]);
    const both = { seed: 1, quota: 1, finalists: nobody, pool };
    const inside = (one: number, other: number) =>
      stagedIntervals(
        [
          { calibration: stage, weight: one },
          { calibration: stage, weight: other },
        ],
        both,
      )[0]?.inside ?? 0;
    // The difference is 1 with a variance of 2 (w1^2 + w2^2): Phi(1) = 0.8413, and for 1 and 3 Phi(1 / sqrt 1.25) = 0.8144.
    expect(Math.abs(inside(1, 1) - 0.8413)).toBeLessThan(0.033);
    expect(Math.abs(inside(10, 30) - 0.8144)).toBeLessThan(0.035);
    expect(stagedIntervals([{ calibration: stage, weight: 7 }], both)).toEqual(
      rankIntervals(stage, { seed: 1, quota: 1 }),
    );
  });

  it('ranks finalists before the others, who have the first stage alone', () => {
    const first = tableOf([
      [90, 3],
      [50, 3],
      [49, 3],
      [10, 3],
    ]);
    const defence = tableOf([
      [50, 3],
      [60, 3],
    ]);
    const stages = [
      { calibration: first, weight: 0.4 },
      { calibration: defence, weight: 0.6 },
    ];
    const found = stagedIntervals(stages, {
      seed: 2,
      quota: 2,
      finalists: new Set(['e1', 'e3', 'e9']),
      pool,
    });
    // e3 was not heard and has no value of the defence; e1 is the only one who is ranked among finalists.
    expect(found.map(({ entryId, low, high, inside }) => [entryId, low, high, inside])).toEqual([
      ['e1', 1, 1, 1],
      ['e0', 2, 2, 1],
      ['e2', 3, 3, 0],
    ]);
  });
});
