import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';

import { markField } from '#app/domain/score-sheet.ts';
import { exportProgress } from '#app/features/judging/export-progress.server.ts';
import { getJudgeHome, getQueue } from '#app/features/judging/judge-queries.server.ts';
import { getJudgingProgress } from '#app/features/judging/judging-progress.server.ts';
import { remindJudges } from '#app/features/judging/remind-judges.server.ts';
import { saveSheet } from '#app/features/judging/save-sheet.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { admin, asJudge, contest, during, entries, judges, must } from './contest.ts';

const ALL = { search: '', stage: '', panelId: '' };
const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;

/** Two entries, each given to three judges: the first has submitted both, the second one, the third nothing. */
async function underWay() {
  const here = await contest({ judgesPerEntry: 3 });
  const entryIds = await entries(here, 2, 'eligible');
  const pool = await judges(here.round.id, 3);
  const tasks = pool.flatMap(({ roundJudgeId }) =>
    entryIds.map((entryId, order) => ({ entryId, roundJudgeId, order })),
  );
  await writer().assignment.createMany({ data: tasks });
  const criteria = here.round.rubrics[0]?.criteria ?? [];
  const mark = async (number: number, entryNumber: number, share: number) => {
    const { personId = '', roundJudgeId = '' } = pool[number] ?? {};
    const { id } = await db.assignment.findFirstOrThrow({
      where: { roundJudgeId, entryId: entryIds[entryNumber] ?? '' },
    });
    const values = Object.fromEntries(
      criteria.map(({ id: criterionId, maxX100 }) => [
        markField(criterionId),
        String(Math.round((maxX100 / 100) * share)),
      ]),
    );
    const input = { assignmentId: id, base: {}, values, submit: true };
    must(await saveSheet(asJudge(personId, here.round.id), input, during));
  };
  await mark(0, 0, 1);
  await mark(0, 1, 0.5);
  await mark(1, 0, 0.5);
  return { ...here, entryIds, pool, mark };
}

describe('the progress of judging', () => {
  it('counts sheets by judge, panel and discipline, and draws what is submitted only', async () => {
    const here = await underWay();
    const found = await getJudgingProgress(admin, here.round.id, ALL, during.now);
    expect(found).toMatchObject({
      total: 6,
      submitted: 3,
      stages: { silent: 1, working: 1, done: 1, none: 0 },
    });
    // Who has not begun stands first, who is done last.
    expect(found?.judges.map(({ id }) => id)).toEqual(
      [2, 1, 0].map((index) => here.pool[index]?.roundJudgeId),
    );
    expect(found?.disciplines).toMatchObject([{ total: 6, submitted: 3 }]);
    expect(found?.spreads).toMatchObject([{ entryId: here.entryIds[0], range: 50, mean: 75 }]);
    // Of the second entry only one sheet is there: nobody to compare with, and no zero for the others.
    expect(found?.leanings.map(({ mean }) => mean)).toEqual([-50, 50]);
    const silent = await getJudgingProgress(admin, here.round.id, { ...ALL, stage: 'silent' }, during.now);
    expect(silent?.judges.map(({ id }) => id)).toEqual([here.pool[2]?.roundJudgeId]);
    expect(await getJudgingProgress(here.teacher, here.round.id, ALL, during.now)).toBeNull();
  });

  it('goes out as a workbook, a row for each task', async () => {
    const here = await underWay();
    const file = await exportProgress(admin, here.round.id, 'zh');
    const rows = await readSheet(file?.bytes ?? Buffer.alloc(0));
    expect(rows).toHaveLength(2 + 6);
    expect(rows.slice(2).map((row) => row[6])).toEqual(
      expect.arrayContaining([100, 50, 50, null, null, null]),
    );
    expect(await exportProgress(here.teacher, here.round.id, 'zh')).toBeNull();
  });
});

describe('a reminder to judges', () => {
  it('stands on the pages of those who have sheets left, until all are submitted', async () => {
    const here = await underWay();
    const roundJudgeIds = here.pool.map(({ roundJudgeId }) => roundJudgeId);
    const input = { roundId: here.round.id, roundJudgeIds, message: '请在周五前完成' };
    expect(codeOf(await remindJudges(here.teacher, input, during))).toBe('not-found');
    const { count, left, addresses } = must(await remindJudges(admin, input, during));
    expect({ count, left, addresses }).toEqual({ count: 2, left: 1, addresses: [] });
    const [done, working] = here.pool.map(({ personId }) => asJudge(personId, here.round.id));
    if (!done || !working) throw new Error('judges');
    expect((await getJudgeHome(done))[0]?.reminder).toBeNull();
    expect((await getJudgeHome(working))[0]?.reminder?.message).toBe('请在周五前完成');
    await here.mark(1, 1, 0.2);
    expect((await getQueue(working, here.round.id, during.now))?.reminder).toBeNull();
  });

  it('goes to nobody who is done, and to no judge of another round', async () => {
    const here = await underWay();
    const other = await underWay();
    const to = (roundJudgeIds: (string | undefined)[]) =>
      remindJudges(
        admin,
        { roundId: here.round.id, roundJudgeIds: roundJudgeIds.map((id) => id ?? ''), message: '' },
        during,
      );
    expect(codeOf(await to([here.pool[0]?.roundJudgeId]))).toBe('nobody-to-remind');
    expect(codeOf(await to([here.pool[1]?.roundJudgeId, other.pool[1]?.roundJudgeId]))).toBe('not-found');
    const reminders = { where: { roundJudge: { roundId: here.round.id } } };
    expect(await db.judgeReminder.count(reminders)).toBe(0);
  });
});
