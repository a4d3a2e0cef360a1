import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

import { log } from '../log.server.ts';
import type { Bucket, Hashes, ByteRange } from './bucket.server.ts';
import { diskStore } from './disk-store.server.ts';
import type { BlobStore } from './disk-store.server.ts';
import { StoreUnavailableError } from './s3-request.server.ts';

/** What became of a file that was to leave the disk. */
export type Moved = 'moved' | 'there-already' | 'damaged' | 'missing';

export type S3Store = BlobStore & {
  /** Why the bucket cannot be used, in words for the operator; null when it can. */
  problem(): Promise<string | null>;
  /**
   * Brings a whole file of the disk into the bucket, reads it back, and only then lets go of the copy here, unless
   * `keep`. `sha256` is what the file should be; a file that is something else stays where it is.
   */
  move(key: string, options: { sha256: string | null; keep: boolean }): Promise<Moved>;
};

/** Breaks of one download in a row, without a byte between them, after which it fails. */
const BREAKS_MAX = 3;

/**
 * Whole files in a bucket, unfinished ones on the disk. A file is whole on the disk first and leaves it once the bucket
 * has it, so a stop at any point, or a bucket that is away, costs nothing: committing again goes on from there. A file
 * that is still on the disk is read from there.
 */
export function s3Store(directory: string, bucket: Bucket): S3Store {
  const disk = diskStore(directory);

  /** Sends a whole file of the disk, unless the bucket has it: a stop came between the two. */
  async function send(key: string, hashes: Hashes): Promise<void> {
    const name = bucket.nameOf(key);
    const size = (await disk.size(key)) ?? 0;
    const known = await bucket.head(name);
    if (known?.size === size && known.hashes?.sha256 === hashes.sha256) return;
    await bucket.put(name, { size, open: (range) => disk.read(key, range) }, hashes);
    const sent = await bucket.head(name);
    if (sent?.size !== size) throw new StoreUnavailableError('the bucket does not have what was sent');
  }

  async function* bytes(key: string, range?: ByteRange): AsyncGenerator<Buffer> {
    try {
      // Opened without asking first: the file may leave the disk at any moment.
      yield* disk.read(key, range) as AsyncIterable<Buffer>;
      return;
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
    yield* bytesInBucket(bucket.nameOf(key), range);
  }

  /** A film that is paused for long loses its connection: the rest is asked for when it is wanted. */
  async function* bytesInBucket(name: string, range?: ByteRange): AsyncGenerator<Buffer> {
    let at = range?.start ?? 0;
    let breaks = 0;
    for (;;) {
      const answer = await bucket.get(name, at, range?.end);
      try {
        for await (const chunk of answer as AsyncIterable<Buffer>) {
          at += chunk.length;
          breaks = 0;
          yield chunk;
        }
        return;
      } catch (error) {
        if (range && at > range.end) return;
        breaks += 1;
        if (breaks >= BREAKS_MAX) throw error;
      }
    }
  }

  async function hashesInBucket(name: string): Promise<Hashes> {
    const sha256 = createHash('sha256');
    const md5 = createHash('md5');
    for await (const chunk of bytesInBucket(name)) {
      sha256.update(chunk);
      md5.update(chunk);
    }
    return { sha256: sha256.digest('hex'), md5: md5.digest('hex') };
  }

  return {
    ...disk,
    problem: bucket.problem,
    async commit(key) {
      const isHere = (await disk.size(key)) !== null || (await disk.received(key)) > 0;
      const name = bucket.nameOf(key);
      const known = isHere ? null : await bucket.head(name);
      if (known) return known.hashes ?? hashesInBucket(name);
      const hashes = await disk.commit(key);
      await send(key, hashes);
      await disk.remove(key);
      return hashes;
    },
    async size(key) {
      return (await disk.size(key)) ?? (await bucket.head(bucket.nameOf(key)))?.size ?? null;
    },
    read: (key, range) => Readable.from(bytes(key, range), { objectMode: false }),
    async remove(key) {
      await disk.remove(key);
      await bucket.remove(bucket.nameOf(key));
    },
    async sweep(before) {
      const removed = await disk.sweep(before);
      // Not every server lists uploads in parts, and those that do not end them themselves.
      const ended = await bucket.sweep(before).catch((error: unknown) => {
        log.warn({ err: error }, 'uploads in parts not swept');
        return 0;
      });
      return removed + ended;
    },
    async move(key, { sha256, keep }) {
      const name = bucket.nameOf(key);
      if ((await disk.size(key)) === null) return (await bucket.head(name)) ? 'there-already' : 'missing';
      const hashes = await disk.commit(key);
      if (sha256 !== null && sha256 !== hashes.sha256) return 'damaged';
      await send(key, hashes);
      if ((await hashesInBucket(name)).sha256 !== hashes.sha256)
        throw new StoreUnavailableError('the bucket gives back something else than was sent');
      if (!keep) await disk.remove(key);
      return 'moved';
    },
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
