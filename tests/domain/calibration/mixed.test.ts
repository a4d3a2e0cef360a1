import { describe, expect, it } from 'vitest';

import { additive } from '#app/domain/calibration/additive.ts';
import { designOf } from '#app/domain/calibration/design.ts';
import { mixed } from '#app/domain/calibration/mixed.ts';
import { rankIntervals } from '#app/domain/calibration/rank-intervals.ts';
import { gauss, normalsOf, roundOf, seats } from './rounds.ts';

type Row = readonly [string, string, number];

function simulated(shape: {
  entries: number;
  judges: number;
  perEntry: number;
  seed: number;
  sd: [number, number, number];
}) {
  const normal = normalsOf(shape.seed);
  const merit = Array.from({ length: shape.entries }, () => shape.sd[0] * normal());
  const severity = Array.from({ length: shape.judges }, () => shape.sd[1] * normal());
  const rows = seats(shape.entries, shape.judges, shape.perEntry, shape.seed).map(([i, j]): Row => [
    `e${String(i).padStart(3, '0')}`,
    `j${String(j).padStart(3, '0')}`,
    Math.round((60 + (merit[i] ?? 0) - (severity[j] ?? 0) + shape.sd[2] * normal()) * 10) / 10,
  ]);
  return { rows, merit };
}

/** Log-determinant and quadratic forms of a dense covariance, by plain elimination. */
function restricted(rows: readonly Row[], [p, s, e]: readonly [number, number, number]): number {
  const n = rows.length;
  const v = rows.map((a, i) =>
    rows.map((b, k) => (a[0] === b[0] ? p : 0) + (a[1] === b[1] ? s : 0) + (i === k ? e : 0)),
  );
  const matrix = v.map((row, i) => [...row, 1, rows[i]?.[2] ?? 0]);
  let log = 0;
  for (let i = 0; i < n; i += 1) {
    const pivot = matrix[i]?.[i] ?? 0;
    log += Math.log(pivot);
    for (let k = i + 1; k < n; k += 1) {
      const factor = (matrix[k]?.[i] ?? 0) / pivot;
      if (factor === 0) continue;
      for (let c = i; c < n + 2; c += 1)
        (matrix[k] ?? [])[c] = (matrix[k]?.[c] ?? 0) - factor * (matrix[i]?.[c] ?? 0);
    }
  }
  // After elimination the forms are sums over the pivots.
  const form = (a: number, b: number) =>
    matrix.reduce((sum, row, i) => sum + ((row[n + a] ?? 0) * (row[n + b] ?? 0)) / (row[i] ?? 1), 0);
  const [xx, xy, yy] = [form(0, 0), form(0, 1), form(1, 1)];
  return -(log + Math.log(xx) + yy - (xy * xy) / xx) / 2;
}

/** The highest point by a search along the axes with steps that shrink: slow and plain. */
function highest(rows: readonly Row[]): [number, number, number] {
  let point: [number, number, number] = [20, 20, 20];
  let best = restricted(rows, point);
  for (let factor = 1; factor > 1e-7; factor /= 2) {
    for (let isMoved = true; isMoved;) {
      isMoved = false;
      for (const axis of [0, 1, 2])
        for (const change of [1 + factor, 1 / (1 + factor)]) {
          const next = point.map((one, k) => (k === axis ? one * change : one)) as typeof point;
          const reached = restricted(rows, next);
          if (reached > best + 1e-13) {
            [point, best, isMoved] = [next, reached, true];
          }
        }
    }
  }
  return point;
}

