import { describe, expect, it } from 'vitest';

import { saveSheet } from '#app/features/judging/save-sheet.server.ts';
import { ownAssignment } from '#app/features/judging/sheet-scope.server.ts';
import { writeSheets } from '#app/features/judging/write-sheets.server.ts';
import { markField } from '#app/domain/score-sheet.ts';
import { db } from '#app/platform/db/client.server.ts';
import { commits, exclusively, inTransaction } from '#app/platform/db/transaction.server.ts';
import { asJudge, during, must } from './contest.ts';
import { judged } from './judged.ts';
import { refuseRows } from '#tests/setup/refuse-rows.ts';

/**
 * Holds the turn of the writer while `begin` asks for saves, so that they stand in the queue together; the answers, and
 * how many transactions they took.
 */
async function together<T>(begin: () => Promise<T>[]) {
  let leave = () => {};
  const busy = exclusively(() => new Promise<void>((resolve) => (leave = resolve)));
  const answers = begin();
  setImmediate(() => setImmediate(leave));
  await busy;
  const before = commits();
  const settled = await Promise.allSettled(answers);
  return { answers: settled, transactions: commits() - before };
}

/** Two judges with two sheets each. */
async function fourSheets() {
  const here = await judged();
  const [, second] = here.pool;
  if (!second) throw new Error('judges');
  const others = await db.assignment.findMany({ where: { roundJudgeId: second.roundJudgeId } });
  const field = markField(here.criteria[0]?.id ?? '');
  const next = markField(here.criteria[1]?.id ?? '');
  const save = (assignmentId: string, values: Record<string, string>, judge = here.judge) =>
    saveSheet(judge, { assignmentId, base: {}, values, submit: false }, during);
  const sheetOf = (assignmentId: string) =>
    db.scoreSheet.findUnique({ where: { assignmentId }, include: { marks: true } });
  return { ...here, others, stranger: asJudge(second.personId, here.round.id), field, next, save, sheetOf };
}

describe('saves of many sheets at once', () => {
  it('are judged one by one: what is refused takes nobody along', async () => {
    const { assignment, other, others, stranger, field, next, save, sheetOf } = await fourSheets();
    const [third, fourth] = others;
    const { answers, transactions } = await together(() => [
      save(assignment.id, { [field]: '10' }),
      save(other.id, { [field]: '999' }),
      save(third?.id ?? '', { [field]: '3' }),
      save(fourth?.id ?? '', { [field]: '4' }, stranger),
      save(assignment.id, { [next]: '5' }),
    ]);
    // The second save of a sheet waits for the next transaction, and finds there what the first has left.
    expect(transactions).toBe(2);
    const codes = answers.map((answer) => {
      if (answer.status === 'rejected') return 'thrown';
      return answer.value.ok ? 'ok' : answer.value.refusals[0].code;
    });
    expect(codes).toEqual(['ok', 'sheet-mark-range', 'not-found', 'ok', 'ok']);
    // Two saves of one sheet: both marks stand, each with a revision and a line of its own.
    const twice = await sheetOf(assignment.id);
    expect(twice?.revision).toBe(2);
    expect(twice?.updatedAt).toEqual(during.now);
    expect(twice?.marks.map(({ pointsX100 }) => pointsX100).sort()).toEqual([1000, 500]);
    expect(await db.auditLine.count({ where: { subjectId: twice?.id } })).toBe(2);
    expect((await sheetOf(fourth?.id ?? ''))?.marks).toHaveLength(1);
    expect(await sheetOf(other.id)).toBeNull();
    expect(await sheetOf(third?.id ?? '')).toBeNull();
  });

  it('are all answered by the database alone: one that it does not take is lost alone, the others once', async () => {
    const { assignment, other, others, stranger, field, save, sheetOf } = await fourSheets();
    const [third] = others;
    const taken = await refuseRows('ScoreSheet', 'feedback', ['broken']);
    const { answers, transactions } = await together(() => [
      save(assignment.id, { [field]: '10' }),
      save(other.id, { [field]: '2', feedback: 'broken' }),
      save(third?.id ?? '', { [field]: '3' }, stranger),
    ]);
    // Once together, in vain, and then each by itself.
    expect(transactions).toBe(4);
    await taken();
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await sheetOf(other.id)).toBeNull();
    for (const { id } of [assignment, third ?? assignment]) {
      const sheet = await sheetOf(id);
      expect(sheet).toMatchObject({ revision: 1 });
      expect(sheet?.marks).toHaveLength(1);
      expect(await db.auditLine.count({ where: { subjectId: sheet?.id } })).toBe(1);
    }
  });

  it('change begun sheets in sets: a mark changed, one taken back, words left alone', async () => {
    const { assignment, other, field, next, judge, save, sheetOf } = await fourSheets();
    for (const { id } of [assignment, other])
      must(await save(id, { [field]: '10', [next]: '5', feedback: '好' }));
    const base = { [field]: '10', [next]: '5', feedback: '好' };
    const again = (assignmentId: string, values: Record<string, string>) =>
      saveSheet(judge, { assignmentId, base, values, submit: false }, during);
    await together(() => [again(assignment.id, { [field]: '11' }), again(other.id, { [next]: '' })]);
    expect(await sheetOf(assignment.id)).toMatchObject({ revision: 2, feedback: '好' });
    const marksOf = async (id: string) =>
      (await sheetOf(id))?.marks.map(({ pointsX100 }) => pointsX100).sort((a, b) => a - b);
    expect(await marksOf(assignment.id)).toEqual([500, 1100]);
    expect(await marksOf(other.id)).toEqual([1000]);
  });

  it('are refused whole by the database when a sheet is not what it was read as', async () => {
    const { assignment, other, field, judge, save, sheetOf } = await fourSheets();
    must(await save(assignment.id, { [field]: '10' }));
    const read = await inTransaction(during, async (tx) => ({
      stale: must(await ownAssignment(tx, judge, assignment.id, during)),
      fresh: must(await ownAssignment(tx, judge, other.id, during)),
    }));
    must(
      await saveSheet(
        judge,
        { assignmentId: assignment.id, base: { [field]: '10' }, values: { [field]: '11' }, submit: false },
        during,
      ),
    );
    const write = ({ sheet, ...own }: (typeof read)['stale']) => ({
      ...own,
      before: sheet,
      words: { feedback: '旧', remark: '', notes: '' },
      marks: [],
      comments: [],
      submit: false,
      byId: judge.personId,
      now: during.now,
    });
    await expect(
      inTransaction(during, (tx) => writeSheets(tx, [write(read.fresh), write(read.stale)])),
    ).rejects.toThrow('changed while');
    expect(await sheetOf(assignment.id)).toMatchObject({ revision: 2, feedback: '' });
    expect(await sheetOf(other.id)).toBeNull();
  });
});
