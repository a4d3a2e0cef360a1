import { now } from '../clock.server.ts';
import { db } from '../db/client.server.ts';
import { inTransaction } from '../db/transaction.server.ts';
import type { PreviewStatus } from '../prisma-client/client.ts';
import type { BlobStore } from './disk-store.server.ts';

/** How far the small pictures of a file are. A photo has one page. */
export type Preview = { status: PreviewStatus; pages: number };

/** A file that could not be drawn this often is not tried again. */
export const MAX_TRIES = 2;

const JUST_NOW_MS = 15 * 60_000;

/** Where a picture is in the store. */
export const pictureKey = (key: string, name: string) => `preview.${key}.${name}`;

/** The previews of files, by key. A file that is not in the own store has none at all. */
export async function previewsOf(keys: readonly string[]): Promise<Map<string, Preview>> {
  const found = await db.storedFile.findMany({
    where: { key: { in: [...keys] } },
    select: { key: true, preview: true, previewPages: true },
  });
  return new Map(found.map((file) => [file.key, { status: file.preview, pages: file.previewPages }]));
}

/**
 * Whose pictures are made next. What came just now, so that somebody looks at it, goes before a store of older files (a
 * new version, a scanner that was away), the newest of it first: its sender is still on the page. The older ones go by
 * how long they wait. One whose drawing was cut off comes after those never tried.
 */
export async function waitingForPreview(onlyScanned: boolean): Promise<string | null> {
  const next = (since: Date, storedAt: 'asc' | 'desc') =>
    db.storedFile.findFirst({
      where: {
        status: 'STORED',
        preview: 'PENDING',
        storedAt: { gte: since },
        ...(onlyScanned ? { scannedAt: { not: null } } : {}),
      },
      orderBy: [{ previewTries: 'asc' }, { storedAt }],
      select: { key: true },
    });
  const justNow = new Date(now().getTime() - JUST_NOW_MS);
  return ((await next(justNow, 'desc')) ?? (await next(new Date(0), 'asc')))?.key ?? null;
}

/** Counts a try before it begins, so that a file on which the whole process ends is not tried for ever. */
export function beginPreview(key: string): Promise<number> {
  return inTransaction({ now: now() }, async (tx) => {
    const { previewTries } = await tx.storedFile.update({
      where: { key },
      data: { previewTries: { increment: 1 } },
      select: { previewTries: true },
    });
    return previewTries;
  });
}

/** Writes down what there is, or is about to be, of a file's pictures; false when the file was deleted meanwhile. */
export function recordPreview(key: string, { status, pages }: Preview): Promise<boolean> {
  return inTransaction({ now: now() }, async (tx) => {
    const { count } = await tx.storedFile.updateMany({
      where: { key },
      data: { preview: status, previewPages: pages },
    });
    return count > 0;
  });
}

/** Removes the pictures of files. Their records must still be there: they know how many there are. */
export async function removePreviews(store: BlobStore, keys: readonly string[]): Promise<void> {
  for (const [key, { pages }] of await previewsOf(keys)) await removePictures(store, key, pages);
}

/** Removes a file's pictures of so many pages. */
export async function removePictures(store: BlobStore, key: string, pages: number): Promise<void> {
  const names = ['thumb', ...Array.from({ length: pages }, (_, index) => String(index + 1))];
  for (const name of names) await store.remove(pictureKey(key, name));
}
