import type { z } from 'zod';

import type { AddNoteSchema } from './schemas.ts';
import { managedObjection } from './scope.server.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/** Leaves a note for the others who handle an objection; until its personal data are deleted. */
export async function addNote(
  viewer: Viewer,
  { objectionId, text }: z.output<typeof AddNoteSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const objection = await managedObjection(tx, viewer, objectionId);
    if (!objection) return refuse('not-found');
    if (objection.erasedAt) return refuse('changed-meanwhile');
    await tx.objectionNote.create({
      data: { objectionId, text, byId: viewer.personId, at: context.now },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'add-objection-note',
      subject: { type: 'objection', id: objectionId },
      roundId: objection.roundId,
    });
    return ok(undefined);
  });
}
