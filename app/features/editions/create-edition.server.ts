import type { z } from 'zod';

import type { CreateEditionSchema } from './schemas.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/** Makes an edition without rounds. A sample edition says what is invented in it. */
export async function createEdition(
  viewer: Viewer,
  input: z.output<typeof CreateEditionSchema> & { sampleNote?: string },
  context: Context,
): Promise<Result<{ editionId: string }>> {
  if (!can(viewer, 'manage-edition', null)) return refuse('not-found');
  return inTransaction(context, async (tx) => {
    const { name, year, sampleNote } = input;
    const edition = await tx.edition.create({
      data: { name, year, isSample: sampleNote !== undefined, sampleNote, createdAt: context.now },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'create-edition',
      subject: { type: 'edition', id: edition.id },
    });
    return ok({ editionId: edition.id });
  });
}
