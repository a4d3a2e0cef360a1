import { slotFor } from './slot-scope.server.ts';
import type { FileFacts } from './slot-scope.server.ts';
import { ok } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { MEGABYTE, roomFor, STRAY_MS, UNDER_WAY_MS } from '#app/domain/space.ts';
import type { SpaceFacts } from '#app/domain/space.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';
import { diskSpace } from '#app/platform/uploads/disk-space.server.ts';

type Reading = Pick<Tx, 'materialVersion' | 'uploadPromise'>;

/** Bytes of an entry's files, earlier versions included, and those promised to uploads under way. */
export async function entryBytes(tx: Reading, projectId: string, now: Date, but: readonly string[] = []) {
  const stored = await tx.materialVersion.aggregate({
    where: { infectedAt: null, material: { projectId } },
    _sum: { bytes: true },
  });
  return (stored._sum.bytes ?? 0) + (await promised(tx, { projectId }, now, but));
}

/** The same for all entries of a round. */
export async function roundBytes(tx: Reading, roundId: string, now: Date, but: readonly string[] = []) {
  const stored = await tx.materialVersion.aggregate({
    where: { infectedAt: null, material: { project: { entries: { some: { roundId } } } } },
    _sum: { bytes: true },
  });
  return (stored._sum.bytes ?? 0) + (await promised(tx, { roundId }, now, but));
}

async function promised(
  tx: Pick<Tx, 'uploadPromise'>,
  where: { projectId?: string; roundId?: string },
  now: Date,
  but: readonly string[],
): Promise<number> {
  const sum = await tx.uploadPromise.aggregate({
    where: { ...where, at: { gt: new Date(now.getTime() - UNDER_WAY_MS) }, uploadId: { notIn: [...but] } },
    _sum: { bytes: true },
  });
  return sum._sum.bytes ?? 0;
}

/** Space of an entry and of its round, apart from what these uploads were promised. */
async function limitsOf(
  tx: Tx,
  { projectId, roundId }: { projectId: string; roundId: string },
  now: Date,
  but: readonly string[],
): Promise<Pick<SpaceFacts, 'entry' | 'round'>> {
  const { maxEntryMegabytes, maxRoundMegabytes: most } = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { maxEntryMegabytes: true, maxRoundMegabytes: true },
  });
  return {
    entry: { used: await entryBytes(tx, projectId, now, but), max: maxEntryMegabytes * MEGABYTE },
    round:
      most === null
        ? { used: 0, max: null }
        : { used: await roundBytes(tx, roundId, now, but), max: most * MEGABYTE },
  };
}

/**
 * Whether a file that has come in still has room: its promise may have run out, and others been promised since. The file
 * is there already, so that only the limits of entry and round are looked at.
 */
export async function roomToLand(
  tx: Tx,
  entry: { projectId: string; roundId: string },
  file: { bytes: number; uploadId?: string },
  now: Date,
): Promise<Result<undefined>> {
  const limits = await limitsOf(tx, entry, now, file.uploadId ? [file.uploadId] : []);
  return roomFor(file.bytes, { ...limits, strays: 0, disk: null });
}

/**
 * Promises space to files that are about to come, before a byte is sent: all limits of slot, entry, round, person and
 * disk hold together with what others were promised. Asked for again, an upload keeps the promise it has.
 */
export async function beginUpload(
  viewer: Viewer,
  target: { entryId: string; slotCode: string; uploadIds: readonly string[] },
  files: readonly FileFacts[],
  context: Context,
): Promise<Result<undefined>> {
  const disk = await diskSpace();
  return inTransaction(context, async (tx) => {
    const room = await slotFor(tx, viewer, target, files, context.now);
    if (!room.ok) return room;
    const { entry } = room.value;
    const { now } = context;
    const { uploadIds } = target;
    const strays = await tx.uploadPromise.aggregate({
      where: {
        personId: viewer.personId,
        at: { gt: new Date(now.getTime() - STRAY_MS) },
        uploadId: { notIn: [...uploadIds] },
      },
      _sum: { bytes: true },
    });
    const wanted = files.reduce((sum, file) => sum + file.size, 0);
    const may = roomFor(wanted, {
      ...(await limitsOf(tx, entry, now, uploadIds)),
      strays: strays._sum.bytes ?? 0,
      disk: disk && { ...disk, free: disk.free - (await promised(tx, {}, now, uploadIds)) },
    });
    if (!may.ok) return may;
    for (const [index, file] of files.entries()) {
      const key = { personId: viewer.personId, uploadId: uploadIds[index] ?? '' };
      const facts = { projectId: entry.projectId, roundId: entry.roundId, bytes: file.size, at: now };
      await tx.uploadPromise.upsert({
        where: { personId_uploadId: key },
        update: facts,
        create: { ...key, ...facts },
        select: { id: true },
      });
    }
    await audit(tx, {
      at: now,
      actorId: viewer.personId,
      verb: 'begin-upload',
      subject: { type: 'entry', id: entry.id },
      schoolId: entry.schoolId,
      roundId: entry.roundId,
      data: { slot: target.slotCode, bytes: wanted },
    });
    return ok(undefined);
  });
}

/** How much of its space an entry uses, promises included. The caller has checked access. */
export async function entrySpace(entryId: string, now: Date) {
  const { projectId, round } = await db.entry.findUniqueOrThrow({
    where: { id: entryId },
    select: { projectId: true, round: { select: { maxEntryMegabytes: true } } },
  });
  return { used: await entryBytes(db, projectId, now), max: round.maxEntryMegabytes * MEGABYTE };
}

/** Gives a promise back: its file stands in a slot and counts by itself. */
export async function keepPromise(tx: Tx, personId: string, uploadId: string | undefined): Promise<void> {
  if (uploadId) await tx.uploadPromise.deleteMany({ where: { personId, uploadId } });
}

/** Forgets promises that count no more. */
export function sweepPromises(now: Date): Promise<void> {
  return inTransaction({ now }, async (tx) => {
    await tx.uploadPromise.deleteMany({ where: { at: { lt: new Date(now.getTime() - STRAY_MS) } } });
  });
}
