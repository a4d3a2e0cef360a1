import { describe, expect, it } from 'vitest';

import { changeRules } from '#app/commands/sample/settings.ts';
import { commentField, markField } from '#app/domain/score-sheet.ts';
import { saveSheet } from '#app/features/judging/save-sheet.server.ts';
import { getAssignment } from '#app/features/judging/judge-queries.server.ts';
import { getEntrySheets } from '#app/features/judging/round-queries.server.ts';
import { computeResult } from '#app/features/results/compute-result.server.ts';
import { getScoringTable } from '#app/features/results/queries.server.ts';
import { READY_MADE } from '#app/features/rubrics/ready-made.ts';
import { getRubricEditor } from '#app/features/rubrics/queries.server.ts';
import { READY_NAMES } from '#app/features/rubrics/ready-names.ts';
import { removeRubric, saveRubric } from '#app/features/rubrics/save-rubric.server.ts';
import { SaveRubricSchema } from '#app/features/rubrics/schemas.ts';
import type { EditorCriterion } from '#app/features/rubrics/editor-rows.ts';
import { db } from '#app/platform/db/client.server.ts';
import { admin, contest, during, must } from './contest.ts';
import { judged } from './judged.ts';

const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;
const COMMON = { categoryId: null, stage: 'PRELIMINARY' } as const;

/** A rubric as its editor's form sends it. */
const sent = (criteria: readonly EditorCriterion[]) =>
  SaveRubricSchema.parse({
    criteria: criteria.map(({ id, remove: _, ...one }) => ({
      ...one,
      ...(id ? { id } : {}),
      commentLow: one.commentLow ? 'on' : undefined,
      commentHigh: one.commentHigh ? 'on' : undefined,
    })),
  });

async function editorOf(roundId: string) {
  const editor = await getRubricEditor(admin, roundId, { ...COMMON, version: null, from: '' });
  if (!editor) throw new Error('no editor');
  return editor;
}

describe('a rubric', () => {
  it.each(READY_NAMES)('ready-made "%s" can be saved and judged by as it is', async (name) => {
    const here = await contest();
    must(await saveRubric(admin, { roundId: here.round.id, ...sent(READY_MADE[name]) }, during));
    const criteria = await db.criterion.findMany({
      where: { rubric: { roundId: here.round.id } },
      orderBy: { order: 'asc' },
      include: { levels: true },
    });
    expect(criteria.map((one) => one.code)).toEqual(READY_MADE[name].map((one) => one.code));
    for (const one of criteria)
      if (one.scale !== 'POINTS')
        expect(one.maxX100).toBe(Math.max(...one.levels.map((level) => level.pointsX100)));
  });

  it('changes in place until a sheet is begun, and keeps who its criteria are', async () => {
    const { round } = await contest();
    const { criteria } = await editorOf(round.id);
    const [first, second, ...rest] = criteria;
    if (!first || !second) throw new Error('criteria');
    // Two swap their codes, one goes.
    const changed = [
      { ...first, code: second.code },
      { ...second, code: first.code },
    ];
    expect(rest).toHaveLength(1);
    expect(must(await saveRubric(admin, { roundId: round.id, ...sent(changed) }, during))).toEqual({
      version: 1,
      isNew: false,
    });
    const stored = await db.criterion.findMany({
      where: { rubric: { roundId: round.id } },
      orderBy: { order: 'asc' },
      select: { id: true, code: true },
    });
    expect(stored).toEqual([
      { id: first.id, code: second.code },
      { id: second.id, code: first.code },
    ]);
  });

  it('becomes a new version once a sheet is begun: that sheet keeps its own, the others get the new one', async () => {
    const here = await judged();
    const { round, judge, sheet, other } = here;
    must(await saveSheet(judge, { ...sheet, values: { feedback: '好' }, submit: false }, during));
    const { criteria } = await editorOf(round.id);
    const save = (rows: readonly EditorCriterion[]) =>
      saveRubric(admin, { roundId: round.id, ...sent(rows) }, during);
    expect(must(await save(criteria))).toEqual({ version: 1, isNew: false });
    expect(must(await save(READY_MADE.levels))).toEqual({ version: 2, isNew: true });
    const begun = await getAssignment(judge, sheet.assignmentId, during.now);
    const fresh = await getAssignment(judge, other.id, during.now);
    expect(begun?.criteria.map((one) => one.id)).toEqual(here.criteria.map((one) => one.id));
    expect(fresh?.criteria.map((one) => one.scale)).toEqual(['LEVELS', 'LEVELS', 'LEVELS', 'LEVELS']);
    const { versions } = await editorOf(round.id);
    expect(versions.map(({ version, begun: used, sheets }) => [version, used, sheets])).toEqual([
      [2, false, 0],
      [1, true, 1],
    ]);
    const older = await getRubricEditor(admin, round.id, { ...COMMON, version: 1, from: '' });
    expect(older?.criteria.map((one) => one.code)).toEqual(['C1', 'C2', 'C3']);
  });

  it('is the version of the page for a sheet that was begun without a connection', async () => {
    const { round, judge, other, criteria, sheet } = await judged();
    must(await saveSheet(judge, { ...sheet, submit: true }, during));
    must(await saveRubric(admin, { roundId: round.id, ...sent(READY_MADE.isef) }, during));
    // The page of the other entry was kept on the device before.
    must(await saveSheet(judge, { ...sheet, assignmentId: other.id, submit: true }, during));
    const marks = await db.mark.findMany({ where: { sheet: { assignmentId: other.id } } });
    expect(marks.map((mark) => mark.criterionId).sort()).toEqual(criteria.map(({ id }) => id).sort());
  });

  it('takes no mark of another version into a sheet that is begun, and says so', async () => {
    const { round, judge, other, sheet } = await judged();
    must(await saveSheet(judge, { ...sheet, submit: true }, during));
    must(await saveRubric(admin, { roundId: round.id, ...sent(READY_MADE.isef) }, during));
    const begin = { assignmentId: other.id, base: {}, values: { feedback: '好' }, submit: false };
    must(await saveSheet(judge, begin, during));
    const late = await saveSheet(judge, { ...sheet, assignmentId: other.id, submit: false }, during);
    expect(codeOf(late)).toBe('sheet-other-rubric');
    expect(await db.mark.count({ where: { sheet: { assignmentId: other.id } } })).toBe(0);
  });

  it('of a category or stage goes before the common one, and goes away only unused', async () => {
    const { round, judge, sheet } = await judged();
    const place = { categoryId: round.categories[0]?.id ?? '', stage: 'DEFENCE' } as const;
    const own = { roundId: round.id, ...sent(READY_MADE.eucys), ...place };
    must(await saveRubric(admin, own, during));
    const scales = async () =>
      (await getAssignment(judge, sheet.assignmentId, during.now))?.criteria.map((one) => one.scale);
    expect(await scales()).toEqual(['POINTS', 'POINTS', 'POINTS']);
    await changeRules(round.id, { stage: 'DEFENCE' }, during);
    expect(await scales()).toEqual(['LETTERS', 'LETTERS', 'LETTERS', 'LETTERS', 'LETTERS']);
    const begin = { assignmentId: sheet.assignmentId, base: {}, values: { notes: '想一想' }, submit: false };
    must(await saveSheet(judge, begin, during));
    expect(codeOf(await removeRubric(admin, { roundId: round.id, ...place }, during))).toBe('rubric-locked');
  });

  it('that is mixed with another version is stated by the scoring table', async () => {
    const { round, judge, other, sheet } = await judged();
    must(await saveSheet(judge, { ...sheet, submit: true }, during));
    must(await saveRubric(admin, { roundId: round.id, ...sent(READY_MADE.sfiab) }, during));
    const fresh = await getAssignment(judge, other.id, during.now);
    const values = Object.fromEntries(
      (fresh?.criteria ?? []).map(({ id, maxX100 }) => [markField(id), String(maxX100 / 200)]),
    );
    must(await saveSheet(judge, { assignmentId: other.id, base: {}, values, submit: true }, during));
    must(await computeResult(admin, { roundId: round.id }, during));
    const all = { search: '', unitId: '', groupId: '', disciplineId: '', page: 1 };
    const table = await getScoringTable(admin, round.id, all);
    expect(table?.result?.summary.mixedVersions).toEqual([1, 2]);
    expect(table?.rows.map((row) => row.value)).toEqual([10_000, 5000]);
  });

  it('is not for the administrator of another unit', async () => {
    const { round } = await contest();
    const elsewhere = await contest();
    const stranger = { ...admin, isOperator: false, adminUnits: [elsewhere.unit] };
    const save = { roundId: round.id, ...sent(READY_MADE.isef) };
    expect(codeOf(await saveRubric(stranger, save, during))).toBe('not-found');
    expect(await getRubricEditor(stranger, round.id, { ...COMMON, version: null, from: '' })).toBeNull();
  });
});

