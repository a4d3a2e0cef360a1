import { describe, expect, it } from 'vitest';

import { designOf } from '#app/domain/calibration/design.ts';
import { mfrm } from '#app/domain/calibration/mfrm.ts';
import type { RaschModel, RaschReport } from '#app/domain/calibration/rasch-types.ts';
import type { Calibration, CalibrationSheet } from '#app/domain/calibration/types.ts';
import { seededRandom } from '#app/domain/random.ts';
import { naiveRasch } from './naive-rasch.ts';
import { criteriaOf, normalsOf, seats, sheetOf } from './rounds.ts';

const THRESHOLDS = [-1.5, -0.4, 0.3, 1.6];

/** Marks 0-4 drawn from the model itself. */
function simulated(shape: {
  entries: number;
  judges: number;
  perEntry: number;
  criteria: number;
  seed: number;
}) {
  const normal = normalsOf(shape.seed);
  const random = seededRandom(shape.seed + 1);
  const merit = Array.from({ length: shape.entries }, () => normal());
  const severity = Array.from({ length: shape.judges }, () => 0.6 * normal());
  const difficulty = Array.from({ length: shape.criteria }, (_, k) => 0.3 * (k - (shape.criteria - 1) / 2));
  const sheets = seats(shape.entries, shape.judges, shape.perEntry, shape.seed).map(([i, j]) =>
    sheetOf(
      `e${i}`,
      `j${j}`,
      difficulty.map((d) => {
        const theta = (merit[i] ?? 0) - (severity[j] ?? 0) - d;
        const weights = [1];
        for (const f of THRESHOLDS) weights.push((weights.at(-1) ?? 0) * Math.exp(theta - f));
        let draw = random() * weights.reduce((sum, one) => sum + one, 0);
        return weights.findIndex((weight) => (draw -= weight) < 0);
      }),
    ),
  );
  return { sheets, merit, severity, difficulty };
}

function analyse(sheets: CalibrationSheet[], model: RaschModel = 'rating-scale', criteria = 3) {
  const input = { criteria: criteriaOf(criteria, 4), sheets };
  const result = mfrm(designOf(input), input, { model, decimals: 4 });
  if ('refused' in result) throw new Error(result.refused);
  return result as Calibration & { rasch: RaschReport };
}

