import { describe, expect, it } from 'vitest';

import { markField } from '#app/domain/score-sheet.ts';
import { saveSheet } from '#app/features/judging/save-sheet.server.ts';
import { applyPlan } from '#app/features/judging/assignment-plan.server.ts';
import { getAssignment, getQueue } from '#app/features/judging/judge-queries.server.ts';
import { getJudgingProgress } from '#app/features/judging/judging-progress.server.ts';
import { proposePlan } from '#app/features/judging/plan-runs.server.ts';
import { getAssignmentDesk } from '#app/features/judging/round-queries.server.ts';
import { recuse } from '#app/features/judging/score-sheet.server.ts';
import { assignReplacement, listReplacements } from '#app/features/judges/assign-replacement.server.ts';
import { getFairness } from '#app/features/results/fairness.server.ts';
import { computeResult } from '#app/features/results/compute-result.server.ts';
import { getScoringTable } from '#app/features/results/queries.server.ts';
import { Prisma } from '#app/platform/prisma-client/client.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { admin, asJudge, contest, during, entries, judges, must } from './contest.ts';
import { updateStage } from './judged.ts';

const ALL = { search: '', stage: '', panelId: '' };
const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;

/** Two entries that two judges have read; the round goes on to its defence, with a rubric of one criterion. */
async function read() {
  const here = await contest({ judgesPerEntry: 2, stageWeights: { PRELIMINARY: 40, DEFENCE: 60 } });
  const roundId = here.round.id;
  const entryIds = await entries(here, 2, 'eligible');
  const pool = await judges(roundId, 2);
  await writer().rubric.create({
    data: {
      roundId,
      stage: 'DEFENCE',
      name: '答辩',
      criteria: { create: { code: 'D1', name: '表达', maxX100: 1000, stepX100: 100, weight: 1, order: 1 } },
    },
  });
  const assign = async (seed = 1) => {
    const { planId, shortfalls } = must(await proposePlan(admin, { roundId, seed }, during));
    return { planId, shortfalls };
  };
  const apply = async () => must(await applyPlan(admin, { planId: (await assign()).planId }, during)).count;
  /** Every judge gives every open sheet this share of each maximum. */
  const score = async (share: (entryId: string) => number) => {
    for (const { personId } of pool) {
      const viewer = asJudge(personId, roundId);
      const queue = await getQueue(viewer, roundId, during.now);
      for (const { id } of queue?.assignments.filter(({ status }) => status === null) ?? []) {
        const sheet = await getAssignment(viewer, id, during.now);
        const values = Object.fromEntries(
          (sheet?.criteria ?? []).map((one) => [
            markField(one.id),
            String((one.maxX100 / 100) * share(sheet?.entryId ?? '')),
          ]),
        );
        must(await saveSheet(viewer, { assignmentId: id, base: {}, values, submit: true }, during));
      }
    }
  };
  return { ...here, roundId, entryIds, pool, assign, apply, score };
}

describe('a round that judges twice', () => {
  it('gives every entry its judges again, also the same ones, and combines both stages', async () => {
    const { roundId, entryIds, pool, apply, score } = await read();
    const [first = ''] = entryIds;
    expect(await apply()).toBe(4);
    await score((id) => (id === first ? 1 : 0.5));
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
    await score((id) => (id === first ? 0.5 : 1));
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
