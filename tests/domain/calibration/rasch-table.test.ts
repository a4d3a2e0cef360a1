import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { scoringTable } from '#app/domain/bundle/scoring-inputs.ts';
import type { ScoringInputs, ScoringTable } from '#app/domain/bundle/scoring-inputs.ts';
import { compareMethods } from '#app/domain/calibration/comparison.ts';
import { designOf } from '#app/domain/calibration/design.ts';
import { raschTable } from '#app/domain/calibration/rasch-scores.ts';
import { raschAdvice } from '#app/domain/calibration/rasch-scale.ts';
import type { CalibrationSheet } from '#app/domain/calibration/types.ts';
import { calibrationOf } from '#app/domain/bundle/scoring-inputs.ts';
import { criteriaOf, normalsOf, seats, sheetOf } from './rounds.ts';

type Sheets = readonly CalibrationSheet[];
type Rubrics = ScoringInputs['rubrics'];
const RUBRICS: Rubrics = [{ id: 'r', stage: 'PRELIMINARY', criteria: criteriaOf(3, 4) }];

/** Marks 0-4 around merit less severity, by seats that hang together. */
function drawn({ entries = 16, judges = 5, perEntry = 3, seed = 8 } = {}): CalibrationSheet[] {
  const normal = normalsOf(seed);
  const merit = Array.from({ length: entries }, () => normal());
  const severity = Array.from({ length: judges }, () => 0.7 * normal());
  return seats(entries, judges, perEntry, seed).map(([i, j]) =>
    sheetOf(
      `e${String(i).padStart(2, '0')}`,
      `j${j}`,
      [0, 0.4, -0.3].map((easy) =>
        Math.max(
          0,
          Math.min(4, Math.round(2 + (merit[i] ?? 0) - (severity[j] ?? 0) + easy + 0.7 * normal())),
        ),
      ),
    ),
  );
}

function inputsOf(sheets: Sheets, more: Partial<ScoringInputs> = {}): ScoringInputs {
  return {
    rule: { method: 'MFRM', trimMinimum: 4, decimals: 2, model: 'partial-credit' },
    tieBreakers: [],
    stageWeights: null,
    rubrics: RUBRICS,
    entries: [...new Set(sheets.map(({ entryId }) => entryId))].sort().map((id) => ({ id, rubricId: 'r' })),
    sheets: sheets.map((sheet) => ({ ...sheet, rubricId: 'r', stage: 'PRELIMINARY' as const })),
    agreed: [],
    panels: [],
    ...more,
  };
}

function made(table: ScoringTable) {
  if (!table.ok) throw new Error(table.verdict);
  return table;
}

