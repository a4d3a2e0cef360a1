import { db } from '#app/platform/db/client.server.ts';
import { previewPicture } from '#app/platform/uploads/previews.server.ts';

/**
 * The picture that stands for a project of a round: the first of its newest pictures that all had before them when they
 * agreed (at `agreedAt`), from a place that takes pictures only and that judges see. What came later, what was taken
 * out and scanned forms never show. Null when there is none, or its small copy has not been made.
 */
export async function galleryPicture(roundId: string, projectId: string, agreedAt: Date) {
  const slots = await db.materialSlot.findMany({
    where: { roundId, accepts: 'image', forJudges: true, isForm: false },
    orderBy: { order: 'asc' },
    select: { code: true },
  });
  if (slots.length === 0) return null;
  const materials = await db.material.findMany({
    where: { projectId, removedAt: null, slotCode: { in: slots.map(({ code }) => code) } },
    orderBy: [{ order: 'asc' }, { createdAt: 'asc' }],
    select: {
      slotCode: true,
      versions: {
        orderBy: { version: 'desc' },
        take: 1,
        select: {
          id: true,
          fileKey: true,
          sha256: true,
          uploadedAt: true,
          infectedAt: true,
          mediaType: true,
        },
      },
    },
  });
  const inOrder = slots.flatMap(({ code }) => materials.filter(({ slotCode }) => slotCode === code));
  for (const { versions } of inOrder) {
    const [newest] = versions;
    if (!newest || newest.infectedAt || newest.uploadedAt > agreedAt) continue;
    if (!newest.mediaType.startsWith('image/')) continue;
    const picture = await previewPicture(newest.fileKey, '1');
    if (picture) return { ...picture, etag: `${newest.sha256}-1`, versionId: newest.id };
  }
  return null;
}
