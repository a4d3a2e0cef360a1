import { describe, expect, it } from 'vitest';

import { applyPlan } from '#app/features/judging/assignment-plan.server.ts';
import { getQueue } from '#app/features/judging/judge-queries.server.ts';
import { getJudgingProgress } from '#app/features/judging/judging-progress.server.ts';
import { getAssignmentDesk } from '#app/features/judging/round-queries.server.ts';
import { recuse } from '#app/features/judging/score-sheet.server.ts';
import { assignReplacement, listReplacements } from '#app/features/judges/assign-replacement.server.ts';
import { getFairness } from '#app/features/results/fairness.server.ts';
import { computeResult } from '#app/features/results/compute-result.server.ts';
import { getScoringTable } from '#app/features/results/queries.server.ts';
import { Prisma } from '#app/platform/prisma-client/client.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { admin, asJudge, during, judges, must } from './contest.ts';
import { updateStage } from './judged.ts';
import { staged } from './staged.ts';

const ALL = { search: '', stage: '', panelId: '' };
const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;

/** Two entries that two judges read; the round goes on to its defence. */
const read = () => staged(2, { stageWeights: { PRELIMINARY: 40, DEFENCE: 60 } });

describe('a round that judges twice', () => {
  it('gives every entry its judges again, also the same ones, and combines both stages', async () => {
    const { roundId, pool, apply, score } = await read();
    expect(await apply()).toBe(4);
    await score((index) => (index === 0 ? 1 : 0.5));
    await updateStage(roundId, 'DEFENCE');
    expect((await getAssignmentDesk(admin, roundId))?.assigned).toBe(0);
    expect(await apply()).toBe(4);
    expect(await db.assignment.count({ where: { roundJudge: { roundId }, stage: 'DEFENCE' } })).toBe(4);
    const queue = await getQueue(asJudge(pool[0]?.personId ?? '', roundId), roundId, during.now);
    expect(queue?.assignments.map(({ stage, status }) => [stage, status])).toEqual([
      ['DEFENCE', null],
      ['DEFENCE', null],
      ['PRELIMINARY', 'SUBMITTED'],
      ['PRELIMINARY', 'SUBMITTED'],
    ]);
    await score((index) => (index === 0 ? 0.5 : 1));
    must(await computeResult(admin, { roundId }, during));
    const table = await getScoringTable(admin, roundId, {
      search: '',
      unitId: '',
      groupId: '',
      disciplineId: '',
      page: 1,
    });
    // 40 % of 50 and 60 % of 100; 40 % of 100 and 60 % of 50.
    expect(table?.rows.map(({ value, stages }) => [value, stages.map((one) => one.value)])).toEqual([
      [8000, [5000, 10_000]],
      [7000, [10_000, 5000]],
    ]);
  });

  it('sets both sheets of a judge side by side where all are one pot', async () => {
    const { roundId, apply, score } = await read();
    await writer().round.update({
      where: { id: roundId },
      data: { stageWeights: Prisma.DbNull, scoringMethod: 'ADDITIVE' },
    });
    await apply();
    await score(() => 1);
    await updateStage(roundId, 'DEFENCE');
    await apply();
    await score(() => 0.5);
    must(await computeResult(admin, { roundId }, during));
    const fairness = await getFairness(admin, roundId, { places: null, withoutId: '' });
    expect(fairness).not.toBeNull();
    const rows = await db.resultRow.findMany({ where: { result: { roundId } } });
    expect(rows.map(({ value, scores }) => [value, scores])).toEqual([
      [7500, 4],
      [7500, 4],
    ]);
  });

  it('shows the progress of the stage that it stands at, and of the other on request', async () => {
    const { roundId, apply, score } = await read();
    await apply();
    await score(() => 1);
    await updateStage(roundId, 'DEFENCE');
    await apply();
    const now = await getJudgingProgress(admin, roundId, ALL, during.now);
    expect(now).toMatchObject({ shown: 'DEFENCE', total: 4, submitted: 0 });
    expect(now?.stagesJudged).toEqual(['PRELIMINARY', 'DEFENCE']);
    const before = await getJudgingProgress(admin, roundId, { ...ALL, round: 'PRELIMINARY' }, during.now);
    expect(before).toMatchObject({ total: 4, submitted: 4 });
  });

  it('applies no proposal that was made for the other stage', async () => {
    const { roundId, assign } = await read();
    const { planId } = await assign();
    await updateStage(roundId, 'DEFENCE');
    expect(codeOf(await applyPlan(admin, { planId }, during))).toBe('assignment-stale');
  });

  it('replaces who steps back at the stage, and keeps their earlier sheet', async () => {
    const { roundId, pool, apply, score } = await read();
    await apply();
    await score(() => 1);
    await updateStage(roundId, 'DEFENCE');
    await apply();
    const [third] = await judges(roundId, 1);
    const viewer = asJudge(pool[0]?.personId ?? '', roundId);
    const task = (await getQueue(viewer, roundId, during.now))?.assignments[0];
    must(await recuse(viewer, { assignmentId: task?.id ?? '', reason: '作者是我的学生' }, during));
    const [empty] = (await listReplacements(admin, roundId)) ?? [];
    expect(empty?.replacements.map(({ judgeId }) => judgeId)).toEqual([third?.roundJudgeId]);
    must(
      await assignReplacement(
        admin,
        { assignmentId: empty?.id ?? '', roundJudgeId: third?.roundJudgeId ?? '' },
        during,
      ),
    );
    const given = await db.assignment.findMany({ where: { roundJudgeId: third?.roundJudgeId } });
    expect(given.map(({ stage, status }) => [stage, status])).toEqual([['DEFENCE', 'ASSIGNED']]);
    expect(
      await db.scoreSheet.count({
        where: {
          status: 'SUBMITTED',
          assignment: { roundJudgeId: pool[0]?.roundJudgeId, status: 'ASSIGNED' },
        },
      }),
    ).toBe(2);
  });

  it('lets only finalists go on, where some are named', async () => {
    const { roundId, entryIds, apply, score } = await read();
    await apply();
    await score(() => 1);
    await updateStage(roundId, 'DEFENCE');
    await writer().entry.update({ where: { id: entryIds[1] }, data: { finalistAt: during.now } });
    expect(await apply()).toBe(2);
    const tasks = await db.assignment.findMany({ where: { roundJudge: { roundId }, stage: 'DEFENCE' } });
    expect(new Set(tasks.map(({ entryId }) => entryId))).toEqual(new Set([entryIds[1]]));
  });
});
