import { createHash, randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { db } from '#app/platform/db/client.server.ts';
import { openBucket } from '#app/platform/uploads/bucket.server.ts';
import { diskStore } from '#app/platform/uploads/disk-store.server.ts';
import { addressOf } from '#app/platform/uploads/s3-request.server.ts';
import { s3Store } from '#app/platform/uploads/s3-store.server.ts';
import type { S3Store } from '#app/platform/uploads/s3-store.server.ts';
import { serveFile } from '#app/platform/uploads/serve-file.server.ts';
import { startS3 } from './s3-server.ts';
import { signatureError } from './s3-signature.ts';
import { BAD_WORD, startScanner } from './scanner.ts';
import { offset, put, startUploadServer } from './upload-server.ts';

const MB = 1024 * 1024;
const pdf = (size: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size - 9)]);
const named = (bytes: Buffer) => ({ name: '报告.pdf', size: bytes.length, type: 'application/pdf' });
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('hex');
const nameOf = (key: string) => `files/${sha256(Buffer.from(key))}`;
const directory = path.join(process.env.PORTAL_DATA ?? '', 'uploads-of-bucket');
const disk = diskStore(directory);

let s3: Awaited<ReturnType<typeof startS3>>;
let store: S3Store;
let app: Awaited<ReturnType<typeof startUploadServer>>;
const bucket = (changes: Partial<typeof s3.settings> = {}) =>
  openBucket({ ...s3.settings, ...changes }, { partBytes: 5 * MB, pauses: [1, 1] });
beforeAll(async () => {
  s3 = await startS3();
  store = s3Store(directory, bucket());
  app = await startUploadServer(store);
});
afterAll(async () => {
  await app.stop();
  await s3.stop();
});
afterEach(() => {
  s3.behaviour.trouble = () => undefined;
  app.told.length = 0;
});

/** Lets the first calls of this kind end so, then no more. */
function trouble(kind: string, end: 'cut' | 'lost' | 'half' | 'fail', times = Infinity): void {
  let left = times;
  s3.behaviour.trouble = (call) => (call.startsWith(kind) && left-- > 0 ? end : undefined);
}
async function onDisk(bytes: Buffer): Promise<string> {
  const key = randomUUID();
  await store.append(key, Readable.from([bytes]), bytes.length);
  return key;
}
const isHere = async (key: string) => (await disk.size(key)) !== null || (await disk.received(key)) > 0;

describe('an upload with a bucket behind', () => {
  it('puts the file there with its hashes, tells the app and keeps nothing on the disk', async () => {
    const bytes = pdf(3_000_000);
    const { url, key } = await app.presign(named(bytes));
    expect(await offset(url)).toBe(0);
    const response = await put(url, bytes);
    expect([response.status, await response.json()]).toMatchObject([200, { fileHash: md5(bytes) }]);
    const object = s3.objects.get(nameOf(key));
    expect(object?.bytes.equals(bytes)).toBe(true);
    expect(object?.headers).toEqual({ 'x-amz-meta-sha256': sha256(bytes), 'x-amz-meta-md5': md5(bytes) });
    expect(await isHere(key)).toBe(false);
    expect(app.told).toHaveLength(1);
    expect(await db.storedFile.findUnique({ where: { key } })).toMatchObject({ sha256: sha256(bytes) });
    expect(await offset(url)).toBe(bytes.length);
  });

  it('goes on after a cut, also while the bucket is away', async () => {
    const bytes = pdf(900_000);
    const { url, key } = await app.presign(named(bytes));
    trouble('', 'cut');
    const broken = app.beginPut(url, bytes, 500_000);
    await vi.waitFor(async () => expect(await offset(url)).toBeGreaterThan(490_000), { timeout: 5000 });
    broken.destroy();
    s3.behaviour.trouble = () => undefined;
    const from = await offset(url);
    expect(from).toBeLessThan(bytes.length);
    expect((await put(url, bytes, from)).status).toBe(200);
    expect(s3.objects.get(nameOf(key))?.bytes.equals(bytes)).toBe(true);
  });

  it('keeps a file that the bucket does not take, says so, and finishes without the bytes later', async () => {
    const bytes = pdf(200_000);
    const { url, key } = await app.presign(named(bytes));
    for (const [kind, end] of [
      ['', 'cut'],
      ['PUT', 'cut'],
      ['PUT', 'fail'],
    ] as const) {
      trouble(kind, end);
      const refused = await put(url, bytes, await offset(url));
      expect([refused.status, await refused.json()]).toEqual([503, { error: 'storage-unavailable' }]);
      expect(await offset(url)).toBe(bytes.length);
    }
    expect(app.told).toEqual([]);
    s3.behaviour.trouble = () => undefined;
    expect((await put(url, bytes, bytes.length)).status).toBe(200);
    expect(s3.objects.get(nameOf(key))?.bytes.equals(bytes)).toBe(true);
    expect(app.told).toHaveLength(1);
    expect(await isHere(key)).toBe(false);
  });

  it('goes on after a stop at any point between the disk and the record', async () => {
    const bytes = pdf(200_000);
    const stops: ((key: string) => Promise<unknown>)[] = [
      (key) => disk.commit(key),
      // In the bucket, and still on the disk.
      async (key) => {
        const hashes = await disk.commit(key);
        await bucket().put(
          nameOf(key),
          { size: bytes.length, open: (range) => disk.read(key, range) },
          hashes,
        );
      },
      (key) => store.commit(key),
      // Brought there by another tool, which dropped the hashes.
      async (key) => {
        await store.commit(key);
        const object = s3.objects.get(nameOf(key));
        if (object) object.headers = {};
      },
    ];
    for (const [index, stop] of stops.entries()) {
      const { url, key } = await app.presign(named(bytes));
      await store.append(key, Readable.from([bytes]), bytes.length);
      await stop(key);
      const before = s3.seen.length;
      expect(await offset(url)).toBe(bytes.length);
      const answer = await put(url, bytes, bytes.length);
      expect([answer.status, await answer.json()]).toMatchObject([200, { fileHash: md5(bytes) }]);
      // Sent only where it was not yet.
      expect(s3.seen.slice(before).includes('PUT object')).toBe(index === 0);
      expect(await isHere(key)).toBe(false);
      expect(await db.storedFile.findUnique({ where: { key } })).toMatchObject({ sha256: sha256(bytes) });
    }
    expect(app.told).toHaveLength(stops.length);
  });

  it('shows the scanner what the bucket has, and removes from there what is infected', async () => {
    const scanner = await startScanner();
    app.behaviour.scanner = scanner.address;
    const bytes = Buffer.concat([pdf(5000), Buffer.from(BAD_WORD)]);
    const { url, key } = await app.presign(named(bytes));
    expect((await put(url, bytes)).status).toBe(415);
    expect(scanner.seen[0]?.equals(bytes)).toBe(true);
    expect(s3.objects.has(nameOf(key))).toBe(false);
    app.behaviour.scanner = undefined;
    await scanner.stop();
  });
});