/** Every number of a nested value. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
}

const small = { entries: 14, judges: 5, perEntry: 3, criteria: 3, seed: 21 };

describe('mfrm', () => {
  it.each(['rating-scale', 'partial-credit'] as const)('agrees with a naive implementation: %s', (model) => {
    const { sheets } = simulated(small);
    const { rasch, convergence } = analyse(sheets, model);
    // Extremes are left to a test of their own.
    expect([...rasch.entries, ...rasch.judges, ...rasch.criteria].every(({ why }) => why === null)).toBe(
      true,
    );
    const naive = naiveRasch(
      sheets.flatMap(({ entryId, judgeId, marks }) =>
        marks.map(({ criterionId, pointsX100 }) => ({
          facets: [entryId, judgeId, criterionId.toUpperCase()] as [string, string, string],
          group: model === 'rating-scale' ? '' : criterionId.toUpperCase(),
          category: pointsX100 / 100,
        })),
      ),
    );
    expect(convergence.converged).toBe(true);
    [rasch.entries, rasch.judges, rasch.criteria].forEach((facet, index) => {
      for (const { id, measure, se, infit, outfit } of facet) {
        expect(measure).toBeCloseTo(naive.measures[index as 0 | 1 | 2].get(id) ?? NaN, 4);
        expect(se).toBeCloseTo(1 / Math.sqrt(naive.information[index]?.get(id) ?? NaN), 4);
        expect(infit).toBeCloseTo(naive.fit[index]?.get(id)?.infit ?? NaN, 4);
        expect(outfit).toBeCloseTo(naive.fit[index]?.get(id)?.outfit ?? NaN, 4);
      }
    });
    for (const { criterion, mark, measure } of rasch.thresholds)
      expect(measure).toBeCloseTo(naive.thresholds.get(criterion ?? '')?.[mark - 1] ?? NaN, 4);
  });

  it('finds simulated parameters again', () => {
    const { sheets, severity, difficulty } = simulated({
      entries: 300,
      judges: 12,
      perEntry: 4,
      criteria: 5,
      seed: 4,
    });
    const { rasch } = analyse(sheets, 'rating-scale', 5);
    const mean = severity.reduce((sum, one) => sum + one, 0) / severity.length;
    // Joint estimates from 20 marks an entry are spread by 20/19; 500 marks a judge leave 0.05: four of them and the spread.
    for (const { id, measure } of rasch.judges)
      expect(Math.abs((measure ?? 0) - ((severity[Number(id.slice(1))] ?? 0) - mean) * 1.05)).toBeLessThan(
        0.22,
      );
    rasch.criteria.forEach(({ measure }, k) =>
      expect(Math.abs((measure ?? 0) - (difficulty[k] ?? 0))).toBeLessThan(0.2),
    );
    rasch.thresholds.forEach(({ measure }, h) =>
      expect(Math.abs(measure - (THRESHOLDS[h] ?? 0))).toBeLessThan(0.3),
    );
    // Data that fit: mean squares about 1.
    const infit = rasch.judges.reduce((sum, one) => sum + (one.infit ?? 0), 0) / 12;
    expect(Math.abs(infit - 1)).toBeLessThan(0.1);
    expect(rasch.summaries.entries?.reliability.sample).toBeGreaterThan(0.85);
  });

  it('flags extremes, gives them the measure of a total 0.3 inside, and lets them move nobody', () => {
    const { sheets } = simulated(small);
    const plain = analyse(sheets);
    const judges = plain.rasch.judges.map(({ id }) => id);
    const extremes = [
      ...judges.slice(0, 2).map((id) => sheetOf('top', id, [4, 4, 4])),
      ...judges.slice(1, 3).map((id) => sheetOf('bottom', id, [0, 0, 0])),
    ];
    const { rasch, entries } = analyse([...sheets, ...extremes]);
    for (const { id, measure, se } of plain.rasch.entries) {
      const same = rasch.entries.find((one) => one.id === id);
      expect(same?.measure).toBeCloseTo(measure ?? NaN, 6);
      expect(same?.se).toBeCloseTo(se ?? NaN, 6);
    }
    const top = rasch.entries.find(({ id }) => id === 'top');
    expect(top).toMatchObject({ why: 'extreme-high', infit: null, count: 6 });
    expect(entries.find(({ entryId }) => entryId === 'bottom')?.notes).toEqual(['extreme-low']);
    // By hand: the expected total of the six marks is 24 - 0.3.
    const expected = rasch.judges.slice(0, 2).flatMap((judge) =>
      rasch.criteria.map((criterion) => {
        const theta = (top?.measure ?? 0) - (judge.measure ?? 0) - (criterion.measure ?? 0);
        let log = 0;
        const weights = [1, ...rasch.thresholds.map(({ measure }) => Math.exp((log += theta - measure)))];
        const sum = weights.reduce((total, one) => total + one, 0);
        return weights.reduce((total, one, h) => total + (h * one) / sum, 0);
      }),
    );
    expect(expected.reduce((sum, one) => sum + one, 0)).toBeCloseTo(23.7, 6);
  });

  it('lets marks that nobody gave fall together with the one below, and says so', () => {
    const { sheets } = simulated(small);
    const mapped = (to: readonly number[]) =>
      sheets.map((sheet) => ({
        ...sheet,
        marks: sheet.marks.map((mark) => ({ ...mark, pointsX100: (to[mark.pointsX100 / 100] ?? 0) * 100 })),
      }));
    const gap = analyse(mapped([0, 1, 2, 4, 4]));
    const close = analyse(mapped([0, 1, 2, 3, 3]));
    expect(gap.rasch.collapsed).toEqual([{ criterion: null, marks: [3] }]);
    expect(close.rasch.collapsed).toEqual([]);
    expect(gap.entries).toEqual(close.entries);
    expect(gap.rasch.thresholds.map(({ mark }) => mark)).toEqual([1, 2, 4]);
  });

  it('gives fair averages in points, between the lowest and the highest mark', () => {
    const { rasch } = analyse(simulated(small).sheets);
    for (const { fairAverage, measure } of rasch.entries) {
      let log = 0;
      const weights = [1, ...rasch.thresholds.map((one) => Math.exp((log += (measure ?? 0) - one.measure)))];
      const sum = weights.reduce((total, one) => total + one, 0);
      expect(fairAverage).toBeCloseTo(
        weights.reduce((total, one, h) => total + (h * one) / sum, 0),
        6,
      );
    }
  });

  it('refuses marks that are no whole numbers, and tables without a mark', () => {
    const input = { criteria: criteriaOf(1, 4), sheets: [sheetOf('a', 'x', [2.5]), sheetOf('b', 'x', [3])] };
    expect(mfrm(designOf(input), input, { model: 'rating-scale', decimals: 2 })).toEqual({
      refused: 'marks-not-whole',
      entryId: 'a',
      judgeId: 'x',
      criterion: 'K0',
    });
    const empty = {
      criteria: criteriaOf(1, 4),
      sheets: [{ ...sheetOf('a', 'x', [1]), status: 'recused' as const }],
    };
    expect(mfrm(designOf(empty), empty, { model: 'rating-scale', decimals: 2 })).toEqual({
      refused: 'no-marks',
    });
  });

  it('says when it has not converged', () => {
    const { sheets } = simulated(small);
    const input = { criteria: criteriaOf(3, 4), sheets };
    const cut = mfrm(designOf(input), input, { model: 'rating-scale', decimals: 4, mostTurns: 1 });
    expect('refused' in cut ? null : cut.convergence.converged).toBe(false);
  });

  it('is defined for one score, for equal scores, and for nothing but extremes', () => {
    const one = analyse([sheetOf('a', 'x', [2, 3, 4])]);
    const equal = analyse(['a', 'b'].flatMap((e) => ['x', 'y'].map((j) => sheetOf(e, j, [3, 3, 3]))));
    const poles = analyse([
      sheetOf('a', 'x', [4, 4, 4]),
      sheetOf('b', 'x', [0, 0, 0]),
      sheetOf('c', 'x', [4, 0, 4]),
    ]);
    const split = analyse([
      ...simulated(small).sheets,
      ...simulated({ ...small, seed: 30 }).sheets.map((s) => ({
        ...s,
        entryId: `${s.entryId}b`,
        judgeId: `${s.judgeId}b`,
      })),
    ]);
    for (const { entries, judges, rasch } of [one, equal, poles, split]) {
      for (const { estimate, se } of entries) {
        expect(Number.isFinite(estimate)).toBe(true);
        expect(se === null || Number.isFinite(se)).toBe(true);
      }
      for (const { severity } of judges) expect(Number.isFinite(severity)).toBe(true);
      expect(numbersIn(rasch).filter((one) => !Number.isFinite(one))).toEqual([]);
    }
    expect(equal.entries.map(({ value, notes }) => [value, notes])).toEqual([
      [0, ['not-estimable']],
      [0, ['not-estimable']],
    ]);
    expect(poles.entries[0]?.value).toBeGreaterThan(poles.entries[1]?.value ?? 0);
    const own = split.judges.filter(({ judgeId }) => judgeId.endsWith('b'));
    expect(own.reduce((sum, { severity }) => sum + (severity ?? 0), 0)).toBeCloseTo(0, 6);
    expect(split.entries.every(({ notes }) => notes.some((note) => note.startsWith('component-')))).toBe(
      true,
    );
  });

  it('takes sheets that lack a mark, and leaves that mark out', () => {
    const { sheets } = simulated(small);
    const input = {
      criteria: criteriaOf(3, 4),
      sheets: sheets.map((sheet, at) => (at === 0 ? { ...sheet, marks: sheet.marks.slice(1) } : sheet)),
    };
    const result = mfrm(designOf(input, false), input, { model: 'rating-scale', decimals: 4 });
    expect('refused' in result ? 0 : result.rasch?.entries[0]?.count).toBe(8);
    expect(() => designOf(input)).toThrow('lacks criterion K0');
  });
});
