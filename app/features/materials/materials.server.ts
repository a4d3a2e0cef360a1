import { withPreviews } from './previews.server.ts';
import { db } from '#app/platform/db/client.server.ts';

/** The files in a project's slots, newest version of each. The caller has checked access. */
export async function filesOfEntry(entryId: string) {
  const materials = await db.material.findMany({
    where: { removedAt: null, project: { entries: { some: { id: entryId } } } },
    orderBy: [{ order: 'asc' }, { createdAt: 'asc' }],
    select: {
      id: true,
      slotCode: true,
      versions: {
        orderBy: { version: 'desc' },
        take: 1,
        select: {
          id: true,
          fileKey: true,
          fileName: true,
          mediaType: true,
          bytes: true,
          uploadedAt: true,
          version: true,
          pages: true,
          seconds: true,
          formCode: true,
          signedOn: true,
        },
      },
    },
  });
  return withPreviews(
    materials.flatMap(({ id: materialId, slotCode, versions: [version] }) => {
      if (!version) return [];
      const { id: versionId, ...facts } = version;
      return [{ materialId, slotCode, versionId, ...facts }];
    }),
  );
}
