import { markField } from '#app/domain/score-sheet.ts';
import { applyPlan } from '#app/features/judging/assignment-plan.server.ts';
import { getAssignment, getQueue } from '#app/features/judging/judge-queries.server.ts';
import { proposePlan } from '#app/features/judging/plan-runs.server.ts';
import { saveSheet } from '#app/features/judging/save-sheet.server.ts';
import { writer } from '#app/platform/db/client.server.ts';
import { admin, asJudge, contest, during, entries, judges, must } from './contest.ts';

/** A round with a rubric for its defence, so many eligible entries and two judges; nothing is assigned yet. */
export async function staged(count: number, data: Parameters<typeof contest>[0] = {}) {
  const here = await contest({ judgesPerEntry: 2, ...data });
  const roundId = here.round.id;
  const entryIds = await entries(here, count, 'eligible');
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
  /** Every judge gives every open sheet this share of each maximum, rounded to whole points. */
  const score = async (share: (index: number) => number) => {
    for (const { personId } of pool) {
      const viewer = asJudge(personId, roundId);
      const queue = await getQueue(viewer, roundId, during.now);
      for (const { id } of queue?.assignments.filter(({ status }) => status === null) ?? []) {
        const sheet = await getAssignment(viewer, id, during.now);
        const part = share(entryIds.indexOf(sheet?.entryId ?? ''));
        const values = Object.fromEntries(
          (sheet?.criteria ?? []).map((one) => [
            markField(one.id),
            String(Math.round((one.maxX100 / 100) * part)),
          ]),
        );
        must(await saveSheet(viewer, { assignmentId: id, base: {}, values, submit: true }, during));
      }
    }
  };
  return { ...here, roundId, entryIds, pool, assign, apply, score };
}