describe('a file in parts', () => {
  const bytes = randomBytes(11 * MB);

  it('arrives whole, though single calls fail or their answers are lost', async () => {
    for (const [kind, end] of [
      ['PUT', 'cut'],
      ['PUT', 'lost'],
      ['POST uploads', 'fail'],
      ['POST uploadId', 'lost'],
    ] as const) {
      const key = await onDisk(bytes);
      trouble(kind, end, 1);
      expect(await store.commit(key)).toEqual({ sha256: sha256(bytes), md5: md5(bytes) });
      const object = s3.objects.get(nameOf(key));
      expect([object?.bytes.equals(bytes), object?.etag.slice(-3)]).toEqual([true, '-3"']);
      expect(object?.headers['x-amz-meta-sha256']).toBe(sha256(bytes));
      expect(await isHere(key)).toBe(false);
    }
    expect(s3.uploads.size).toBe(0);
  });

  it('is ended in the bucket and kept on the disk when a part cannot be sent', async () => {
    const key = await onDisk(bytes);
    trouble('PUT', 'fail');
    await expect(store.commit(key)).rejects.toThrow('500 InternalError');
    expect([s3.uploads.size, await disk.size(key)]).toEqual([0, bytes.length]);
    s3.behaviour.trouble = () => undefined;
    await store.commit(key);
    expect(s3.objects.get(nameOf(key))?.bytes.equals(bytes)).toBe(true);
  });

  it('that nobody went on with is swept after its time, and what others keep in the bucket is not', async () => {
    const left = (name: string, begun: Date) => {
      const id = randomUUID();
      s3.uploads.set(id, { name, headers: {}, begun, parts: new Map() });
      return id;
    };
    left(nameOf('old'), new Date('2026-01-01'));
    const young = left(nameOf('young'), new Date('2026-03-01'));
    const foreign = left('backup/x', new Date('2026-01-01'));
    expect(await store.sweep(new Date('2026-02-01'))).toBe(1);
    expect([...s3.uploads.keys()]).toEqual([young, foreign]);
    trouble('GET uploads', 'fail');
    expect(await store.sweep(new Date('2026-02-01'))).toBe(0);
    s3.uploads.clear();
  });
});

