import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { additive } from '#app/domain/calibration/additive.ts';
import { designOf } from '#app/domain/calibration/design.ts';
import { gauss, normalsOf, roundOf, seats } from './rounds.ts';

/** Small rounds of any shape, also in pieces: at least one sheet, no judge twice. */
const smallRounds = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 3 })), {
    minLength: 1,
    maxLength: 18,
    selector: ([i, j]) => i * 10 + j,
  })
  .chain((pairs) =>
    fc
      .array(fc.integer({ min: 0, max: 100 }), { minLength: pairs.length, maxLength: pairs.length })
      .map((totals) => pairs.map(([i, j], at) => [`e${i}`, `j${j}`, totals[at] ?? 0] as const)),
  );

describe('additive', () => {
  it('equals dense least squares, with its standard errors', () => {
    fc.assert(
      fc.property(smallRounds, (rows) => {
        const design = designOf(roundOf(rows));
        const { entries, judges, residualSd } = additive(design, 4);
        const names = [...design.entryIds, ...design.judgeIds];
        const n = design.entryIds.length;
        // Unknowns p and s; T = p - s. The normal equations X'X, to which each component adds the sum of its judges.
        const x = rows.map(([e, j]) =>
          names.map((name, at) => (name === e && at < n ? 1 : name === j && at >= n ? -1 : 0)),
        );
        const normal = names.map((_, a) =>
          names.map((_name, b) => x.reduce((sum, row) => sum + (row[a] ?? 0) * (row[b] ?? 0), 0)),
        );
        const reached = names.map((_, a) => {
          const seen = new Set([a]);
          for (const one of seen) normal[one]?.forEach((value, b) => value !== 0 && seen.add(b));
          return seen;
        });
        const fixed = normal.map((row, a) =>
          row.map((value, b) => value + (a >= n && b >= n && reached[a]?.has(b) ? 1 : 0)),
        );
        const right = names.map((_, a) =>
          x.reduce((sum, row, at) => sum + (row[a] ?? 0) * (rows[at]?.[2] ?? 0), 0),
        );
        const solution = gauss(fixed, right);
        const components = new Set(reached.map((seen) => Math.min(...seen))).size;
        const rest = rows.reduce((sum, row, at) => {
          const fit = solution.reduce((own, one, a) => own + one * (x[at]?.[a] ?? 0), 0);
          return sum + (row[2] - fit) ** 2;
        }, 0);
        const freedom = rows.length - names.length + components;
        entries.forEach((entry, i) => expect(entry.estimate).toBeCloseTo(solution[i] ?? 0, 7));
        judges.forEach((judge, j) => expect(judge.severity).toBeCloseTo(solution[n + j] ?? 0, 7));
        if (freedom <= 0) {
          expect(residualSd).toBeNull();
          expect(entries.every((entry) => entry.se === null)).toBe(true);
          return;
        }
        const variance = rest / freedom;
        expect((residualSd ?? 0) ** 2).toBeCloseTo(variance, 6);
        // Var = v A^-1 X'X A^-1, of the constrained estimates.
        [...entries.map(({ se }) => se), ...judges.map(({ se }) => se)].forEach((se, a) => {
          const column = gauss(
            fixed,
            names.map((_, b) => (a === b ? 1 : 0)),
          );
          const scale = column.reduce(
            (sum, one, b) =>
              sum + one * column.reduce((own, other, c) => own + other * (normal[b]?.[c] ?? 0), 0),
            0,
          );
          expect((se ?? -1) ** 2).toBeCloseTo(variance * scale, 6);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('finds simulated severities again', () => {
    const normal = normalsOf(3);
    const merit = Array.from({ length: 200 }, () => 60 + 8 * normal());
    const severity = Array.from({ length: 20 }, () => 5 * normal());
    const rows = seats(200, 20, 4, 11).map(
      ([i, j]) => [`e${i}`, `j${j}`, (merit[i] ?? 0) - (severity[j] ?? 0) + 3 * normal()] as const,
    );
    const { judges, residualSd } = additive(designOf(roundOf(rows)), 2);
    const mean = severity.reduce((sum, one) => sum + one, 0) / 20;
    // Forty sheets a judge at a residual of 3 leave an error of about 0.55: four of them.
    for (const { judgeId, severity: found, se } of judges) {
      expect(Math.abs((found ?? 0) - ((severity[Number(judgeId.slice(1))] ?? 0) - mean))).toBeLessThan(2.2);
      expect(se).toBeGreaterThan(0.4);
      expect(se).toBeLessThan(0.8);
    }
    // The standard error of a standard deviation from 581 degrees is 3 / sqrt(1162) = 0.09.
    expect(Math.abs((residualSd ?? 0) - 3)).toBeLessThan(0.36);
  });

  it('never moves an entry down for a better mark', () => {
    fc.assert(
      fc.property(smallRounds, fc.nat(), fc.integer({ min: 1, max: 30 }), (rows, which, more) => {
        const at = which % rows.length;
        const better = rows.map((row, index) =>
          index === at ? ([row[0], row[1], row[2] + more] as const) : row,
        );
        const [before, after] = [rows, better].map((one) => additive(designOf(roundOf(one)), 6).entries);
        const ahead = (entries: typeof before) => {
          const own = entries?.find(({ entryId }) => entryId === rows[at]?.[0])?.value ?? 0;
          return entries?.filter(({ value }) => (value ?? 0) > own).length ?? 0;
        };
        expect(ahead(after)).toBeLessThanOrEqual(ahead(before));
      }),
      { numRuns: 300 },
    );
  });
});