describe('a table by the Rasch model', () => {
  it('hangs on no order: of entries, sheets, marks', () => {
    const inputs = inputsOf(drawn());
    const plain = scoringTable(inputs);
    expect(made(plain).rows.length).toBe(16);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...inputs.sheets], { minLength: inputs.sheets.length }),
        fc.shuffledSubarray([...inputs.entries], { minLength: inputs.entries.length }),
        (sheets, entries) => {
          const turned = sheets.map((sheet) => ({ ...sheet, marks: sheet.marks.toReversed() }));
          const { rows, ties, fits } = made(scoringTable({ ...inputs, sheets: turned, entries }));
          expect({ rows: rows.map((row) => ({ ...row, totals: [] })), ties, fits }).toEqual({
            rows: made(plain).rows.map((row) => ({ ...row, totals: [] })),
            ties: made(plain).ties,
            fits: made(plain).fits,
          });
        },
      ),
      { numRuns: 15 },
    );
  });

  it('ranks by the measure, and its fair averages of 100 are never in another order', () => {
    const { rows, fits } = made(scoringTable(inputsOf(drawn({ entries: 40, judges: 8 }))));
    for (const [at, { value, rasch, rank }] of rows.entries()) {
      const before = rows[at - 1];
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThan(10_000);
      expect(rasch?.low).toBeLessThanOrEqual(rank ?? 0);
      expect(rasch?.high).toBeGreaterThanOrEqual(rank ?? 0);
      if (!before) continue;
      expect(value).toBeLessThanOrEqual(before.value ?? 0);
      expect(rasch?.measure).toBeLessThanOrEqual(before.rasch?.measure ?? 0);
    }
    expect(fits).toMatchObject([{ model: 'partial-credit' }]);
    expect(fits[0]?.residual).toBeLessThan(0.01);
    expect(fits[0]?.reliability).toBeGreaterThan(0.5);
  });

  it('does without weights, and takes scales of different lengths for equal shares', () => {
    const sheets = drawn();
    const weighed = criteriaOf(3, 4).map((one, k) => ({ ...one, weight: 10 ** k }));
    const values = (rubrics: Rubrics) => made(scoringTable(inputsOf(sheets, { rubrics }))).rows;
    const byWeight = values([{ id: 'r', stage: 'PRELIMINARY', criteria: weighed }]);
    expect(byWeight.map(({ value, rasch }) => [value, rasch])).toEqual(
      values(RUBRICS).map(({ value, rasch }) => [value, rasch]),
    );
    // Twice the points for the same categories: the same measures and shares of the maximum.
    const double = (sheet: CalibrationSheet) => ({
      ...sheet,
      marks: sheet.marks.map((mark) =>
        mark.criterionId === 'k1' ? { ...mark, pointsX100: 2 * mark.pointsX100 } : mark,
      ),
    });
    const longer = criteriaOf(3, 4).map((one) => (one.id === 'k1' ? { ...one, maxX100: 800 } : one));
    const stretched = made(
      scoringTable(
        inputsOf(sheets.map(double), { rubrics: [{ id: 'r', stage: 'PRELIMINARY', criteria: longer }] }),
      ),
    );
    expect(stretched.rows.map(({ value, rasch }) => [value, rasch])).toEqual(
      values(RUBRICS).map(({ value, rasch }) => [value, rasch]),
    );
  });

  it('flags extremes, and ranks them outside all others', () => {
    const sheets = drawn();
    const all = [
      ...sheets,
      ...['j0', 'j1', 'j2'].map((judge) => sheetOf('top', judge, [4, 4, 4])),
      ...['j2', 'j3', 'j4'].map((judge) => sheetOf('zero', judge, [0, 0, 0])),
    ];
    const { rows } = made(scoringTable(inputsOf(all)));
    expect(rows[0]).toMatchObject({ entryId: 'top', notes: ['extreme-high'], rasch: { infit: null } });
    expect(rows.at(-1)).toMatchObject({ entryId: 'zero', notes: ['extreme-low'], rank: 18 });
    expect(rows[0]?.value).toBeLessThan(10_000);
  });

  it('parts equal measures by the declared tie-breakers', () => {
    const twins = drawn().flatMap((sheet) =>
      sheet.entryId === 'e03' ? [sheet, { ...sheet, entryId: 'e03b' }] : [sheet],
    );
    const { ties } = made(scoringTable(inputsOf(twins)));
    expect(ties).toEqual([['e03', 'e03b']]);
  });

  it('combines stages by their weights, each with measures of its own', () => {
    const sheets = inputsOf(drawn()).sheets;
    const later = inputsOf(drawn({ seed: 9 })).sheets.map((sheet) => ({
      ...sheet,
      judgeId: `d${sheet.judgeId}`,
      rubricId: 'd',
      stage: 'DEFENCE' as const,
    }));
    const { rows, fits } = made(
      scoringTable({
        ...inputsOf(drawn()),
        stageWeights: { PRELIMINARY: 30, DEFENCE: 70 },
        rubrics: [...RUBRICS, { id: 'd', stage: 'DEFENCE', criteria: criteriaOf(3, 4) }],
        sheets: [...sheets, ...later],
      }),
    );
    expect(fits.map(({ stage }) => stage)).toEqual(['PRELIMINARY', 'DEFENCE']);
    for (const { value, stages = [], rasch } of rows) {
      expect(rasch).toBeUndefined();
      const [paper, room] = stages;
      expect(stages.every((one) => one.rasch)).toBe(true);
      expect(Math.abs((value ?? 0) - (0.3 * (paper?.value ?? 0) + 0.7 * (room?.value ?? 0)))).toBeLessThan(
        1.01,
      );
    }
  });
});

