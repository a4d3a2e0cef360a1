import { describe, expect, it } from 'vitest';

import { checkRubric, commentEnd, isMark, rubricFor } from '#app/domain/rubric.ts';
import { commentField, markField, readSheet, sheetDraft, strayFields } from '#app/domain/score-sheet.ts';
import { scoreEntry } from '#app/domain/scoring.ts';

const RULE = { commentLow: false, commentHigh: false, commentBand: 10 };
const points = (maxX100: number, stepX100: number) => ({
  id: 'p',
  code: 'P',
  scale: 'POINTS' as const,
  maxX100,
  stepX100,
  levels: [],
  ...RULE,
});
const levels = (...worth: number[]) => ({
  id: 'l',
  code: 'L',
  scale: 'LEVELS' as const,
  maxX100: Math.max(...worth) * 100,
  stepX100: 100,
  levels: worth.map((one) => ({ label: `${one}`, pointsX100: one * 100 })),
  ...RULE,
});
const codes = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? [] : (result.refusals ?? []).map(({ code }) => code);

describe('the marks of a scale', () => {
  it('are half points where the step is half, and no others', () => {
    const half = points(1000, 50);
    expect([0, 50, 750, 1000].every((mark) => isMark(half, mark))).toBe(true);
    expect([25, 751, 1050, -50].some((mark) => isMark(half, mark))).toBe(false);
  });

  it('are the levels alone, whatever lies between them', () => {
    const scale = levels(1, 3, 5);
    expect([100, 200, 300, 400, 500].map((mark) => isMark(scale, mark))).toEqual([
      true,
      false,
      true,
      false,
      true,
    ]);
    expect(isMark(scale, 0)).toBe(false);
  });

  it('ask for words within the band of each end, of levels as of points', () => {
    const both = { commentLow: true, commentHigh: true };
    const wide = { ...points(10_000, 100), ...both };
    expect([0, 1000, 1100, 8900, 9000, 10_000].map((mark) => commentEnd(wide, mark))).toEqual([
      'low',
      'low',
      null,
      null,
      'high',
      'high',
    ]);
    const five = { ...levels(1, 2, 3, 4, 5), ...both, commentBand: 0 };
    expect([100, 200, 400, 500].map((mark) => commentEnd(five, mark))).toEqual(['low', null, null, 'high']);
    expect(commentEnd({ ...five, commentLow: false }, 100)).toBeNull();
  });
});

describe('a sheet', () => {
  const judged = { ...levels(1, 2, 3), commentLow: true, commentBand: 0 };
  const fields = { [markField('l')]: '1' };

  it('is complete only with words where the lowest level asks for them, and names the field', () => {
    const result = readSheet(fields, [judged], true);
    expect(result.ok ? [] : result.refusals).toEqual([
      { code: 'sheet-comment-missing', field: commentField('l') },
    ]);
    expect(readSheet(fields, [judged], false).ok).toBe(true);
    const words = { ...fields, [commentField('l')]: '没有数据' };
    expect(readSheet(words, [judged], true)).toEqual({
      ok: true,
      value: {
        marks: [{ criterionId: 'l', pointsX100: 100 }],
        comments: [{ criterionId: 'l', text: '没有数据' }],
      },
    });
  });

  it('refuses points between two levels by a sentence of their own', () => {
    expect(codes(readSheet({ [markField('l')]: '2.5' }, [judged], false))).toEqual(['sheet-mark-level']);
    expect(codes(readSheet({}, [judged], true))).toEqual(['sheet-mark-missing']);
  });

  it('knows marks that belong to another rubric from its own', () => {
    const own = sheetDraft([judged], null);
    expect(strayFields({ ...fields, notes: '再看' }, own)).toEqual([]);
    expect(strayFields({ [markField('x')]: '1', [markField('y')]: '' }, own)).toEqual([markField('x')]);
  });
});

describe('a rubric', () => {
  it('is refused where judges could not tell two levels apart or reach the maximum', () => {
    expect(codes(checkRubric([points(1000, 100), levels(1, 2)]))).toEqual([]);
    expect(codes(checkRubric([]))).toEqual(['division-needed']);
    expect(codes(checkRubric([points(1000, 300)]))).toEqual(['rubric-step']);
    expect(codes(checkRubric([levels(1, 2, 2)]))).toEqual(['rubric-level-twice', 'rubric-label-twice']);
    expect(codes(checkRubric([levels(3)]))).toEqual(['rubric-levels-few']);
    expect(codes(checkRubric([points(1000, 100), points(500, 50)]))).toEqual(['division-code-twice']);
  });

  it('is the newest of the category and stage, then the common one, then that of the preliminary stage', () => {
    const rubric = (categoryId: string | null, stage: 'PRELIMINARY' | 'DEFENCE', version = 1) => ({
      categoryId,
      stage,
      version,
    });
    const all = [rubric(null, 'PRELIMINARY'), rubric(null, 'PRELIMINARY', 2), rubric('a', 'PRELIMINARY')];
    const at = (categoryId: string | null, stage: 'PRELIMINARY' | 'DEFENCE') =>
      rubricFor(all, { categoryId, stage });
    expect(at('a', 'PRELIMINARY')).toBe(all[2]);
    expect(at('b', 'PRELIMINARY')).toBe(all[1]);
    expect(at('a', 'DEFENCE')).toBe(all[2]);
    const defence = rubric(null, 'DEFENCE');
    expect(rubricFor([...all, defence], { categoryId: 'a', stage: 'DEFENCE' })).toBe(defence);
  });
});

describe('scores over two versions of a rubric', () => {
  const old = [{ id: 'o', code: 'C', maxX100: 500, weight: 1 }];
  const now = [
    { id: 'n1', code: 'C', maxX100: 1200, weight: 3 },
    { id: 'n2', code: 'D', maxX100: 700, weight: 2 },
  ];
  const rule = { method: 'MEAN' as const, trimMinimum: 4, decimals: 2 };
  const submitted = (judgeId: string, marks: [string, number][], criteria?: typeof old) => ({
    entryId: 'e',
    judgeId,
    status: 'submitted' as const,
    marks: marks.map(([criterionId, pointsX100]) => ({ criterionId, pointsX100 })),
    ...(criteria ? { criteria } : {}),
  });

  it('are each a share of their own maximum, and say that they are mixed', () => {
    const score = scoreEntry(
      'e',
      [
        submitted('a', [['o', 500]], old),
        submitted('b', [
          ['n1', 600],
          ['n2', 350],
        ]),
      ],
      now,
      rule,
    );
    expect(score.value).toBe(7500);
    expect(score.notes).toEqual(['mixed-versions']);
    expect(score.criterionMeans).toEqual({ C: 750_000, D: 500_000 });
  });

  it('are what the panel agrees on where the round says so, and nothing before it has', () => {
    const sheets = [submitted('a', [['o', 100]], old), submitted('b', [['o', 200]], old)];
    const consensus = { ...rule, method: 'CONSENSUS' as const };
    const before = scoreEntry('e', sheets, now, consensus);
    expect(before).toMatchObject({ value: null, scores: 2, notes: ['no-consensus'] });
    const agreed = { marks: [{ criterionId: 'o', pointsX100: 400 }], criteria: old };
    const after = scoreEntry('e', sheets, now, consensus, agreed);
    expect(after).toMatchObject({ value: 8000, scores: 2, notes: [] });
    expect(after.totals.map(({ total, dropped }) => [total, dropped])).toEqual([
      [2000, true],
      [4000, true],
    ]);
  });
});
