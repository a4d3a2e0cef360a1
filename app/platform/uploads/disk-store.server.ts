import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import type { ReadStream } from 'node:fs';
import path from 'node:path';

import { turn } from './pace.server.ts';

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
  read(key: string, range?: { start: number; end: number }): ReadStream;
  remove(key: string): Promise<void>;
  /** Removes unfinished files that nobody has touched since `before`. */
  sweep(before: Date): Promise<number>;
};

export class TooLargeError extends Error {}

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
        let size = (await handle.stat()).size;
        for await (const chunk of chunks) {
          await turn();
          size += chunk.length;
          if (size > limit) throw new TooLargeError();
          await handle.write(chunk);
        }
        await handle.sync();
        return size;
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
      const sha256 = createHash('sha256');
      const md5 = createHash('md5');
      const file = fileOf(key);
      const whole = (await sizeOf(file)) !== null;
      for await (const chunk of createReadStream(whole ? file : partOf(key)) as AsyncIterable<Buffer>) {
        await turn();
        sha256.update(chunk);
        md5.update(chunk);
      }
      if (!whole) {
        await mkdir(path.dirname(file), { recursive: true });
        await rename(partOf(key), file);
        const folder = await open(path.dirname(file), 'r');
        await folder.sync();
        await folder.close();
      }
      return { sha256: sha256.digest('hex'), md5: md5.digest('hex') };
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
