import { Readable } from 'node:stream';

import { onlyHere } from '../db/work.server.ts';
import { env } from '../env.server.ts';
import { log } from '../log.server.ts';
import { drawPictures } from './preview-pictures.server.ts';
import type { Picture } from './preview-pictures.server.ts';
import {
  beginPreview,
  MAX_TRIES,
  pictureKey,
  recordPreview,
  removePictures,
  waitingForPreview,
} from './preview-records.server.ts';
import { fileStore } from './service.server.ts';
import { sniff } from './sniff.server.ts';

const DRAWN: readonly (string | null)[] = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'];
/** A larger file is opened, not previewed: all of it would have to be held in memory. */
const MAX_BYTES = 128 * 1024 * 1024;

const TURN: unique symbol = Symbol.for('portal.previews');
/** The server's bundle and the command that serves it hold this module twice; the turn is one for both. */
const shared = globalThis as typeof globalThis & { [TURN]?: Promise<void> };

/**
 * Makes the small pictures of all files that wait for them, one at a time, what came last first. Where a scanner is set, only of
 * those in which it found nothing. In the cloud none are made. Asked while it runs, it looks once more afterwards.
 */
export function makePreviews(): Promise<void> {
  const turn = (shared[TURN] ?? Promise.resolve()).then(makeWaiting, makeWaiting);
  shared[TURN] = turn;
  return turn;
}

/** Begins to make previews, for who does not wait for them. */
export function startPreviews(): void {
  makePreviews().catch((error: unknown) => log.warn({ err: error }, 'previews failed'));
}

async function makeWaiting(): Promise<void> {
  if (env().uploadThingToken) return;
  const onlyScanned = env().clamavUrl !== undefined;
  await onlyHere('previews', async () => {
    for (let key = await waitingForPreview(onlyScanned); key; key = await waitingForPreview(onlyScanned))
      await makeOne(key);
  });
}

async function makeOne(key: string): Promise<void> {
  const tries = await beginPreview(key);
  const drawn = tries > MAX_TRIES ? null : await draw(key);
  if (drawn && drawn.pictures.length > 0) return keep(key, drawn.pictures);
  // A limit of time may have been a busy machine's doing; what the file itself refuses, it refuses always.
  if (drawn && !drawn.ended && tries < MAX_TRIES) return;
  await recordPreview(key, { status: 'NONE', pages: 0 });
}

/** The pictures of a file; null when it is of no kind that is drawn. */
async function draw(key: string) {
  const store = fileStore();
  try {
    const size = await store.size(key);
    if (size === null || size === 0 || size > MAX_BYTES) return null;
    const head: Buffer[] = [];
    const start = store.read(key, { start: 0, end: Math.min(31, size - 1) });
    for await (const chunk of start as AsyncIterable<Buffer>) head.push(chunk);
    const kind = sniff(Buffer.concat(head));
    if (kind === null || !DRAWN.includes(kind)) return null;
    return await drawPictures(kind, store.read(key) as AsyncIterable<Buffer>);
  } catch (error) {
    log.warn({ err: error, key }, 'preview failed');
    return { pictures: [], ended: false };
  }
}

/** Stores pictures. Their number is recorded first: whoever deletes the file finds them all. */
async function keep(key: string, pictures: readonly Picture[]): Promise<void> {
  const store = fileStore();
  const pages = pictures.filter(({ name }) => name !== 'thumb').length;
  if (!(await recordPreview(key, { status: 'PENDING', pages }))) return;
  for (const { name, bytes } of pictures) {
    const place = pictureKey(key, name);
    // An earlier try may have left a part of it.
    await store.remove(place);
    await store.append(place, Readable.from([Buffer.from(bytes)]), bytes.length);
    await store.commit(place);
  }
  const kept = await recordPreview(key, { status: 'MADE', pages });
  if (!kept) await removePictures(store, key, pages);
}

/** A picture of a file as the store has it, by its name; null when there is none. */
export async function previewPicture(key: string, name: string) {
  if (!/^(thumb|[1-9]\d?)$/.test(name)) return null;
  const place = pictureKey(key, name);
  const size = await fileStore().size(place);
  return size === null ? null : { key: place, name: `${name}.webp`, type: 'image/webp', size };
}
