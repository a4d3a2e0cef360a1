import { describe, expect, it } from 'vitest';

import { applyPlan } from '#app/features/judging/assignment-plan.server.ts';
import { editPlan } from '#app/features/judging/edit-plan.server.ts';
import { proposePlan } from '#app/features/judging/plan-runs.server.ts';
import { saveSheet } from '#app/features/judging/save-sheet.server.ts';
import { recuse, reopenSheet } from '#app/features/judging/score-sheet.server.ts';
import { markField } from '#app/domain/score-sheet.ts';
import { db } from '#app/platform/db/client.server.ts';
import { admin, asJudge, contest, during, entries, judges, must } from './contest.ts';
import { judged } from './judged.ts';

const LATE = { now: new Date('2027-01-01T00:00:00Z') };
const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;

describe('an assignment plan', () => {
  it('is the same for the same seed, and gives every entry its judges', async () => {
    const here = await contest({ judgesPerEntry: 2 });
    await entries(here, 4, 'eligible');
    await judges(here.round.id, 3);
    const plans = [];
    for (const seed of [7, 7]) {
      const { planId, shortfalls } = must(await proposePlan(admin, { roundId: here.round.id, seed }, during));
      expect(shortfalls).toBe(0);
      plans.push((await db.assignmentPlan.findUniqueOrThrow({ where: { id: planId } })).pairs);
    }
    expect(plans[0]).toEqual(plans[1]);
    expect(plans[0]).toHaveLength(8);
  });

  it('is refused when what it was made from has changed meanwhile, and changes nothing', async () => {
    const here = await contest({ judgesPerEntry: 1 });
    await entries(here, 2, 'eligible');
    await judges(here.round.id, 2);
    const { planId } = must(await proposePlan(admin, { roundId: here.round.id, seed: 1 }, during));
    await entries(here, 1, 'eligible');
    expect(codeOf(await applyPlan(admin, { planId }, during))).toBe('assignment-stale');
    expect(await db.assignment.count({ where: { entry: { roundId: here.round.id } } })).toBe(0);
  });

  it('is applied once, also when two press at the same moment', async () => {
    const here = await contest({ judgesPerEntry: 1 });
    await entries(here, 2, 'eligible');
    await judges(here.round.id, 2);
    const { planId } = must(await proposePlan(admin, { roundId: here.round.id, seed: 1 }, during));
    const applied = await Promise.all([
      applyPlan(admin, { planId }, during),
      applyPlan(admin, { planId }, during),
    ]);
    expect(applied.map(codeOf).sort()).toEqual(['changed-meanwhile', 'ok']);
    expect(await db.assignment.count({ where: { entry: { roundId: here.round.id } } })).toBe(2);
  });

  it('refuses a pair by hand that is in conflict', async () => {
    const { round, judge, assignment, pool } = await judged();
    must(await recuse(judge, { assignmentId: assignment.id, reason: '是我辅导的学生' }, during));
    const { planId } = must(await proposePlan(admin, { roundId: round.id, seed: 1 }, during));
    const pair = { planId, entryId: assignment.entryId, roundJudgeId: pool[0]?.roundJudgeId ?? '' };
    expect(codeOf(await editPlan(admin, { ...pair, act: 'add' }, during))).toBe('assignment-conflict');
  });

  it('repairs with the least change: what was begun stays, one task moves for each that must', async () => {
    const here = await contest({ judgesPerEntry: 1 });
    await entries(here, 3, 'eligible');
    const [first, second] = await judges(here.round.id, 2);
    if (!first || !second) throw new Error('judges');
    const { planId } = must(await proposePlan(admin, { roundId: here.round.id, seed: 1 }, during));
    must(await applyPlan(admin, { planId }, during));
    const before = await db.assignment.findMany({ where: { entry: { roundId: here.round.id } } });
    // Now the busier of the two may judge one entry only: what is above that must go to the other.
    const busy = before.filter((row) => row.roundJudgeId === first.roundJudgeId).length > 1 ? first : second;
    await db.roundJudge.update({ where: { id: busy.roundJudgeId }, data: { maxLoad: 1 } });
    const repair = must(await proposePlan(admin, { roundId: here.round.id, seed: 2, repair: true }, during));
    expect(repair).toMatchObject({ pairs: 1, shortfalls: 0 });
    must(await applyPlan(admin, { planId: repair.planId }, during));
    const after = await db.assignment.findMany({
      where: { entry: { roundId: here.round.id }, status: 'ASSIGNED' },
    });
    expect(after).toHaveLength(3);
    expect(after.filter((row) => row.roundJudgeId === busy.roundJudgeId)).toHaveLength(1);
    expect(after.filter((row) => before.some((old) => old.id === row.id))).toHaveLength(2);
  });

  it('is not for the administrator of another unit', async () => {
    const here = await contest();
    await entries(here, 1, 'eligible');
    const elsewhere = await contest();
    const stranger = { ...admin, isOperator: false, adminUnits: [elsewhere.unit] };
    expect(codeOf(await proposePlan(stranger, { roundId: here.round.id, seed: 1 }, during))).toBe(
      'not-found',
    );
  });
});

