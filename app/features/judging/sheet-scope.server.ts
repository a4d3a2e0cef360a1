import { isOpen } from '#app/domain/calendar.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { remembered } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

export const ASSIGNMENT = {
  id: true,
  status: true,
  entryId: true,
  sheet: {
    select: {
      id: true,
      status: true,
      revision: true,
      rubricId: true,
      feedback: true,
      remark: true,
      marks: { select: { criterionId: true, pointsX100: true } },
    },
  },
  roundJudge: { select: { personId: true, leftAt: true, roundId: true } },
  entry: { select: { categoryId: true } },
} as const;

/** The judging window and the rubrics of a round. */
function judgingFacts(tx: Tx, roundId: string) {
  return tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: {
      windows: { where: { kind: 'JUDGING' }, select: { kind: true, opensAt: true, closesAt: true } },
      rubrics: {
        select: {
          id: true,
          categoryId: true,
          lockedAt: true,
          criteria: { orderBy: { order: 'asc' }, select: { id: true, maxX100: true, stepX100: true } },
        },
      },
    },
  });
}

/** An assignment of the viewer with its rubric and its sheet so far, and whether judging is open; or why not. */
export async function ownAssignment(tx: Tx, viewer: Viewer, assignmentId: string, context: Context) {
  const assignment = await tx.assignment.findUnique({ where: { id: assignmentId }, select: ASSIGNMENT });
  if (!assignment || assignment.roundJudge.leftAt) return refuse('not-found');
  if (!can(viewer, 'score', { judgePersonId: assignment.roundJudge.personId })) return refuse('not-found');
  if (assignment.status !== 'ASSIGNED') return refuse('not-found');
  const { roundId } = assignment.roundJudge;
  const { rubrics, windows } = await remembered(context, `judging ${roundId}`, () =>
    judgingFacts(tx, roundId),
  );
  const rubric =
    rubrics.find((one) => one.categoryId === assignment.entry.categoryId && one.categoryId !== null) ??
    rubrics.find((one) => one.categoryId === null);
  const open = isOpen(windows, 'JUDGING', context.now);
  return rubric ? ok({ assignment, rubric, open }) : refuse('not-found');
}
