import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

import type { BucketSettings } from '../env.server.ts';
import { callS3, element, PAUSES_MS, refused, StoreUnavailableError } from './s3-request.server.ts';
import type { S3Body, S3Call } from './s3-request.server.ts';

export type ByteRange = { start: number; end: number };
export type Hashes = { sha256: string; md5: string };
/** What is to go into the bucket: so many bytes, readable from anywhere as often as it takes. */
export type Source = { size: number; open: (range: ByteRange) => Readable };
export type Stored = { size: number; hashes: Hashes | null };
export type Bucket = ReturnType<typeof openBucket>;

/** Larger files go in parts of this size, so that a broken line costs one part. */
const PART_BYTES = 16 * 1024 * 1024;
const PARTS_AT_ONCE = 3;
/** Under this the portal's own objects are, should it share the bucket. */
const PREFIX = 'files/';

/**
 * The few calls of S3 that keep files in a bucket. Smaller parts (servers take no less than 5 MB) and shorter pauses
 * between tries are for tests.
 */
export function openBucket(settings: BucketSettings, { partBytes = PART_BYTES, pauses = PAUSES_MS } = {}) {
  const call = (one: S3Call, also?: readonly number[]) => callS3(settings, one, { also, pauses });
  const done = async (one: S3Call, also?: readonly number[]) => text(await call(one, also));

  async function putParts(name: string, source: Source, headers: Record<string, string>): Promise<void> {
    const begun = await done({ method: 'POST', name, query: { uploads: '' }, headers });
    const uploadId = element(begun, 'UploadId');
    if (!uploadId) throw new StoreUnavailableError('the bucket begins no upload in parts');
    try {
      const tags: string[] = [];
      await eachOf(Math.ceil(source.size / partBytes), PARTS_AT_ONCE, async (index) => {
        const start = index * partBytes;
        const body = await bodyOf(source, { start, end: Math.min(start + partBytes, source.size) - 1 });
        const query = { partNumber: String(index + 1), uploadId };
        const answer = await call({ method: 'PUT', name, query, body });
        answer.resume();
        tags[index] = answer.headers.etag ?? '';
      });
      const parts = tags.map(
        (tag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${escaped(tag)}</ETag></Part>`,
      );
      const whole: S3Call = {
        method: 'POST',
        name,
        query: { uploadId },
        body: bodyOfText(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`),
      };
      // 404: an earlier try was carried out, and only its answer was lost. Whoever sent the file looks whether it is there.
      const said = await done(whole, [404]);
      // The server answers before it has put the parts together, and may fail after all.
      if (said.includes('<Error>') && element(said, 'Code') !== 'NoSuchUpload')
        throw refused(whole, 200, said);
    } catch (error) {
      // Whatever this leaves behind, the sweep finds.
      await abort(name, uploadId).catch(() => undefined);
      throw error;
    }
  }

  async function abort(name: string, uploadId: string): Promise<void> {
    (await call({ method: 'DELETE', name, query: { uploadId } }, [404])).resume();
  }

  return {
    /** Name of the object for a key; the key itself comes from outside. */
    nameOf: (key: string) => PREFIX + createHash('sha256').update(key).digest('hex'),

    /** Size and hashes of an object, or null. */
    async head(name: string): Promise<Stored | null> {
      const { statusCode, headers } = (await call({ method: 'HEAD', name }, [404])).resume();
      if (statusCode === 404) return null;
      const { 'x-amz-meta-sha256': sha256, 'x-amz-meta-md5': md5 } = headers;
      const hashes = typeof sha256 === 'string' && typeof md5 === 'string' ? { sha256, md5 } : null;
      return { size: Number(headers['content-length']), hashes };
    },

    /** The bytes of an object from `start` on, to `end` (included) where it is given. */
    async get(name: string, start: number, end?: number): Promise<Readable> {
      const whole = start === 0 && end === undefined;
      const headers = whole ? undefined : { range: `bytes=${start}-${end ?? ''}` };
      const answer = await call({ method: 'GET', name, headers });
      if (whole || answer.statusCode === 206) return answer;
      answer.destroy();
      throw new StoreUnavailableError('the bucket does not know ranges');
    },

    /** Puts a file into the bucket, whole or not at all; its hashes stay with it. */
    async put(name: string, source: Source, { sha256, md5 }: Hashes): Promise<void> {
      const headers = { 'x-amz-meta-sha256': sha256, 'x-amz-meta-md5': md5 };
      if (source.size > partBytes) return putParts(name, source, headers);
      const body = await bodyOf(source, { start: 0, end: source.size - 1 });
      await done({ method: 'PUT', name, headers, body });
    },

    async remove(name: string): Promise<void> {
      await done({ method: 'DELETE', name }, [404]);
    },

    /** Ends uploads in parts that nobody has gone on with since `before`: their parts cost room unseen. Up to a thousand. */
    async sweep(before: Date): Promise<number> {
      const xml = await done({ method: 'GET', query: { uploads: '', prefix: PREFIX } });
      let ended = 0;
      for (const [, upload = ''] of xml.matchAll(/<Upload>(.*?)<\/Upload>/gs)) {
        const [name, id] = [element(upload, 'Key'), element(upload, 'UploadId')];
        const begun = new Date(element(upload, 'Initiated') ?? Number.NaN);
        if (!name?.startsWith(PREFIX) || !id || !(begun < before)) continue;
        await abort(name, id);
        ended += 1;
      }
      return ended;
    },

    /** Why the bucket cannot be used, in words for the operator; null when it can. */
    async problem(): Promise<string | null> {
      const look = { 'list-type': '2', 'max-keys': '1', prefix: PREFIX };
      return done({ method: 'GET', query: look }).then(
        () => null,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
    },
  };
}

/** A piece of a file with its hash, which the server checks what it got against. Read twice, held never. */
async function bodyOf(source: Source, range: ByteRange): Promise<S3Body> {
  const size = range.end - range.start + 1;
  if (size === 0) return bodyOfText('');
  const hash = createHash('sha256');
  for await (const chunk of source.open(range) as AsyncIterable<Buffer>) hash.update(chunk);
  return { size, sha256: hash.digest('hex'), open: () => source.open(range) };
}

function bodyOfText(content: string): S3Body {
  const bytes = Buffer.from(content);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { size: bytes.length, sha256, open: () => Readable.from([bytes]) };
}

const escaped = (value: string) =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Does `count` things, so many at once; the first that fails keeps the rest from beginning. */
async function eachOf(count: number, width: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    try {
      while (next < count) await work(next++);
    } catch (error) {
      next = count;
      throw error;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: width }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
