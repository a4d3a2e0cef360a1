import { applyPlan } from '#app/features/judging/assignment-plan.server.ts';
import { proposePlan } from '#app/features/judging/plan-runs.server.ts';
import { markField } from '#app/domain/score-sheet.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { admin, asJudge, contest, during, entries, judges, must } from './contest.ts';

/** A round with two eligible entries, each given to both of its two judges. */
export async function judged(settings: Parameters<typeof contest>[0] = {}) {
  const here = await contest({ judgesPerEntry: 2, ...settings });
  const entryIds = await entries(here, 2, 'eligible');
  const pool = await judges(here.round.id, 2);
  const { planId } = must(await proposePlan(admin, { roundId: here.round.id, seed: 1 }, during));
  must(await applyPlan(admin, { planId }, during));
  const [first] = pool;
  if (!first) throw new Error('judges');
  const assignments = await db.assignment.findMany({
    where: { roundJudgeId: first.roundJudgeId },
    orderBy: { order: 'asc' },
  });
  const [assignment, other] = assignments;
  if (!assignment || !other) throw new Error('assignments');
  const criteria = here.round.rubrics[0]?.criteria ?? [];
  const full: Record<string, string> = Object.fromEntries(
    criteria.map(({ id, maxX100 }) => [markField(id), String(maxX100 / 100)]),
  );
  const sheet = { assignmentId: assignment.id, base: {} as Record<string, string>, values: full };
  return {
    ...here,
    entryIds,
    pool,
    judge: asJudge(first.personId, here.round.id),
    assignment,
    other,
    sheet,
    criteria,
  };
}

/** Sets what a round's judges have before them. */
export function updateStage(roundId: string, stage: 'PRELIMINARY' | 'DEFENCE') {
  return writer().round.update({ where: { id: roundId }, data: { stage } });
}
