import { lockedCriteria } from './locked-criteria.server.ts';
import { SHEET_WORDS } from './rubric-select.ts';
import { isOpen } from '#app/domain/calendar.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import { rubricFor } from '#app/domain/rubric.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { remembered } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

const SHEET = { id: true, status: true, revision: true, rubricId: true, ...SHEET_WORDS } as const;

/** The judging window and the rubrics of a round. */
async function judgingFacts(tx: Tx, roundId: string, now: Date) {
  const windows = await tx.roundWindow.findMany({
    where: { roundId, kind: 'JUDGING' },
    select: { kind: true, opensAt: true, closesAt: true },
  });
  const rubrics = await tx.rubric.findMany({
    where: { roundId },
    select: { id: true, categoryId: true, stage: true, version: true, lockedAt: true },
  });
  const criteria = await lockedCriteria(tx, rubrics, now);
  return { windows, rubrics: rubrics.map((one) => ({ ...one, criteria: criteria.get(one.id) ?? [] })) };
}

type AssignmentRow = {
  status: string;
  entryId: string;
  personId: string;
  left: boolean | number;
  roundId: string;
  stage: 'PRELIMINARY' | 'DEFENCE';
  categoryId: string | null;
};

/**
 * An assignment with what stands around it, in one statement: this is read with every mark of every judge, and by
 * relations it would be five.
 */
async function readAssignment(tx: Tx, id: string) {
  const [row] = await tx.$queryRaw<AssignmentRow[]>`
    SELECT a."status", a."entryId", j."personId", j."leftAt" IS NOT NULL AS "left", j."roundId", a."stage", e."categoryId"
    FROM "Assignment" a
    JOIN "RoundJudge" j ON j."id" = a."roundJudgeId"
    JOIN "Entry" e ON e."id" = a."entryId"
    WHERE a."id" = ${id}`;
  return row ?? null;
}

/**
 * An assignment of the viewer with its sheet so far and its rubric (that of the sheet once begun), every rubric that the
 * entry's category could be judged by, and whether judging is open; or why not.
 */
export async function ownAssignment(tx: Tx, viewer: Viewer, assignmentId: string, context: Context) {
  const assignment = await readAssignment(tx, assignmentId);
  if (!assignment || assignment.left) return refuse('not-found');
  const { roundId, personId, entryId, stage, categoryId } = assignment;
  if (!can(viewer, 'score', { judgePersonId: personId })) return refuse('not-found');
  if (assignment.status !== 'ASSIGNED') return refuse('not-found');
  const sheet = await tx.scoreSheet.findUnique({ where: { assignmentId }, select: SHEET });
  const { rubrics, windows } = await remembered(context, `judging ${roundId}`, () =>
    judgingFacts(tx, roundId, context.now),
  );
  const rubric = sheet
    ? rubrics.find((one) => one.id === sheet.rubricId)
    : rubricFor(rubrics, { categoryId, stage });
  const open = isOpen(windows, 'JUDGING', context.now);
  const possible = rubrics.filter((one) => one.categoryId === null || one.categoryId === categoryId);
  return rubric
    ? ok({ assignment: { id: assignmentId, entryId, personId, roundId }, sheet, rubric, possible, open })
    : refuse('not-found');
}
