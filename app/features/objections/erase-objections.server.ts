import type { z } from 'zod';

import type { EraseRoundSchema, ObjectionIdSchema } from './schemas.ts';
import { managedObjection } from './scope.server.ts';
import { eraseBefore } from '#app/domain/objections.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';
import { removeFiles } from '#app/platform/uploads/service.server.ts';

/**
 * Deletes what a closed objection tells of people: name, unit, telephone, statement, answer, notes and evidence. Outcome,
 * dates and the published sentence stay.
 */
export async function eraseObjection(
  viewer: Viewer,
  { objectionId }: z.output<typeof ObjectionIdSchema>,
  context: Context,
): Promise<Result<undefined>> {
  const erased = await inTransaction(context, async (tx): Promise<Result<string[]>> => {
    const objection = await managedObjection(tx, viewer, objectionId);
    if (!objection) return refuse('not-found');
    if (objection.status === 'OPEN') return refuse('objection-open');
    if (objection.erasedAt) return refuse('changed-meanwhile');
    return ok(await erase(tx, viewer, [objectionId], objection.roundId, context.now));
  });
  if (!erased.ok) return erased;
  if (erased.value.length > 0) await removeFiles(erased.value);
  return ok(undefined);
}

/** The same for all objections of a round that have been closed for as many days as the round says. */
export async function eraseOldObjections(
  viewer: Viewer,
  { roundId }: z.output<typeof EraseRoundSchema>,
  context: Context,
): Promise<Result<{ erased: number }>> {
  const erased = await inTransaction(
    context,
    async (tx): Promise<Result<{ keys: string[]; count: number }>> => {
      if (!(await managesRound(tx, viewer, roundId))) return refuse('not-found');
      const { objectionKeepDays } = await tx.round.findUniqueOrThrow({
        where: { id: roundId },
        select: { objectionKeepDays: true },
      });
      const old = await tx.objection.findMany({
        where: { roundId, erasedAt: null, answeredAt: { lte: eraseBefore(context.now, objectionKeepDays) } },
        select: { id: true },
      });
      const ids = old.map(({ id }) => id);
      return ok({ keys: await erase(tx, viewer, ids, roundId, context.now), count: ids.length });
    },
  );
  if (!erased.ok) return erased;
  if (erased.value.keys.length > 0) await removeFiles(erased.value.keys);
  return ok({ erased: erased.value.count });
}

/** Empties the rows and gives the keys of the files, to be deleted once that has been committed. */
async function erase(
  tx: Tx,
  viewer: Viewer,
  ids: readonly string[],
  roundId: string,
  now: Date,
): Promise<string[]> {
  const where = { objectionId: { in: [...ids] } };
  const files = await tx.objectionFile.findMany({ where, select: { fileKey: true } });
  await tx.objectionFile.deleteMany({ where });
  await tx.objectionNote.deleteMany({ where });
  await tx.objection.updateMany({
    where: { id: { in: [...ids] } },
    data: { name: '', unitName: '', phone: '', text: '', answer: null, erasedAt: now },
  });
  for (const id of ids)
    await audit(tx, {
      at: now,
      actorId: viewer.personId,
      verb: 'erase-objection',
      subject: { type: 'objection', id },
      roundId,
    });
  return files.map(({ fileKey }) => fileKey);
}
