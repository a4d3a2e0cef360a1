import type { z } from 'zod';

import type { AssignObjectionSchema } from './schemas.ts';
import { handlersOf, managedObjection } from './scope.server.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/** Gives an open objection to an administrator who has neither judged nor tutors the project. */
export async function assignObjection(
  viewer: Viewer,
  { objectionId, personId }: z.output<typeof AssignObjectionSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const objection = await managedObjection(tx, viewer, objectionId);
    if (!objection) return refuse('not-found');
    if (objection.status !== 'OPEN') return refuse('changed-meanwhile');
    const handlers = await handlersOf(tx, objection);
    if (!handlers.some(({ id }) => id === personId))
      return refuse('objection-handler', undefined, 'personId');
    await tx.objection.update({
      where: { id: objectionId },
      data: { assignedToId: personId, assignedAt: objection.assignedAt ?? context.now },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'assign-objection',
      subject: { type: 'objection', id: objectionId },
      roundId: objection.roundId,
      data: { personId },
    });
    return ok(undefined);
  });
}
