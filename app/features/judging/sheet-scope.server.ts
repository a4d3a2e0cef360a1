import { RUBRIC, SHEET_WORDS } from './rubric-select.ts';
import { isOpen } from '#app/domain/calendar.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import { rubricFor } from '#app/domain/rubric.ts';
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
      ...SHEET_WORDS,
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
      stage: true,
      rubrics: { select: RUBRIC },
    },
  });
}

/**
 * An assignment of the viewer with its sheet so far and its rubric (that of the sheet once begun), every rubric that the
 * entry's category could be judged by, and whether judging is open; or why not.
 */
export async function ownAssignment(tx: Tx, viewer: Viewer, assignmentId: string, context: Context) {
  const assignment = await tx.assignment.findUnique({ where: { id: assignmentId }, select: ASSIGNMENT });
  if (!assignment || assignment.roundJudge.leftAt) return refuse('not-found');
  if (!can(viewer, 'score', { judgePersonId: assignment.roundJudge.personId })) return refuse('not-found');
  if (assignment.status !== 'ASSIGNED') return refuse('not-found');
  const { roundId } = assignment.roundJudge;
  const { rubrics, windows, stage } = await remembered(context, `judging ${roundId}`, () =>
    judgingFacts(tx, roundId),
  );
  const { sheet, entry } = assignment;
  const rubric = sheet
    ? rubrics.find((one) => one.id === sheet.rubricId)
    : rubricFor(rubrics, { categoryId: entry.categoryId, stage });
  const open = isOpen(windows, 'JUDGING', context.now);
  const possible = rubrics.filter((one) => one.categoryId === null || one.categoryId === entry.categoryId);
  return rubric ? ok({ assignment, rubric, possible, open }) : refuse('not-found');
}
