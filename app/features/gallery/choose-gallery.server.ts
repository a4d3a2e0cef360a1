import type { z } from 'zod';

import type { GalleryChoiceSchema } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/**
 * An author agrees that the project is shown in public galleries, or takes that back, which is possible for ever. It is
 * shown only while every author agrees; nobody says so for another, no teacher either.
 */
export async function chooseGallery(
  viewer: Viewer,
  entryId: string,
  input: z.infer<typeof GalleryChoiceSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const entry = await tx.entry.findUnique({
      where: { id: entryId },
      select: {
        roundId: true,
        round: { select: { hasGallery: true } },
        project: {
          select: {
            authors: {
              where: { status: 'ACCEPTED', studentId: viewer.student?.id ?? '' },
              select: { id: true, galleryAt: true },
            },
          },
        },
      },
    });
    const author = entry?.project.authors[0];
    const agrees = input.intent === 'show';
    if (!entry || !author || (agrees && !entry.round.hasGallery)) return refuse('not-found');
    if (agrees === (author.galleryAt !== null)) return ok(undefined);
    await tx.projectAuthor.update({
      where: { id: author.id },
      data: { galleryAt: agrees ? context.now : null },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: agrees ? 'agree-to-gallery' : 'leave-gallery',
      subject: { type: 'entry', id: entryId },
      roundId: entry.roundId,
      data: {},
    });
    return ok(undefined);
  });
}
