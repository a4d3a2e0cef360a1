import type { z } from 'zod';

import type { RecuseSchema, ReopenSheetSchema, SaveSheetSchema } from './schemas.ts';
import { isOpen } from '#app/domain/calendar.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse, refuseAll } from '#app/domain/result.ts';
import type { Refusal, Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction, remembered } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

const SELECT = {
  id: true,
  status: true,
  entryId: true,
  sheet: { select: { id: true, status: true, revision: true, rubricId: true } },
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
          criteria: { select: { id: true, maxX100: true, stepX100: true } },
        },
      },
    },
  });
}

/** An assignment of the viewer that may be scored now, with its rubric; or why not. */
async function scorable(tx: Tx, viewer: Viewer, assignmentId: string, context: Context) {
  const assignment = await tx.assignment.findUnique({ where: { id: assignmentId }, select: SELECT });
  if (!assignment || assignment.roundJudge.leftAt) return refuse('not-found');
  if (!can(viewer, 'score', { judgePersonId: assignment.roundJudge.personId })) return refuse('not-found');
  if (assignment.status !== 'ASSIGNED') return refuse('not-found');
  const { roundId } = assignment.roundJudge;
  const { rubrics, windows } = await remembered(context, `judging ${roundId}`, () =>
    judgingFacts(tx, roundId),
  );
  if (!isOpen(windows, 'JUDGING', context.now)) return refuse('judging-closed');
  if (assignment.sheet?.status === 'SUBMITTED') return refuse('sheet-submitted');
  const rubric =
    rubrics.find((one) => one.categoryId === assignment.entry.categoryId && one.categoryId !== null) ??
    rubrics.find((one) => one.categoryId === null);
  return rubric ? ok({ assignment, rubric }) : refuse('not-found');
}

type Input = z.output<typeof SaveSheetSchema>;

/**
 * Saves a sheet, complete or not; with `submit` it must be complete and is closed afterwards. A save from a page older
 * than the stored sheet is refused. The first mark of a round locks its rubric.
 */
export async function saveSheet(
  viewer: Viewer,
  { submit, ...input }: Input & { submit: boolean },
  context: Context,
): Promise<Result<{ revision: number }>> {
  return inTransaction(context, async (tx) => {
    const found = await scorable(tx, viewer, input.assignmentId, context);
    if (!found.ok) return found;
    const { assignment, rubric } = found.value;
    const { sheet } = assignment;
    if ((sheet?.revision ?? 0) !== input.revision) return refuse('changed-meanwhile');
    const marks = readMarks(input.marks, rubric.criteria, submit);
    if (!marks.ok) return marks;
    const facts = {
      feedback: input.feedback,
      remark: input.remark,
      revision: input.revision + 1,
      ...(submit ? { status: 'SUBMITTED' as const, submittedAt: context.now } : {}),
    };
    const sheetId = sheet
      ? (await tx.scoreSheet.update({ where: { id: sheet.id }, data: facts, select: { id: true } })).id
      : (
          await tx.scoreSheet.create({
            data: { assignmentId: assignment.id, rubricId: rubric.id, ...facts },
            select: { id: true },
          })
        ).id;
    if (sheet) await tx.mark.deleteMany({ where: { sheetId } });
    await tx.mark.createMany({ data: marks.value.map((mark) => ({ ...mark, sheetId })) });
    if (!rubric.lockedAt && marks.value.length > 0) {
      await tx.rubric.update({
        where: { id: rubric.id },
        data: { lockedAt: context.now },
        select: { id: true },
      });
      rubric.lockedAt = context.now;
    }
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: submit ? 'submit-sheet' : 'save-sheet',
      subject: { type: 'score-sheet', id: sheetId },
      roundId: assignment.roundJudge.roundId,
      data: { revision: facts.revision },
    });
    return ok({ revision: facts.revision });
  });
}

/** Marks in hundredths of a point, each within its criterion's range and on its step. */
function readMarks(
  typed: Input['marks'],
  criteria: readonly { id: string; maxX100: number; stepX100: number }[],
  complete: boolean,
): Result<{ criterionId: string; pointsX100: number }[]> {
  const refusals: Refusal[] = [];
  const marks: { criterionId: string; pointsX100: number }[] = [];
  for (const { id, maxX100, stepX100 } of criteria) {
    const text = (typed[id] ?? '').normalize('NFKC').trim();
    const field = `marks.${id}`;
    if (text === '') {
      if (complete) refusals.push({ code: 'sheet-mark-missing', field });
      continue;
    }
    const pointsX100 = /^\d{1,5}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : -1;
    if (pointsX100 < 0 || pointsX100 > maxX100 || pointsX100 % stepX100 !== 0)
      refusals.push({
        code: 'sheet-mark-range',
        params: { max: maxX100 / 100, step: stepX100 / 100 },
        field,
      });
    else marks.push({ criterionId: id, pointsX100 });
  }
  const refused = refuseAll(refusals);
  return refused.ok ? ok(marks) : refused;
}

/** Steps back from an entry with a reason. What was scored on it does not count; somebody else is asked. */
export async function recuse(
  viewer: Viewer,
  { assignmentId, reason }: z.output<typeof RecuseSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const found = await scorable(tx, viewer, assignmentId, context);
    if (!found.ok) return found;
    const { assignment } = found.value;
    await tx.assignment.update({
      where: { id: assignmentId },
      data: { status: 'RECUSED', reason },
      select: { id: true },
    });
    await tx.conflict.upsert({
      where: {
        personId_entryId: { personId: assignment.roundJudge.personId, entryId: assignment.entryId },
      },
      create: {
        personId: assignment.roundJudge.personId,
        entryId: assignment.entryId,
        kind: 'DECLARED',
        reason,
        setById: viewer.personId,
        createdAt: context.now,
      },
      update: { kind: 'DECLARED', reason },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'recuse',
      subject: { type: 'assignment', id: assignmentId },
      roundId: assignment.roundJudge.roundId,
    });
    return ok(undefined);
  });
}

/** Opens a submitted sheet again for its judge, with a reason that stays on the sheet. */
export async function reopenSheet(
  viewer: Viewer,
  { assignmentId, reason }: z.output<typeof ReopenSheetSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const assignment = await tx.assignment.findUnique({ where: { id: assignmentId }, select: SELECT });
    if (!assignment || !(await managesRound(tx, viewer, assignment.roundJudge.roundId)))
      return refuse('not-found');
    if (assignment.sheet?.status !== 'SUBMITTED') return refuse('changed-meanwhile');
    await tx.scoreSheet.update({
      where: { id: assignment.sheet.id },
      data: { status: 'DRAFT', submittedAt: null, reopenedAt: context.now, reopenReason: reason },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'reopen-sheet',
      subject: { type: 'score-sheet', id: assignment.sheet.id },
      roundId: assignment.roundJudge.roundId,
    });
    return ok(undefined);
  });
}
