import type { z } from 'zod';

import type { RecuseSchema, ReopenSheetSchema } from './schemas.ts';
import { ownAssignment } from './sheet-scope.server.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/** Steps back from an entry with a reason. What was scored on it does not count; somebody else is asked. */
export async function recuse(
  viewer: Viewer,
  { assignmentId, reason }: z.output<typeof RecuseSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const found = await ownAssignment(tx, viewer, assignmentId, context);
    if (!found.ok) return found;
    const { assignment, sheet, open } = found.value;
    if (!open) return refuse('judging-closed');
    if (sheet?.status === 'SUBMITTED') return refuse('sheet-submitted');
    await tx.assignment.update({
      where: { id: assignmentId },
      data: { status: 'RECUSED', reason },
      select: { id: true },
    });
    await tx.conflict.upsert({
      where: {
        personId_entryId: { personId: assignment.personId, entryId: assignment.entryId },
      },
      create: {
        personId: assignment.personId,
        entryId: assignment.entryId,
        kind: 'DECLARED',
        reason,
        setById: viewer.personId,
        createdAt: context.now,
      },
      update: { kind: 'DECLARED', reason, clearedAt: null },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'recuse',
      subject: { type: 'assignment', id: assignmentId },
      roundId: assignment.roundId,
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
    const assignment = await tx.assignment.findUnique({
      where: { id: assignmentId },
      select: { sheet: { select: { id: true, status: true } }, roundJudge: { select: { roundId: true } } },
    });
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
