import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { calibrate, rankCalibrated } from '#app/domain/calibration/calibrate.ts';
import { designOf } from '#app/domain/calibration/design.ts';
import { METHODS } from '#app/domain/calibration/types.ts';
import type { Calibration, CalibrationInput, Method } from '#app/domain/calibration/types.ts';
import { divideHalfUp, scoreEntry } from '#app/domain/scoring.ts';
import { criteriaOf, roundOf, seats, sheetOf } from './rounds.ts';

function run(input: CalibrationInput, method: Method, decimals = 4): Calibration {
  const result = calibrate(designOf(input), input, { method, decimals });
  if ('refused' in result) throw new Error(result.refused);
  return result;
}
const valuesOf = (result: Calibration) => result.entries.map(({ value }) => value);

/** Connected, with ties and different numbers of scores: marks 1-6 on two criteria. */
const table: CalibrationInput = {
  criteria: criteriaOf(2, 6),
  sheets: seats(15, 6, 3, 9)
    .slice(0, -1)
    .map(([i, j]) => sheetOf(`e${i}`, `j${j}`, [1 + ((i * 7 + j * 3) % 6), 1 + ((i * 5 + j * 2 + 1) % 6)])),
};

describe('every method', () => {
  it.each(METHODS)('does not depend on the order of rows, nor on names: %s', (method) => {
    const plain = run(table, method);
    expect(run({ ...table, sheets: table.sheets.toReversed() }, method)).toEqual(plain);
    const rename = (id: string) => `${9 - (Number(id.slice(1)) % 10)}${id}`;
    const renamed = run(
      {
        ...table,
        sheets: table.sheets.map((s) => ({ ...s, entryId: rename(s.entryId), judgeId: rename(s.judgeId) })),
      },
      method,
    );
    const byName = new Map(renamed.entries.map((entry) => [entry.entryId, entry.value]));
    expect(plain.entries.map(({ entryId }) => byName.get(rename(entryId)))).toEqual(valuesOf(plain));
  });

  it.each(METHODS)('keeps missing, recused and zero apart: %s', (method) => {
    const more = (points: number[], status: 'submitted' | 'missing' | 'recused') => ({
      ...table,
      sheets: [
        ...table.sheets.filter(({ judgeId, entryId }) => judgeId !== 'j5' || entryId !== 'e0'),
        {
          ...sheetOf('e0', 'j5', points),
          status,
        },
      ],
    });
    const [zero, missing, recused] = [
      run(more([0, 0], 'submitted'), method),
      run(more([6, 6], 'missing'), method),
      run(more([6, 6], 'recused'), method),
    ];
    expect(valuesOf(missing)).toEqual(valuesOf(recused));
    expect(zero.entries[0]?.scores).toBe((missing.entries[0]?.scores ?? 0) + 1);
    // By z-scores a judge's zero counts by how far it lies below what else they gave.
    expect(zero.entries[0]?.estimate).toBeLessThan(missing.entries[0]?.estimate ?? 0);
  });

  it.each(METHODS)('is defined for one score, equal scores and nothing at all: %s', (method) => {
    const [criteria, levels] = [criteriaOf(2, 6), [3, 3]];
    const one = run({ criteria, sheets: [sheetOf('a', 'x', levels)] }, method);
    expect(rankCalibrated(one).entries).toMatchObject([{ entryId: 'a', rank: 1, tied: false }]);
    const sheets = ['a', 'b', 'c'].flatMap((e) => ['x', 'y'].map((j) => sheetOf(e, j, levels)));
    const equal = rankCalibrated(run({ criteria, sheets }, method));
    expect(equal.entries.map(({ rank }) => rank)).toEqual([1, 1, 1]);
    expect(equal.ties).toEqual([['a', 'b', 'c']]);
    const none = { criteria, sheets: [{ ...sheetOf('a', 'x', levels), status: 'missing' as const }] };
    const result = calibrate(designOf(none), none, { method, decimals: 2 });
    if (method === 'mfrm') expect(result).toEqual({ refused: 'no-marks' });
    else expect((result as Calibration).entries).toMatchObject([{ value: null, scores: 0 }]);
  });

  it('refuses a judge who scored an entry twice, but not at two stages', () => {
    const sheets = [sheetOf('a', 'x', [50]), sheetOf('a', 'x', [60])];
    const { criteria } = roundOf([]);
    expect(() => designOf({ criteria, sheets })).toThrow('The judge x has two submitted sheets for a');
    const staged = sheets.map((sheet, at) => ({ ...sheet, stage: `${at}` }));
    expect(valuesOf(run({ criteria, sheets: staged }, 'additive', 2))).toEqual([5500]);
  });

  it('divides by the weights whatever they sum to, counts deductions, and is no sum over judges', () => {
    const criteria = [
      { id: 'k0', code: 'A', maxX100: 1000, weight: 3 },
      { id: 'k1', code: 'B', maxX100: 1000, weight: 4 },
    ];
    const sheets = [sheetOf('a', 'x', [10, -5]), sheetOf('b', 'x', [5, 5]), sheetOf('b', 'y', [5, 5])];
    // 100 (3 - 2) / 7; half of everything, from one judge or two.
    expect(valuesOf(run({ criteria, sheets }, 'mean', 2))).toEqual([1429, 5000]);
  });

  it('rounds .005 up in spite of binary fractions, and before it ranks', () => {
    // 1.005 is stored as 1.00499999999999989.
    const input: CalibrationInput = {
      criteria: criteriaOf(1, 100),
      sheets: [
        { ...sheetOf('a', 'x', []), marks: [{ criterionId: 'k0', pointsX100: 100 }] },
        { ...sheetOf('a', 'y', []), marks: [{ criterionId: 'k0', pointsX100: 101 }] },
        { ...sheetOf('b', 'x', []), marks: [{ criterionId: 'k0', pointsX100: 101 }] },
        { ...sheetOf('b', 'y', []), marks: [{ criterionId: 'k0', pointsX100: 101 }] },
      ],
    };
    for (const method of ['mean', 'additive'] as const) {
      const result = run(input, method, 2);
      expect(valuesOf(result)).toEqual([101, 101]);
      expect(rankCalibrated(result).ties).toEqual([['a', 'b']]);
    }
  });
});