describe('the Rasch model refuses', () => {
  const verdict = (sheets: Sheets, more: Partial<ScoringInputs> = {}) => {
    const table = scoringTable(inputsOf(sheets, more));
    return table.ok ? 'ok' : table;
  };

  it('judges who share no entry, also where only extremes join them', () => {
    const other = drawn().map((sheet) => ({
      ...sheet,
      entryId: `${sheet.entryId}x`,
      judgeId: `${sheet.judgeId}x`,
    }));
    expect(verdict([...drawn(), ...other])).toMatchObject({ verdict: 'within-components', pieces: 2 });
    const bridges = Array.from({ length: 20 }, (_, b) => [
      sheetOf(`b${b}`, `j${b % 5}`, [4, 4, 4]),
      sheetOf(`b${b}`, `j${(b + 2) % 5}x`, [4, 4, 4]),
    ]).flat();
    expect(verdict([...drawn(), ...other, ...bridges])).toMatchObject({
      verdict: 'pieces-without-extremes',
      pieces: 2,
    });
  });

  it('parts of points, too many marks, and one scale for different maxima, each by name', () => {
    const [first, ...rest] = drawn();
    if (!first) throw new Error('sheets');
    const half = { ...first, marks: first.marks.map((m) => ({ ...m, pointsX100: m.pointsX100 + 50 })) };
    expect(verdict([half, ...rest])).toEqual({ ok: false, verdict: 'marks-not-whole', criterion: 'K0' });
    const percent = seats(30, 6, 3, 2).map(([i, j]) => sheetOf(`e${i}`, `j${j}`, [(i * 7 + j * 5) % 100]));
    expect(
      verdict(percent, { rubrics: [{ id: 'r', stage: 'PRELIMINARY', criteria: criteriaOf(1, 100) }] }),
    ).toEqual({ ok: false, verdict: 'too-many-marks', criterion: 'K0' });
    const uneven = criteriaOf(3, 4).map((one, k) => (k === 2 ? { ...one, maxX100: 900 } : one));
    const rubrics: Rubrics = [{ id: 'r', stage: 'PRELIMINARY', criteria: uneven }];
    const rule = { method: 'MFRM', trimMinimum: 4, decimals: 2 } as const;
    expect(verdict(drawn(), { rubrics, rule: { ...rule, model: 'rating-scale' } })).toEqual({
      ok: false,
      verdict: 'scales-differ',
      criterion: 'K0',
      other: 'K2',
    });
    expect(verdict(drawn(), { rubrics, rule: { ...rule, model: 'partial-credit' } })).toBe('ok');
  });

  it('rubrics without a common criterion, because merit and difficulty are one there', () => {
    const own = criteriaOf(3, 4).map((one) => ({ ...one, id: `x${one.id}`, code: `X${one.code}` }));
    const split = (more: Rubrics[number]['criteria']) => {
      const inputs = inputsOf(drawn(), {
        rubrics: [...RUBRICS, { id: 's', stage: 'PRELIMINARY', criteria: more }],
      });
      const isOther = (id: string) => Number(id.slice(1)) % 2 === 1;
      const table = scoringTable({
        ...inputs,
        entries: inputs.entries.map(({ id }) => ({ id, rubricId: isOther(id) ? 's' : 'r' })),
        sheets: inputs.sheets.map((sheet) =>
          isOther(sheet.entryId)
            ? {
                ...sheet,
                rubricId: 's',
                marks: sheet.marks.map((mark, k) => ({ ...mark, criterionId: more[k]?.id ?? '' })),
              }
            : sheet,
        ),
      });
      return table.ok ? 'ok' : table.verdict;
    };
    expect(split(own)).toBe('rubrics-apart');
    expect(split([...own.slice(0, 2), ...criteriaOf(3, 4).slice(2)])).toBe('ok');
  });

  it('an estimation that has no end', () => {
    // Everybody of the upper half gets 3 or 4, of the lower 0 or 1: the gap between them has no size.
    const parted = seats(16, 4, 3, 3).map(([i, j]) =>
      sheetOf(
        `e${i}`,
        `j${j}`,
        [0, 1, 2].map((k) => (i < 8 ? 3 : 0) + ((i + j + k) % 2)),
      ),
    );
    expect(verdict(parted)).toEqual({ ok: false, verdict: 'parted' });
    const input = calibrationOf(inputsOf(drawn()));
    expect(raschTable(designOf(input), input, { model: 'partial-credit', mostTurns: 1 })).toMatchObject({
      ok: false,
      verdict: 'not-converged',
      turns: 1,
    });
  });

  it('and says so beside the other methods, without the rest', () => {
    const order = { trimMinimum: 4, decimals: 2, places: 5, panelOf: [], seed: 1 } as const;
    const input = calibrationOf(inputsOf(drawn()));
    const found = compareMethods({ ...order, input, rasch: 'partial-credit' });
    expect(found.methods).toContain('mfrm');
    expect(found.noRasch).toBeNull();
    expect(found.moves.map(({ method }) => method)).toContain('mfrm');
    const ranks = new Map(
      made(scoringTable(inputsOf(drawn()))).rows.map(({ entryId, rank }) => [entryId, rank]),
    );
    for (const { entryId, ranks: own } of found.entries) expect(own.mfrm).toBe(ranks.get(entryId));
    const without = compareMethods({ ...order, input });
    expect([without.methods.includes('mfrm'), without.noRasch]).toEqual([false, null]);
    const percent = {
      criteria: criteriaOf(1, 100),
      sheets: seats(30, 6, 3, 2).map(([i, j]) => sheetOf(`e${i}`, `j${j}`, [(i * 7 + j * 5) % 100])),
    };
    const refused = compareMethods({ ...order, input: percent, rasch: 'partial-credit' });
    expect(refused.methods).not.toContain('mfrm');
    expect(refused.noRasch).toMatchObject({ verdict: 'too-many-marks', criterion: 'K0' });
    expect(refused.entries[0]?.ranks.mfrm).toBeNull();
  });
});

describe('advice on a rubric', () => {
  const points = { scale: 'POINTS', maxX100: 2000, stepX100: 100, levels: [], weight: 1 } as const;
  it('counts what can be given, not what the maximum is', () => {
    const levels = [100, 85, 70].map((one) => ({ pointsX100: one * 100 }));
    expect(
      raschAdvice([
        { code: 'A', ...points },
        { code: 'B', ...points, maxX100: 3000, weight: 2 },
        { code: 'C', ...points, maxX100: 10_000, stepX100: 500 },
        { code: 'D', ...points, scale: 'LEVELS', maxX100: 10_000, levels },
        { code: 'E', ...points, stepX100: 50 },
      ]),
    ).toEqual({ tooFine: ['B'], notWhole: ['E'], scalesDiffer: true, weightsDiffer: true });
  });
});