describe('the words of a sheet', () => {
  it('that an end of a scale asks for are asked at submission, merge like marks, and stay', async () => {
    const { round, judge, sheet, assignment } = await judged();
    must(await saveRubric(admin, { roundId: round.id, ...sent(READY_MADE.eucys) }, during));
    const fresh = await getAssignment(judge, sheet.assignmentId, during.now);
    const ids = (fresh?.criteria ?? []).map(({ id }) => id);
    const values: Record<string, string> = Object.fromEntries(ids.map((id) => [markField(id), '3']));
    const [first = ''] = ids;
    values[markField(first)] = '1';
    const send = (more: Record<string, string>) =>
      saveSheet(judge, { ...sheet, base: {}, values: { ...values, ...more }, submit: true }, during);
    const refused = await send({});
    expect(refused.ok ? [] : refused.refusals).toEqual([
      { code: 'sheet-comment-missing', field: commentField(first) },
    ]);
    must(await send({ [commentField(first)]: '与已有作品雷同' }));
    const comments = await db.sheetComment.findMany({ where: { criterionId: first } });
    expect(comments.map(({ text }) => text)).toEqual(['与已有作品雷同']);
    const read = await getEntrySheets(admin, assignment.entryId);
    expect(JSON.stringify(read)).toContain('与已有作品雷同');
  });

  it('are changed and taken back one by one', async () => {
    const { round, judge, sheet } = await judged();
    must(await saveRubric(admin, { roundId: round.id, ...sent(READY_MADE.eucys) }, during));
    const fresh = await getAssignment(judge, sheet.assignmentId, during.now);
    const [first = '', second = ''] = (fresh?.criteria ?? []).map(({ id }) => id);
    const save = (base: Record<string, string>, values: Record<string, string>) =>
      saveSheet(judge, { ...sheet, base, values, submit: false }, during);
    const before = { [commentField(first)]: '太早', [commentField(second)]: '太晚' };
    must(await save({}, before));
    must(await save(before, { [commentField(first)]: '正好', [commentField(second)]: '' }));
    const comments = await db.sheetComment.findMany({ where: { criterionId: { in: [first, second] } } });
    expect(comments.map(({ criterionId, text }) => [criterionId, text])).toEqual([[first, '正好']]);
  });
});
