import { lockedCriteria } from './locked-criteria.server.ts';
import { SHEET_WORDS } from './rubric-select.ts';
import { isOpen } from '#app/domain/calendar.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import { rubricFor } from '#app/domain/rubric.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { remembered } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';
import { Prisma } from '#app/platform/prisma-client/client.ts';

const SHEET = {
  id: true,
  assignmentId: true,
  status: true,
  revision: true,
  rubricId: true,
  ...SHEET_WORDS,
} as const;

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
  id: string;
  status: string;
  entryId: string;
  personId: string;
  left: boolean | number;
  roundId: string;
  stage: 'PRELIMINARY' | 'DEFENCE';
  categoryId: string | null;
};

/**
 * Assignments with what stands around them, in one statement: this is read with every mark of every judge, and by
 * relations it would be five.
 */
async function readAssignments(tx: Tx, ids: readonly string[]) {
  const rows = await tx.$queryRaw<AssignmentRow[]>`
    SELECT a."id", a."status", a."entryId", j."personId", j."leftAt" IS NOT NULL AS "left", j."roundId", a."stage",
      e."categoryId"
    FROM "Assignment" a
    JOIN "RoundJudge" j ON j."id" = a."roundJudgeId"
    JOIN "Entry" e ON e."id" = a."entryId"
    WHERE a."id" IN (${Prisma.join([...ids])})`;
  return new Map(rows.map((row) => [row.id, row]));
}

async function readSheets(tx: Tx, assignmentIds: readonly string[]) {
  const sheets = await tx.scoreSheet.findMany({
    where: { assignmentId: { in: [...assignmentIds] } },
    select: SHEET,
  });
  return new Map(sheets.map((sheet) => [sheet.assignmentId, sheet]));
}

type AskedAssignment = { viewer: Viewer; assignmentId: string; now: Date };

/**
 * Assignments, each of its own viewer, with the sheet so far and its rubric (that of the sheet once begun), every rubric
 * that the entry's category could be judged by, and whether judging is open; or why not. Read in sets, answered singly.
 */
export async function ownAssignments(
  tx: Tx,
  asked: readonly AskedAssignment[],
  { memo = new Map() }: Pick<Context, 'memo'>,
) {
  const ids = asked.map(({ assignmentId }) => assignmentId);
  const assignments = await readAssignments(tx, ids);
  const sheets = await readSheets(tx, ids);
  const answer = async ({ viewer, assignmentId, now }: AskedAssignment) => {
    const assignment = assignments.get(assignmentId);
    if (!assignment || assignment.left) return refuse('not-found');
    const { roundId, personId, entryId, stage, categoryId } = assignment;
    if (!can(viewer, 'score', { judgePersonId: personId })) return refuse('not-found');
    if (assignment.status !== 'ASSIGNED') return refuse('not-found');
    const sheet = sheets.get(assignmentId) ?? null;
    const { rubrics, windows } = await remembered({ now, memo }, `judging ${roundId}`, () =>
      judgingFacts(tx, roundId, now),
    );
    const rubric = sheet
      ? rubrics.find((one) => one.id === sheet.rubricId)
      : rubricFor(rubrics, { categoryId, stage });
    const open = isOpen(windows, 'JUDGING', now);
    const possible = rubrics.filter((one) => one.categoryId === null || one.categoryId === categoryId);
    return rubric
      ? ok({ assignment: { id: assignmentId, entryId, personId, roundId }, sheet, rubric, possible, open })
      : refuse('not-found');
  };
  const answers = [];
  for (const one of asked) answers.push(await answer(one));
  return answers;
}

/** The same of one assignment. */
export async function ownAssignment(tx: Tx, viewer: Viewer, assignmentId: string, context: Context) {
  const [found] = await ownAssignments(tx, [{ viewer, assignmentId, now: context.now }], context);
  return found ?? refuse('not-found');
}

/** What `ownAssignments` finds of one. */
export type OwnAssignment = Extract<Awaited<ReturnType<typeof ownAssignment>>, { ok: true }>['value'];