describe('reading from the bucket', () => {
  const bytes = randomBytes(1_000_000);
  const file = async () => {
    const key = await onDisk(bytes);
    await store.commit(key);
    return { key, name: '演示.mp4', type: 'video/mp4', size: bytes.length, etag: 'x' };
  };
  const get = (one: Awaited<ReturnType<typeof file>>, headers: Record<string, string>) =>
    serveFile(new Request('http://portal.test/files/1', { headers }), one, store, false);

  it('serves ranges through the portal', async () => {
    const one = await file();
    for (const [range, start, end] of [
      ['bytes=0-99', 0, 100],
      ['bytes=500000-', 500_000, 1_000_000],
      ['bytes=-10', 999_990, 1_000_000],
    ] as const) {
      const response = get(one, { range });
      expect(response.status).toBe(206);
      expect(Buffer.from(await response.arrayBuffer()).equals(bytes.subarray(start, end))).toBe(true);
    }
    expect(await buffer(store.read(one.key))).toHaveLength(bytes.length);
  });

  it('asks for the rest when the line breaks, and fails when nothing comes any more', async () => {
    const one = await file();
    trouble('GET', 'half', 3);
    expect(Buffer.from(await get(one, {}).arrayBuffer()).equals(bytes)).toBe(true);
    trouble('GET', 'cut');
    await expect(get(one, {}).arrayBuffer()).rejects.toThrow();
    await expect(buffer(store.read(one.key))).rejects.toThrow(/is not reached/);
  });

  it('finds a file of the disk that was not moved, and nothing after it was removed', async () => {
    const key = await onDisk(bytes);
    await disk.commit(key);
    expect(await buffer(store.read(key, { start: 5, end: 9 }))).toEqual(bytes.subarray(5, 10));
    const one = await file();
    for (const gone of [key, one.key]) {
      expect(await store.size(gone)).toBe(bytes.length);
      await store.remove(gone);
      expect(await store.size(gone)).toBeNull();
      await expect(buffer(store.read(gone))).rejects.toThrow('404 NoSuchKey');
    }
    expect(s3.objects.has(nameOf(one.key))).toBe(false);
  });
});

it('the stand-in checks signatures as the manual’s own example is signed', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2013-05-24T00:00:00Z') });
  const example = (signature: string) =>
    signatureError(
      {
        method: 'GET',
        url: '/test.txt',
        headers: {
          host: 'examplebucket.s3.amazonaws.com',
          range: 'bytes=0-9',
          'x-amz-content-sha256': sha256(Buffer.alloc(0)),
          'x-amz-date': '20130524T000000Z',
          authorization: `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, Signature=${signature}`,
        },
      },
      Buffer.alloc(0),
      {
        accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
        secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        region: 'us-east-1',
      },
    );
  expect(example('f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41')).toBeNull();
  expect(example('0'.repeat(64))).toBe('SignatureDoesNotMatch');
  vi.useRealTimers();
});

describe('settings', () => {
  it.each([
    [{ accessKeyId: 'other' }, /403 InvalidAccessKeyId: look at S3_ACCESS_KEY_ID/],
    [{ secretAccessKey: 'other' }, /403 SignatureDoesNotMatch: look at S3_SECRET_ACCESS_KEY/],
    [{ bucket: 'other' }, /404 NoSuchBucket: look at S3_BUCKET/],
    [{ region: 'other' }, /400 AuthorizationHeaderMalformed: look at S3_REGION/],
    [{ endpoint: 'http://127.0.0.1:9' }, /http:\/\/127.0.0.1:9 is not reached: .*ECONNREFUSED/],
  ])('%j are told apart', async (wrong, said) => {
    expect(await bucket(wrong).problem()).toMatch(said);
    expect(await bucket().problem()).toBeNull();
    const key = await onDisk(pdf(2000));
    await expect(s3Store(directory, bucket(wrong)).commit(key)).rejects.toThrow();
    expect(await disk.size(key)).toBe(2000);
  });

  it.each([
    ['https://s3.cn-east-1.example', true, 'https://s3.cn-east-1.example/portal-files/files/ab?uploads='],
    ['https://s3.cn-east-1.example', false, 'https://portal-files.s3.cn-east-1.example/files/ab?uploads='],
    ['http://10.0.0.5:9000/s3/', true, 'http://10.0.0.5:9000/s3/portal-files/files/ab?uploads='],
  ])('%s, path style %s: %s', (endpoint, pathStyle, address) => {
    const settings = { ...s3.settings, endpoint, pathStyle };
    expect(addressOf(settings, { name: 'files/ab', query: { uploads: '' } }).href).toBe(address);
  });

  it('that are half set stop the portal and name what is missing', async () => {
    const given = async (variables: Record<string, string>) => {
      vi.resetModules();
      for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
      return (await import('#app/platform/env.server.ts')).env().bucket;
    };
    expect(await given({})).toBeUndefined();
    await expect(given({ S3_ENDPOINT: 'https://s3.example', S3_ACCESS_KEY_ID: 'a' })).rejects.toThrow(
      'set also S3_BUCKET, S3_SECRET_ACCESS_KEY;',
    );
    expect(await given({ S3_BUCKET: 'b', S3_SECRET_ACCESS_KEY: 'c' })).toEqual({
      endpoint: 'https://s3.example',
      bucket: 'b',
      region: 'us-east-1',
      accessKeyId: 'a',
      secretAccessKey: 'c',
      pathStyle: true,
    });
    await expect(given({ UPLOADTHING_TOKEN: 't' })).rejects.toThrow('only one of them');
    vi.unstubAllEnvs();
  });
});
