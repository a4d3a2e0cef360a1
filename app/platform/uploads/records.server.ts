import { z } from 'zod';

import { db } from '../db/client.server.ts';
import { inTransaction } from '../db/transaction.server.ts';
import { Prisma } from '../prisma-client/client.ts';
import type { Ticket } from './protocol.server.ts';

/** What the SDK asks to be told once a file is there. */
export const CallbackSchema = z.object({
  url: z.string(),
  slug: z.string(),
  metadata: z.unknown(),
  awaitServerData: z.boolean(),
});
export type Callback = z.infer<typeof CallbackSchema>;

const json = (value: unknown) => JSON.parse(JSON.stringify(value ?? null)) as Prisma.InputJsonValue;

/** The record of a file, or null. */
export function fileRecord(key: string) {
  return db.storedFile.findUnique({ where: { key } });
}

/**
 * Announces a file that is about to come. Keys of the SDK carry only some thirty bits: a key that another upload has
 * taken is refused, and the page draws a new one. When neither of two has sent anything, nobody can tell whose link is
 * whose: then neither may.
 */
export function announce(
  file: { key: string; callback: Callback | null },
  now: Date,
): Promise<'ok' | 'taken'> {
  return inTransaction({ now }, async (tx) => {
    const known = await tx.storedFile.findUnique({
      where: { key: file.key },
      select: { callback: true, status: true, slug: true },
    });
    const callback = json(file.callback);
    if (known) {
      const before = CallbackSchema.safeParse(known.callback);
      const same =
        before.success &&
        file.callback !== null &&
        JSON.stringify(json(before.data.metadata)) === JSON.stringify(json(file.callback.metadata));
      if (same) return 'ok';
      if (known.status === 'PENDING' && known.slug === null)
        await tx.storedFile.update({ where: { key: file.key }, data: { callback: Prisma.DbNull } });
      return 'taken';
    }
    await tx.storedFile.create({
      data: { key: file.key, status: 'PENDING', name: '', size: 0, type: '', callback, createdAt: now },
      select: { key: true },
    });
    return 'ok';
  });
}

/**
 * Binds a key to the first link that sends bytes for it. A link for another file or of another upload is `other`, now
 * and when the file is whole: it must neither change the file nor learn what the app said of it.
 */
export function claim(ticket: Ticket, now: Date): Promise<'ok' | 'other' | 'unknown'> {
  const { key, ...wanted } = ticket;
  return inTransaction({ now }, async (tx) => {
    const known = await tx.storedFile.findUnique({ where: { key } });
    if (!known) return 'unknown';
    if (known.status === 'PENDING' && known.slug === null) {
      if (known.callback === null) return 'other';
      await tx.storedFile.update({ where: { key }, data: wanted });
      return 'ok';
    }
    const same =
      known.name === wanted.name &&
      known.size === wanted.size &&
      known.type === wanted.type &&
      known.slug === wanted.slug &&
      known.customId === wanted.customId;
    return same ? 'ok' : 'other';
  });
}

/** Marks a file as stored, making its record when nobody announced it. */
export function markStored(
  {
    clean,
    ...file
  }: {
    key: string;
    name: string;
    size: number;
    type: string;
    md5: string;
    sha256: string;
    clean: boolean;
  },
  now: Date,
): Promise<void> {
  return inTransaction({ now }, async (tx) => {
    const scannedAt = clean ? now : null;
    const data = { ...file, status: 'STORED' as const, storedAt: now, scannedAt };
    await tx.storedFile.upsert({ where: { key: file.key }, create: data, update: data });
  });
}

/** Marks a file as scanned and clean. */
export function markScanned(key: string, now: Date): Promise<void> {
  return inTransaction({ now }, async (tx) => {
    await tx.storedFile.update({ where: { key }, data: { scannedAt: now }, select: { key: true } });
  });
}

/** Keys of whole files that were never scanned, oldest first. */
export async function unscanned(): Promise<string[]> {
  const found = await db.storedFile.findMany({
    where: { status: 'STORED', scannedAt: null },
    orderBy: { storedAt: 'asc' },
    take: 500,
    select: { key: true },
  });
  return found.map(({ key }) => key);
}

/** The files that are stored, with what their content is, oldest first. */
export async function storedFiles(): Promise<{ key: string; sha256: string | null }[]> {
  return db.storedFile.findMany({
    where: { status: 'STORED' },
    orderBy: { storedAt: 'asc' },
    select: { key: true, sha256: true },
  });
}

/** Keeps what the app answered when it was told of the file; a repeated upload gets the same answer. */
export function keepAnswer(key: string, serverData: unknown, now: Date): Promise<void> {
  return inTransaction({ now }, async (tx) => {
    await tx.storedFile.update({ where: { key }, data: { serverData: { value: json(serverData) } } });
  });
}

/** Forgets files; the bytes are the store's business. */
export function forget(keys: readonly string[], now: Date): Promise<void> {
  return inTransaction({ now }, async (tx) => {
    await tx.storedFile.deleteMany({ where: { key: { in: [...keys] } } });
  });
}

/** The keys that were announced before that time and are not whole yet. */
export async function pendingSince(before: Date): Promise<string[]> {
  const found = await db.storedFile.findMany({
    where: { status: 'PENDING', createdAt: { lt: before } },
    select: { key: true },
  });
  return found.map(({ key }) => key);
}