describe('a score sheet', () => {
  it('takes what two devices mark apart, and gives both versions of what they mark differently', async () => {
    const { judge, sheet, criteria } = await judged();
    const [one, two] = criteria.map(({ id }) => markField(id));
    const save = (values: Record<string, string>, base: Record<string, string> = {}) =>
      saveSheet(judge, { ...sheet, base, values, submit: false }, during);
    const apart = await Promise.all([save({ [one ?? '']: '10' }), save({ [two ?? '']: '12.00' })]);
    expect(apart.map(codeOf)).toEqual(['ok', 'ok']);
    const { stored, conflicts } = must(await save({ [one ?? '']: '11', [two ?? '']: '12', feedback: '好' }));
    expect(conflicts).toEqual([one]);
    expect(stored).toMatchObject({ [one ?? '']: '10', [two ?? '']: '12', feedback: '好' });
    expect(must(await save({ [one ?? '']: '11' }, stored)).stored).toMatchObject({ [one ?? '']: '11' });
  });

  it('is saved once, however often it is sent, also when the answer was lost and judging has closed', async () => {
    const { judge, sheet, assignment } = await judged();
    const submit = () => saveSheet(judge, { ...sheet, submit: true }, during);
    const sent = await Promise.all([submit(), submit(), submit()]);
    expect(sent.map((reply) => must(reply).submitted)).toEqual([true, true, true]);
    expect(must(await saveSheet(judge, { ...sheet, submit: true }, LATE)).submitted).toBe(true);
    const stored = await db.scoreSheet.findUniqueOrThrow({ where: { assignmentId: assignment.id } });
    expect(stored).toMatchObject({ status: 'SUBMITTED', revision: 1 });
    expect(await db.auditLine.count({ where: { verb: 'submit-sheet', subjectId: stored.id } })).toBe(1);
  });

  it('is not submitted while two devices disagree', async () => {
    const { judge, sheet, criteria, assignment } = await judged();
    const [one] = criteria.map(({ id }) => markField(id));
    must(await saveSheet(judge, { ...sheet, values: { [one ?? '']: '1' }, submit: false }, during));
    const reply = must(await saveSheet(judge, { ...sheet, submit: true }, during));
    expect(reply).toMatchObject({ submitted: false, conflicts: [one] });
    const stored = await db.scoreSheet.findUniqueOrThrow({ where: { assignmentId: assignment.id } });
    expect(stored.status).toBe('DRAFT');
  });

  it('names every mark that is missing or out of range, and stores none of them', async () => {
    const { judge, sheet, criteria, assignment } = await judged();
    const [one, two, three] = criteria.map((criterion) => criterion.id);
    const values = { [markField(one ?? '')]: '41', [markField(two ?? '')]: '12.001' };
    const result = await saveSheet(judge, { ...sheet, values, submit: true }, during);
    expect(result.ok ? [] : result.refusals.map(({ code, field }) => [code, field])).toEqual([
      ['sheet-mark-range', `marks.${one}`],
      ['sheet-mark-range', `marks.${two}`],
      ['sheet-mark-missing', `marks.${three}`],
    ]);
    expect(await db.scoreSheet.count({ where: { assignmentId: assignment.id } })).toBe(0);
  });

  it('reads full-width digits as they are typed on a Chinese keyboard, and no other notation', async () => {
    const { judge, sheet, criteria, assignment } = await judged();
    const id = criteria[0]?.id ?? '';
    const save = (mark: string) =>
      saveSheet(judge, { ...sheet, values: { [markField(id)]: mark }, submit: false }, during);
    for (const mark of ['1e1', '0x1', '-1', '３0.5.1'])
      expect(codeOf(await save(mark))).toBe('sheet-mark-range');
    must(await save('３５'));
    const marks = await db.mark.findMany({ where: { sheet: { assignmentId: assignment.id } } });
    expect(marks.map((mark) => mark.pointsX100)).toEqual([3500]);
  });

  it('is closed by submitting until an administrator opens it with a reason', async () => {
    const { judge, sheet, assignment } = await judged();
    must(await saveSheet(judge, { ...sheet, submit: true }, during));
    const changed = { ...sheet.values, feedback: '更正' };
    const again = { ...sheet, base: sheet.values, values: changed, submit: false };
    expect(codeOf(await saveSheet(judge, again, during))).toBe('sheet-submitted');
    const reopen = { assignmentId: assignment.id, reason: '评委来电更正' };
    expect(codeOf(await reopenSheet(judge, reopen, during))).toBe('not-found');
    must(await reopenSheet(admin, reopen, during));
    expect(codeOf(await saveSheet(judge, again, during))).toBe('ok');
    const stored = await db.scoreSheet.findUniqueOrThrow({ where: { assignmentId: assignment.id } });
    expect(stored).toMatchObject({ status: 'DRAFT', revision: 2, reopenReason: '评委来电更正' });
  });

  it('belongs to its judge alone, and to the judging window', async () => {
    const { round, pool, judge, sheet } = await judged();
    const other = asJudge(pool[1]?.personId ?? '', round.id);
    expect(codeOf(await saveSheet(other, { ...sheet, submit: false }, during))).toBe('not-found');
    expect(codeOf(await saveSheet(judge, { ...sheet, submit: false }, LATE))).toBe('judging-closed');
  });

  it('does not count after its judge has stepped back, and is not asked of them again', async () => {
    const { round, judge, assignment, sheet, pool } = await judged();
    must(await saveSheet(judge, { ...sheet, submit: false }, during));
    must(await recuse(judge, { assignmentId: assignment.id, reason: '与作者相识' }, during));
    const { planId } = must(await proposePlan(admin, { roundId: round.id, seed: 3 }, during));
    const pairs = JSON.stringify(
      (await db.assignmentPlan.findUniqueOrThrow({ where: { id: planId } })).pairs,
    );
    expect(pairs).not.toContain(pool[0]?.roundJudgeId);
  });
});
