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
          fileName: true,
          bytes: true,
          uploadedAt: true,
          version: true,
          pages: true,
          seconds: true,
          formCode: true,
        },
      },
    },
  });
  return materials.flatMap(({ id, slotCode, versions: [version] }) =>
    version
      ? [
          {
            materialId: id,
            slotCode,
            versionId: version.id,
            fileName: version.fileName,
            bytes: version.bytes,
            uploadedAt: version.uploadedAt,
            version: version.version,
            pages: version.pages,
            seconds: version.seconds,
            formCode: version.formCode,
          },
        ]
      : [],
  );
}
