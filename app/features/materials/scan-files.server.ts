import { checklist, lostItems } from '#app/domain/checklist.ts';
import { nextStatus } from '#app/domain/entry-status.ts';
import { readForChecklist } from '#app/features/projects/checklist-facts.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import { removeFiles, scanStored, unscannedFiles } from '#app/platform/uploads/service.server.ts';

/**
 * Looks at the files that came in while the virus scanner could not be reached. An infected one leaves its slot (unless
 * a newer version stands there), its authors read why in the timeline, and only then it is deleted, so that a stop
 * in between is made good by the next look. Evidence of an objection is named as infected to who handles it. Answers how many were found infected.
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
  const at = now();
  await inTransaction({ now: at }, (tx) =>
    tx.objectionFile.updateMany({ where: { fileKey }, data: { infectedAt: at } }),
  );
  // The copies of a project for its authors share its files.
  const versions = await db.materialVersion.findMany({
    where: { fileKey },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      fileName: true,
      version: true,
      material: {
        select: {
          id: true,
          slotCode: true,
          versions: { orderBy: { version: 'desc' }, take: 1, select: { version: true } },
          project: { select: { entries: { select: { id: true } } } },
        },
      },
    },
  });
  for (const version of versions) await takeOutVersion(version, at);
}

type Version = {
  id: string;
  fileName: string;
  version: number;
  material: {
    id: string;
    slotCode: string;
    versions: { version: number }[];
    project: { entries: { id: string }[] };
  };
};

async function takeOutVersion(version: Version, at: Date): Promise<void> {
  const isNewest = version.material.versions[0]?.version === version.version;
  await inTransaction({ now: at }, async (tx) => {
    await tx.materialVersion.update({
      where: { id: version.id },
      data: { infectedAt: at },
      select: { id: true },
    });
    if (isNewest)
      await tx.material.updateMany({
        where: { id: version.material.id, removedAt: null },
        data: { removedAt: at },
      });
    for (const { id } of version.material.project.entries)
      await tellEntry(tx, id, { ...version, slotCode: version.material.slotCode }, at);
  });
}

/**
 * Leaves a line in an entry's timeline. An entry that was only submitted, and lacks a required material now, goes back to
 * its authors while they may still submit; any other stays where it is, and its pages say what is missing.
 */
async function tellEntry(
  tx: Tx,
  entryId: string,
  file: { id: string; fileName: string; slotCode: string },
  at: Date,
): Promise<void> {
  const read = await readForChecklist(tx, entryId);
  if (!read) return;
  const { entry, facts } = read;
  const lost = lostItems(checklist(facts)).some(({ subject }) => subject?.code === file.slotCode);
  const next = nextStatus(entry, 'lose-file', at);
  const goesBack = lost && next.ok;
  const status = goesBack ? next.value : entry.status;
  if (goesBack) await tx.entry.update({ where: { id: entryId }, data: { status }, select: { id: true } });
  await tx.entryEvent.create({
    data: {
      entryId,
      status,
      act: goesBack ? 'file-lost' : 'file-infected',
      reason: file.fileName,
      byRole: 'SYSTEM',
      at,
    },
    select: { id: true },
  });
  await audit(tx, {
    at,
    actorId: null,
    verb: 'remove-infected-file',
    subject: { type: 'entry', id: entryId },
    schoolId: entry.schoolId,
    roundId: entry.roundId,
    data: { versionId: file.id, status },
  });
}
