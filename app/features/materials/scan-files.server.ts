import { audit } from '#app/platform/audit.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import { removeFiles, scanStored, unscannedFiles } from '#app/platform/uploads/service.server.ts';

/**
 * Looks at the files that came in while the virus scanner could not be reached. An infected one leaves its slot (unless
 * a newer version stands there), its authors read why in the timeline, and only then it is deleted, so that a stop
 * in between is made good by the next look. Answers how many were found infected.
 */
export async function scanWaitingFiles(): Promise<number> {
  let infected = 0;
  for (const key of await unscannedFiles()) {
    const verdict = await scanStored(key);
    if (verdict === 'unknown') break;
    if (verdict === 'clean') continue;
    infected += 1;
    await takeOut(key);
    await removeFiles([key]);
  }
  return infected;
}

async function takeOut(fileKey: string): Promise<void> {
  const version = await db.materialVersion.findUnique({
    where: { fileKey },
    select: {
      id: true,
      fileName: true,
      version: true,
      material: {
        select: {
          id: true,
          versions: { orderBy: { version: 'desc' }, take: 1, select: { version: true } },
          project: {
            select: { entries: { select: { id: true, status: true, roundId: true, schoolId: true } } },
          },
        },
      },
    },
  });
  if (!version) return;
  const isNewest = version.material.versions[0]?.version === version.version;
  const at = now();
  await inTransaction({ now: at }, async (tx) => {
    if (isNewest)
      await tx.material.update({
        where: { id: version.material.id },
        data: { removedAt: at },
        select: { id: true },
      });
    for (const entry of version.material.project.entries) {
      await tx.entryEvent.create({
        data: {
          entryId: entry.id,
          status: entry.status,
          act: 'file-infected',
          reason: version.fileName,
          byRole: 'SYSTEM',
          at,
        },
        select: { id: true },
      });
      await audit(tx, {
        at,
        actorId: null,
        verb: 'remove-infected-file',
        subject: { type: 'entry', id: entry.id },
        schoolId: entry.schoolId,
        roundId: entry.roundId,
        data: { versionId: version.id },
      });
    }
    return { ok: true, value: undefined };
  });
}
