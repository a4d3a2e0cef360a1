import { galleryPicture } from './gallery-picture.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';

/**
 * What an author decides about: whether there is a gallery, who of the authors has agreed, whether there is a picture to
 * show. Null for who is no author, and where there is no gallery and nothing was agreed to.
 */
export async function getOwnChoice(viewer: Viewer, entryId: string, now: Date) {
  const entry = await db.entry.findUnique({
    where: { id: entryId },
    select: {
      roundId: true,
      projectId: true,
      round: { select: { hasGallery: true } },
      project: {
        select: {
          authors: {
            where: { status: 'ACCEPTED' },
            orderBy: { order: 'asc' },
            select: { id: true, name: true, studentId: true, galleryAt: true },
          },
        },
      },
    },
  });
  const authors = entry?.project.authors ?? [];
  const mine = authors.find(({ studentId }) => studentId === viewer.student?.id);
  if (!entry || !mine || (!entry.round.hasGallery && !mine.galleryAt)) return null;
  return {
    hasGallery: entry.round.hasGallery,
    roundId: entry.roundId,
    agreedAt: mine.galleryAt,
    waitingFor: authors.filter(({ galleryAt }) => galleryAt === null).map(({ name }) => name),
    /** As it would be shown if everybody agreed now. */
    pictureOf:
      (await galleryPicture(entry.roundId, entry.projectId, mine.galleryAt ?? now))?.versionId ?? null,
  };
}
