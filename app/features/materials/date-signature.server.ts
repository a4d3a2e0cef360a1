import type { z } from 'zod';

import type { DateSignatureSchema } from './schemas.ts';
import { toLocal } from '#app/domain/calendar.ts';
import { refuse, ok } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { signatureDate } from '#app/domain/signing.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { editableEntry, recordActing } from '#app/features/projects/edit-scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/** Keeps the day of the last signature on a form that has to be signed before work begins. */
export async function dateSignature(
  viewer: Viewer,
  { entryId, materialId, signedOn }: z.output<typeof DateSignatureSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const found = await editableEntry(tx, viewer, entryId, context.now);
    if (!found.ok) return found;
    const entry = found.value;
    const version = await tx.materialVersion.findFirst({
      where: { material: { id: materialId, projectId: entry.projectId, removedAt: null } },
      orderBy: { version: 'desc' },
      select: { id: true },
    });
    if (!version) return refuse('not-found');
    const day = signatureDate(signedOn, toLocal(context.now, entry.round.timeZone).slice(0, 10));
    if (!day.ok) return day;
    await tx.materialVersion.update({
      where: { id: version.id },
      data: { signedOn: day.value },
      select: { id: true },
    });
    await recordActing(tx, viewer, entry, context.now);
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'date-signature',
      subject: { type: 'entry', id: entryId },
      schoolId: entry.schoolId,
      roundId: entry.roundId,
      data: { versionId: version.id, signedOn: day.value },
    });
    return ok(undefined);
  });
}