describe('a better mark', () => {
  const sheetsOf = (points: readonly number[]) =>
    [0, 1, 2, 3, 4, 5].flatMap((i) =>
      [0, 1, 2].map((j) => sheetOf(`e${i}`, `j${j}`, points.slice((i * 3 + j) * 2, (i * 3 + j) * 2 + 2))),
    );
  const raised = (points: readonly number[], at: number) =>
    points.map((one, index) => (index === at ? one + 1 : one));
  const tableOf = (points: readonly number[], method: 'mean' | 'mfrm') =>
    run({ criteria: criteriaOf(2, 6), sheets: sheetsOf(points) }, method);
  const rankOf = (table: Calibration, at: number) =>
    rankCalibrated(table).entries.find(({ entryId }) => entryId === `e${Math.floor(at / 6)}`)?.rank ?? 0;
  /** The marks that each criterion has been given. */
  const used = (points: readonly number[]) =>
    [0, 1].map((k) => [...new Set(points.filter((_, index) => index % 2 === k))].sort().join());

  it.each(['mean', 'mfrm'] as const)('never moves an entry down where all judges mark all: %s', (method) => {
    const marks = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 36, maxLength: 36 });
    fc.assert(
      fc.property(marks, fc.nat({ max: 35 }), (points, at) => {
        const better = raised(points, at);
        // The model knows no mark that nobody gave: the first to give one lifts all that stand above it (below).
        fc.pre(method === 'mean' || used(points).join('|') === used(better).join('|'));
        expect(rankOf(tableOf(better, method), at)).toBeLessThanOrEqual(rankOf(tableOf(points, method), at));
      }),
      { numRuns: 100 },
    );
  });

  it('may help others more where it is the first of its kind: the model had counted their marks as one less', () => {
    const [low, one, last] = [Array<number>(6).fill(1), [2, 5, 5, 5, 1, 5], [2, 5, 3, 3, 5, 3]];
    const points = [...low, ...one, ...low, ...low, ...low, ...last];
    const at = 32;
    const [before, after] = [tableOf(points, 'mfrm'), tableOf(raised(points, at), 'mfrm')];
    expect([rankOf(before, at), rankOf(after, at)]).toEqual([1, 2]);
    // Which marks nobody gave is said with every table.
    expect(before.rasch?.collapsed).toEqual([{ criterion: null, marks: [4] }]);
    expect(after.rasch?.collapsed).toEqual([]);
  });
});

describe('the quick way of scoreEntry', () => {
  it('gives what exact fractions give, also beyond the numbers that are exact', () => {
    const rubric = fc.array(fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 1e9 })), {
      minLength: 1,
      maxLength: 6,
    });
    const shares = fc.array(
      fc.array(fc.double({ min: -0.2, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(rubric, shares, (list, judges) => {
        const criteria = list.map(([maxX100, weight], k) => ({
          id: `k${k}`,
          code: `K${k}`,
          maxX100,
          weight,
        }));
        const points = judges.map((own) => list.map(([max], k) => Math.round(max * (own[k] ?? 0))));
        const sheets = points.map((own, j) => ({
          entryId: 'e',
          judgeId: `j${j}`,
          status: 'submitted' as const,
          marks: own.map((pointsX100, k) => ({ criterionId: `k${k}`, pointsX100 })),
        }));
        const { value, criterionMeans } = scoreEntry('e', sheets, criteria, {
          method: 'MEAN',
          trimMinimum: 4,
          decimals: 2,
        });
        // One fraction over the product of all maxima.
        const product = list.reduce((all, [max]) => all * BigInt(max), 1n);
        const sum = points
          .flatMap((own) =>
            own.map(
              (one, k) => (BigInt(list[k]?.[1] ?? 0) * BigInt(one) * product) / BigInt(list[k]?.[0] ?? 1),
            ),
          )
          .reduce((all, one) => all + one, 0n);
        const weights = list.reduce((all, [, weight]) => all + BigInt(weight), 0n);
        expect(value).toBe(divideHalfUp(10_000n * sum, BigInt(judges.length) * weights * product));
        list.forEach(([max], k) => {
          const own = points.reduce((all, one) => all + BigInt(one[k] ?? 0), 0n);
          expect(criterionMeans[`K${k}`]).toBe(divideHalfUp(1_000_000n * own, BigInt(judges.length * max)));
        });
      }),
    );
  });
});