describe('mixed', () => {
  it('agrees with a search of the dense likelihood, and with the equations of Henderson', () => {
    const { rows } = simulated({ entries: 12, judges: 5, perEntry: 3, seed: 6, sd: [7, 5, 4] });
    const design = designOf(roundOf(rows));
    const { variances, entries, judges, convergence } = mixed(design, 4);
    const [p, s, e] = highest(rows);
    expect(convergence.converged).toBe(true);
    expect((variances?.entry ?? 0) / p).toBeCloseTo(1, 3);
    expect((variances?.judge ?? 0) / s).toBeCloseTo(1, 3);
    expect((variances?.residual ?? 0) / e).toBeCloseTo(1, 3);
    // The mixed model equations for mean, entries and judges, with the variances found by the search.
    const names = ['', ...design.entryIds, ...design.judgeIds];
    const n = design.entryIds.length;
    const x = rows.map((row) =>
      names.map((name) => (name === '' || name === row[0] || name === row[1] ? 1 : 0)),
    );
    const ridge = (a: number) => (a === 0 ? 0 : a <= n ? e / p : e / s);
    const matrix = names.map((_, a) =>
      names.map(
        (_name, b) =>
          x.reduce((sum: number, row) => sum + (row[a] ?? 0) * (row[b] ?? 0), 0) + (a === b ? ridge(a) : 0),
      ),
    );
    const solution = gauss(
      matrix,
      names.map((_, a) => rows.reduce((sum, row, at) => sum + row[2] * (x[at]?.[a] ?? 0), 0)),
    );
    const deviation = (a: number) =>
      Math.sqrt(
        e *
          (gauss(
            matrix,
            names.map((_, b) => (a === b ? 1 : 0)),
          )[a] ?? 0),
      );
    entries.forEach(({ estimate, se }, i) => {
      expect(estimate).toBeCloseTo((solution[0] ?? 0) + (solution[1 + i] ?? 0), 3);
      expect(se).toBeCloseTo(deviation(1 + i), 3);
    });
    judges.forEach(({ severity, se }, j) => {
      expect(severity).toBeCloseTo(-(solution[1 + n + j] ?? 0), 3);
      expect(se).toBeCloseTo(deviation(1 + n + j), 3);
    });
  });

  it('finds simulated variances again', () => {
    const { rows } = simulated({ entries: 400, judges: 40, perEntry: 4, seed: 12, sd: [8, 5, 6] });
    const { variances } = mixed(designOf(roundOf(rows)), 2);
    // Standard deviations of the estimates: about 5, 6 and 1.5 points squared; three of each.
    expect(Math.abs((variances?.entry ?? 0) - 64)).toBeLessThan(17);
    expect(Math.abs((variances?.judge ?? 0) - 25)).toBeLessThan(18);
    expect(Math.abs((variances?.residual ?? 0) - 36)).toBeLessThan(5);
  });

  it('draws values towards the mean, and those of few scores more', () => {
    const { rows } = simulated({ entries: 40, judges: 8, perEntry: 4, seed: 3, sd: [8, 3, 6] });
    const design = designOf(roundOf(rows));
    const [shrunk, free] = [mixed(design, 2), additive(design, 2)];
    const spread = ({ entries }: typeof shrunk) => {
      const mean = entries.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0) / entries.length;
      return entries.reduce((sum, { estimate }) => sum + ((estimate ?? 0) - mean) ** 2, 0);
    };
    expect(spread(shrunk)).toBeLessThan(spread(free));
    const cut = rows.filter(([entry], at) => entry !== 'e000' || rows.findIndex(([e]) => e === entry) === at);
    const [few] = mixed(designOf(roundOf(cut)), 2).entries;
    expect(few?.se).toBeGreaterThan(shrunk.entries[0]?.se ?? Infinity);
  });

  it('takes an entry variance of exactly 0 for an answer', () => {
    // Every entry has the same mean and the residual goes to and fro: less between entries than chance gives.
    const rows = Array.from({ length: 12 }, (_, i) => {
      const sign = i % 2 === 0 ? 1 : -1;
      return ['x', 'y'].map((j, at): Row => [`e${10 + i}`, j, 50 + (at === 0 ? 5 * sign : -5 * sign)]);
    }).flat();
    const result = mixed(designOf(roundOf(rows)), 2);
    expect(result.variances?.entry).toBe(0);
    expect(result.convergence.converged).toBe(true);
    expect(new Set(result.entries.map(({ value }) => value))).toEqual(new Set([5000]));
    expect(result.entries.every(({ se }) => se === 0)).toBe(true);
    const [first] = rankIntervals(result, { seed: 1 });
    expect([(first?.low ?? 9) <= 2, (first?.high ?? 0) >= 11]).toEqual([true, true]);
  });

  it('is defined for one score, for equal scores, for exact fits and without replication', () => {
    const cases: Row[][] = [
      [['a', 'x', 50]],
      [
        ['a', 'x', 50],
        ['a', 'y', 50],
        ['b', 'x', 50],
      ],
      [
        ['a', 'x', 50],
        ['b', 'x', 60],
        ['c', 'y', 40],
      ],
      [
        ['a', 'x', 50],
        ['a', 'y', 60],
        ['b', 'z', 40],
      ],
      [0, 1, 2, 3].flatMap((i) => [0, 1, 2].map((j): Row => [`e${i}`, `j${j}`, 50 + 4 * i - 3 * j])),
    ];
    for (const rows of cases) {
      const { entries, judges, variances } = mixed(designOf(roundOf(rows)), 2);
      for (const { estimate, se } of entries) {
        expect(Number.isFinite(estimate)).toBe(true);
        expect(se === null || Number.isFinite(se)).toBe(true);
      }
      for (const { severity, se } of judges)
        expect([severity, se].every((one) => one === null || Number.isFinite(one))).toBe(true);
      expect(Object.values(variances ?? {}).every((one) => Number.isFinite(one) && one >= 0)).toBe(true);
    }
  });

  it('draws the errors that entries share with the covariance of the predictions', () => {
    const { rows } = simulated({ entries: 6, judges: 3, perEntry: 2, seed: 17, sd: [6, 6, 3] });
    const result = mixed(designOf(roundOf(rows)), 2);
    const alone = {
      ...result,
      entries: result.entries.map((one, i) => (i < 2 ? one : { ...one, se: null })),
    };
    const [first] = rankIntervals(alone, { seed: 4, draws: 4000, quota: 1 });
    // Variance of the difference from the dense equations at the variances found.
    const { entry = 1, judge = 1, residual = 1 } = result.variances ?? {};
    const names = [
      '',
      ...result.entries.map((one) => one.entryId),
      ...result.judges.map((one) => one.judgeId),
    ];
    const x = rows.map((row) =>
      names.map((name) => (name === '' || name === row[0] || name === row[1] ? 1 : 0)),
    );
    const matrix = names.map((_, a) =>
      names.map(
        (_name, b) =>
          x.reduce((sum: number, row) => sum + (row[a] ?? 0) * (row[b] ?? 0), 0) +
          (a === b && a > 0 ? residual / (a <= 6 ? entry : judge) : 0),
      ),
    );
    const contrast = names.map((_, a) => (a === 1 ? 1 : a === 2 ? -1 : 0));
    const column = gauss(matrix, contrast);
    const sd = Math.sqrt(residual * ((column[1] ?? 0) - (column[2] ?? 0)));
    const gap = ((result.entries[0]?.estimate ?? 0) - (result.entries[1]?.estimate ?? 0)) / sd;
    // 4,000 draws leave less than 0.008: four of them.
    expect(Math.abs((first?.inside ?? 0) - phi(gap))).toBeLessThan(0.032);
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
