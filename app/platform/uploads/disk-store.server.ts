import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import path from 'node:path';

import { hashFile } from './hash-file.server.ts';
import { diskTurn, turn } from './pace.server.ts';

/** Where the bytes of files are. Disk here; anything that can append and read ranges elsewhere. */
export type BlobStore = {
  /** Bytes of an unfinished file that are safe. */
  received(key: string): Promise<number>;
  append(key: string, chunks: AsyncIterable<Buffer>, limit: number): Promise<number>;
  head(key: string, length: number): Promise<Buffer>;
  /** Makes the file whole and answers its hashes; the same again for one that was made whole before. */
  commit(key: string): Promise<{ sha256: string; md5: string }>;
  discard(key: string): Promise<void>;
  size(key: string): Promise<number | null>;
  read(key: string, range?: { start: number; end: number }): Readable;
  remove(key: string): Promise<void>;
  /** Removes unfinished files that nobody has touched since `before`. */
  sweep(before: Date): Promise<number>;
};

export class TooLargeError extends Error {}

/** Bytes that may wait in memory while others are written. */
const WAITING_MAX = 256 * 1024;

/**
 * Appends what comes. While one piece is written, the next ones gather: a slow line's bytes are on the disk at once, a
 * fast one's cost few turns. What came in before the line broke is written before the error is passed on.
 */
async function appendAll(handle: FileHandle, chunks: AsyncIterable<Buffer>, limit: number): Promise<void> {
  let { size } = await handle.stat();
  let gathered: Buffer[] = [];
  let length = 0;
  let busy = false;
  let writing: Promise<void> = Promise.resolve();
  const writeGathered = async () => {
    while (length > 0) {
      const bytes = Buffer.concat(gathered, length);
      gathered = [];
      length = 0;
      // All of it or an error (a full disk); a plain write may write less.
      await diskTurn(() => handle.appendFile(bytes));
    }
    busy = false;
  };
  try {
    for await (const chunk of chunks) {
      await turn();
      size += chunk.length;
      if (size > limit) throw new TooLargeError();
      gathered.push(chunk);
      length += chunk.length;
      if (!busy) {
        busy = true;
        writing = writeGathered();
        // Awaited below; an error in between must not count as unhandled.
        writing.catch(() => undefined);
      }
      if (length >= WAITING_MAX) await writing;
    }
  } finally {
    await writing;
  }
}

/** Files in a directory, under hashed names: keys differ by case, and disks may not. */
export function diskStore(directory: string): BlobStore {
  const name = (key: string) => createHash('sha256').update(key).digest('hex');
  const partOf = (key: string) => path.join(directory, 'parts', `${name(key)}.part`);
  const fileOf = (key: string) => path.join(directory, 'files', name(key).slice(0, 2), name(key));
  const sizeOf = async (file: string) =>
    stat(file).then(
      (found) => found.size,
      () => null,
    );
  return {
    received: async (key) => (await sizeOf(partOf(key))) ?? 0,
    async append(key, chunks, limit) {
      const file = partOf(key);
      await mkdir(path.dirname(file), { recursive: true });
      const handle = await open(file, 'a');
      try {
        await appendAll(handle, chunks, limit);
        await diskTurn(() => handle.sync());
        return (await handle.stat()).size;
      } finally {
        await handle.close();
      }
    },
    async head(key, length) {
      const handle = await open(partOf(key), 'r');
      try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
    async commit(key) {
      const file = fileOf(key);
      const whole = (await sizeOf(file)) !== null;
      const hashes = await hashFile(whole ? file : partOf(key));
      if (!whole) {
        await mkdir(path.dirname(file), { recursive: true });
        await rename(partOf(key), file);
        const folder = await open(path.dirname(file), 'r');
        await folder.sync();
        await folder.close();
      }
      return hashes;
    },
    discard: (key) => rm(partOf(key), { force: true }),
    size: (key) => sizeOf(fileOf(key)),
    read: (key, range) => createReadStream(fileOf(key), range),
    async remove(key) {
      await rm(fileOf(key), { force: true });
      await rm(partOf(key), { force: true });
    },
    async sweep(before) {
      const folder = path.join(directory, 'parts');
      const names = await readdir(folder).catch(() => []);
      let removed = 0;
      for (const one of names) {
        const file = path.join(folder, one);
        if ((await stat(file)).mtime >= before) continue;
        await rm(file, { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}
