import { createHash } from 'node:crypto';

import { readContents } from './package-contents.server.ts';
import type { StoredMaterial } from './package-contents.server.ts';
import { packageFiles } from './package-files.server.ts';
import type { Contents } from './package-schema.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { stableJson } from '#app/features/results/bundle-tables.ts';
import { printedList } from '#app/features/results/printed-lists.server.ts';
import { managedList } from '#app/features/results/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';
import { env } from '#app/platform/env.server.ts';
import { sheetOf } from '#app/platform/printed-table.ts';
import { storedSize } from '#app/platform/uploads/service.server.ts';
import { writeXlsx } from '#app/platform/xlsx.server.ts';
import { writeZip, zipSize } from '#app/platform/zip-write.server.ts';

export type TakenPackage = {
  fileName: string;
  version: number;
  size: number;
  /** The zip as it is made: nothing of it waits on a disk or in memory. */
  zip: AsyncGenerator<Uint8Array>;
};

/**
 * The hand-over package of a list that was handed on to a contest run elsewhere, as the list stands now. Its version
 * grows when its contents have changed; who took it, and which, stands in the audit.
 */
export async function takePackage(
  viewer: Viewer,
  { roundId, listId }: { roundId: string; listId: string },
  context: Context,
): Promise<Result<TakenPackage>> {
  const list = await getHandedOver(viewer, { roundId, listId });
  if (!list) return refuse('not-found');
  const printed = await printedList(viewer, listId, 'F');
  if (!printed) return refuse('not-found');
  const workbook = await writeXlsx(sheetOf(printed));
  const read = await readContents(db, listId);
  const here = await presentFiles(read.stored);
  if (here === 'unavailable') return refuse('storage-unavailable');
  const contentHash = hashContents(read.contents);
  const version = await inTransaction(context, async (tx) => {
    const number = await versionOf(tx, {
      listId,
      contentHash,
      entries: read.contents.entries.length,
      files: read.stored.length,
      madeById: viewer.personId,
      madeAt: context.now,
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'take-package',
      subject: { type: 'entry-list', id: listId },
      roundId,
      data: { version: number, entries: read.contents.entries.length, files: here.length },
    });
    return number;
  });
  const paths = new Set(here.map(({ path }) => path));
  const contents: Contents = {
    ...read.contents,
    package: { list: listId, version, handedOnAt: read.handedOnAt?.toISOString() ?? null },
    entries: read.contents.entries.map((entry) => ({
      ...entry,
      materials: entry.materials.map((one) =>
        one.path && paths.has(one.path) ? one : { ...one, path: null },
      ),
    })),
  };
  const files = packageFiles(contents, { list: workbook, stored: here });
  return ok({
    fileName: `${list.title} v${version}.zip`,
    version,
    size: zipSize(files),
    zip: writeZip(files),
  });
}

/** A list of a managed round that was handed on to a contest run elsewhere; null when it is none. */
export async function getHandedOver(
  viewer: Viewer,
  { roundId, listId }: { roundId: string; listId: string },
) {
  const list = await managedList(db, viewer, listId);
  const isOutside = list?.kind === 'ENTRY' && list.edge === null && list.round.outsideName !== null;
  return list?.roundId === roundId && isOutside && list.status === 'HANDED_ON' ? list : null;
}

const hashContents = (contents: Omit<Contents, 'package'>) =>
  createHash('sha256').update(stableJson(contents)).digest('hex');

type Made = Parameters<Tx['handOverPackage']['create']>[0]['data'] & { listId: string; contentHash: string };

async function versionOf(tx: Tx, made: Omit<Made, 'version'>): Promise<number> {
  const { listId, contentHash } = made;
  const last = await tx.handOverPackage.findFirst({ where: { listId }, orderBy: { version: 'desc' } });
  if (last?.contentHash === contentHash) return last.version;
  const version = (last?.version ?? 0) + 1;
  await tx.handOverPackage.create({ data: { ...made, version } as Made, select: { id: true } });
  return version;
}

/** Those of the files that are in the store with the size on record; in the cloud all are taken to be there. */
async function presentFiles(stored: readonly StoredMaterial[]): Promise<StoredMaterial[] | 'unavailable'> {
  if (env().uploadThingToken) return [...stored];
  const here: StoredMaterial[] = [];
  for (const one of stored) {
    const size = await storedSize(one.fileKey);
    if (size === 'unavailable') return size;
    if (size === one.bytes) here.push(one);
  }
  return here;
}

/** How the package of a list stands: its versions so far, and whether the list has changed since the last. */
export async function packageState(listId: string) {
  const versions = await db.handOverPackage.findMany({
    where: { listId },
    orderBy: { version: 'desc' },
    select: { version: true, contentHash: true, entries: true, files: true, madeAt: true },
  });
  const [last] = versions;
  if (!last) return { last: null, changed: false };
  const { contents } = await readContents(db, listId);
  const { contentHash, ...shown } = last;
  return { last: shown, changed: hashContents(contents) !== contentHash };
}
export type PackageState = Awaited<ReturnType<typeof packageState>>;
