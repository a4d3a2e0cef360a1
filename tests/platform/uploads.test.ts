import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { db } from '#app/platform/db/client.server.ts';
import { uploadOfRequest } from '#app/platform/uploads/request-body.server.ts';
import { BAD_WORD, startScanner } from './scanner.ts';
import { body, offset, put, startUploadServer } from './upload-server.ts';

const HOUR_MS = 3_600_000;
const pdf = (size: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size - 9)]);
const named = (bytes: Buffer, name = '五兆 100% (作业).pdf', type = 'application/pdf') => ({
  name,
  size: bytes.length,
  type,
});
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('hex');

let app: Awaited<ReturnType<typeof startUploadServer>>;
beforeAll(async () => {
  app = await startUploadServer();
});
afterAll(() => app.stop());
beforeEach(() => {
  app.told.length = 0;
  app.behaviour.failCallback = false;
});
afterEach(() => {
  vi.useRealTimers();
});
const stored = async (key: string) => buffer(app.store.read(key));

describe('an upload through a presigned URL', () => {
  it('stores the bytes, tells the app once and answers with what the app said', async () => {
    const bytes = pdf(3_000_000);
    const { url, key, id } = await app.presign(named(bytes), { owner: 'wang' });
    expect(await offset(url)).toBe(0);
    const response = await put(url, bytes);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ fileHash: md5(bytes), serverData: { owner: 'wang' } });
    expect(sha256(await stored(key))).toBe(sha256(bytes));
    expect(app.told).toEqual([
      { key, name: '五兆 100% (作业).pdf', size: bytes.length, customId: id, owner: 'wang' },
    ]);
  });

  it('answers a second PUT of the same link without taking the bytes or telling the app again', async () => {
    const bytes = pdf(2000);
    const { url, key } = await app.presign(named(bytes));
    await put(url, bytes);
    expect(await offset(url)).toBe(bytes.length);
    const again = await put(url, pdf(2000));
    expect(await again.json()).toMatchObject({ fileHash: md5(bytes), serverData: { owner: 'li' } });
    expect(sha256(await stored(key))).toBe(sha256(bytes));
    expect(app.told).toHaveLength(1);
  });

  it('answers a new link of the same upload as it answered the first', async () => {
    const bytes = pdf(2000);
    const first = await app.presign(named(bytes));
    await put(first.url, bytes);
    const second = await app.presign(named(bytes), { id: first.id });
    expect(second.key).toBe(first.key);
    expect((await put(second.url, bytes, bytes.length)).status).toBe(200);
    expect(app.told).toHaveLength(1);
  });

  it('continues where a broken connection left off', async () => {
    const bytes = pdf(900_000);
    const { url, key } = await app.presign(named(bytes));
    const broken = app.beginPut(url, bytes, 500_000);
    await vi.waitFor(async () => expect(await offset(url)).toBeGreaterThan(490_000), { timeout: 5000 });
    broken.destroy();
    const from = await offset(url);
    expect(from).toBeLessThan(bytes.length);
    expect((await put(url, bytes, from)).status).toBe(200);
    expect(sha256(await stored(key))).toBe(sha256(bytes));
  });

  it('lets newer attempts take over from one that hangs, one after the other', async () => {
    const bytes = pdf(400_000);
    const { url, key } = await app.presign(named(bytes));
    const hanging = app.beginPut(url, bytes, 100_000);
    await vi.waitFor(async () => expect(await offset(url)).toBeGreaterThan(90_000), { timeout: 5000 });
    const answers = await Promise.allSettled([put(url, bytes), put(url, bytes), put(url, bytes)]);
    hanging.destroy();
    expect(answers.map((one) => (one.status === 'fulfilled' ? one.value.status : 0))).toContain(200);
    expect(sha256(await stored(key))).toBe(sha256(bytes));
    expect(app.told).toHaveLength(1);
  });

  it('does not continue at another offset than its own', async () => {
    const bytes = pdf(2000);
    const { url } = await app.presign(named(bytes));
    expect((await put(url, bytes, 1000)).status).toBe(416);
  });
});

describe('what the ingest refuses', () => {
  it('changed links', async () => {
    const bytes = pdf(2000);
    const { url } = await app.presign(named(bytes));
    const larger = url.replace('x-ut-file-size=2000', 'x-ut-file-size=9000');
    expect(larger).not.toBe(url);
    const otherKey = url.replace(/ingest\/(\w)/, (_, first) => `ingest/${first === 'a' ? 'b' : 'a'}`);
    for (const wrong of [larger, otherKey, `${url}&signature=x`, url.replace(/&signature=.*/, '')])
      expect((await put(wrong, bytes)).status).toBe(403);
    expect((await fetch(larger, { method: 'HEAD' })).status).toBe(403);
  });

  it('expired links', async () => {
    const bytes = pdf(2000);
    const { url } = await app.presign(named(bytes));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * HOUR_MS });
    expect((await put(url, bytes)).status).toBe(403);
  });

  it('more bytes than announced, keeping none of them', async () => {
    const bytes = pdf(2000);
    const { url, key } = await app.presign(named(bytes));
    expect((await put(url, pdf(2_000_000))).status).toBe(413);
    expect([await app.store.received(key), await app.store.size(key)]).toEqual([0, null]);
    expect((await put(url, bytes)).status).toBe(200);
  });

  it('content that is not its stated type', async () => {
    const page = Buffer.from('<!doctype html><script>alert(1)</script>');
    const { url, key } = await app.presign(named(page));
    expect((await put(url, page)).status).toBe(415);
    expect([await app.store.received(key), await app.store.size(key)]).toEqual([0, null]);
    expect(app.told).toEqual([]);
  });

  it('a file in which the virus scanner finds something; one that it cannot see now is kept for later', async () => {
    const scanner = await startScanner();
    app.behaviour.scanner = scanner.address;
    const bad = Buffer.concat([pdf(5000), Buffer.from(BAD_WORD)]);
    const infected = await app.presign(named(bad));
    const refused = await put(infected.url, bad);
    expect([refused.status, await refused.json()]).toEqual([415, { error: 'file-virus' }]);
    expect(await app.store.size(infected.key)).toBeNull();
    expect(app.told).toEqual([]);
    const scannedAt = async (key: string) =>
      (await db.storedFile.findUniqueOrThrow({ where: { key } })).scannedAt;
    const bytes = pdf(5000);
    const clean = await app.presign(named(bytes));
    expect((await put(clean.url, bytes)).status).toBe(200);
    expect(await scannedAt(clean.key)).toBeInstanceOf(Date);
    await scanner.stop();
    const later = await app.presign(named(bytes));
    expect((await put(later.url, bytes)).status).toBe(200);
    expect(await scannedAt(later.key)).toBeNull();
    app.behaviour.scanner = undefined;
  });

  it('another upload whose link drew the key of a stored file', async () => {
    const bytes = pdf(2000);
    const seed = randomUUID();
    const first = await app.presign(named(bytes), { id: `${seed}|1`, owner: 'li' });
    await put(first.url, bytes);
    const second = await app.presign(named(bytes), { id: `${seed}|2`, owner: 'zhao' });
    expect(second.key).toBe(first.key);
    const answer = await put(second.url, pdf(2000));
    expect(answer.status).toBe(409);
    expect(await answer.text()).not.toContain('li"');
    expect(sha256(await stored(first.key))).toBe(sha256(bytes));
  });

  it('two uploads that drew one key before either sent anything', async () => {
    const bytes = pdf(2000);
    const seed = randomUUID();
    const first = await app.presign(named(bytes), { id: `${seed}|1`, owner: 'li' });
    const second = await app.presign(named(bytes), { id: `${seed}|2`, owner: 'zhao' });
    for (const { url } of [second, first]) expect((await put(url, bytes)).status).toBe(409);
    expect(app.told).toEqual([]);
  });

  it('another upload that drew the key of one under way, which goes on', async () => {
    const bytes = pdf(400_000);
    const seed = randomUUID();
    const first = await app.presign(named(bytes), { id: `${seed}|1`, owner: 'li' });
    const broken = app.beginPut(first.url, bytes, 100_000);
    await vi.waitFor(async () => expect(await offset(first.url)).toBeGreaterThan(90_000), { timeout: 5000 });
    const second = await app.presign(named(bytes), { id: `${seed}|2`, owner: 'zhao' });
    expect((await put(second.url, pdf(400_000))).status).toBe(409);
    broken.destroy();
    expect((await put(first.url, bytes, await offset(first.url))).status).toBe(200);
    expect(sha256(await stored(first.key))).toBe(sha256(bytes));
    expect(app.told.map(({ owner }) => owner)).toEqual(['li']);
  });

  it('only after reading the whole body, because a browser listens no earlier', async () => {
    const bytes = pdf(2000);
    const { url, key } = await app.presign(named(bytes));
    for (const [target, status] of [
      [url, 413],
      [`${url}x`, 403],
    ] as const) {
      const form = new Response(body(pdf(3_000_000)));
      const type = form.headers.get('content-type') ?? '';
      const whole = new Uint8Array(await form.arrayBuffer());
      let at = 0;
      const stream = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (at >= whole.length) return controller.close();
          controller.enqueue(whole.slice(at, at + 65_536));
          at += 65_536;
        },
      });
      const headers = { 'content-type': type };
      const init: RequestInit & { duplex: 'half' } = { method: 'PUT', headers, body: stream, duplex: 'half' };
      expect((await app.ingest.handle(key, uploadOfRequest(new Request(target, init)))).status).toBe(status);
      expect(at).toBeGreaterThanOrEqual(whole.length);
    }
  });
});

describe('when the app does not take a file', () => {
  it('says so and tells it again at the next try, without the bytes', async () => {
    const bytes = pdf(2000);
    const { url, key } = await app.presign(named(bytes));
    app.behaviour.failCallback = true;
    expect((await put(url, bytes)).status).toBe(502);
    app.behaviour.failCallback = false;
    expect(await offset(url)).toBe(bytes.length);
    const retry = await put(url, bytes, bytes.length);
    expect(await retry.json()).toMatchObject({ serverData: { owner: 'li' }, fileHash: md5(bytes) });
    expect(app.told).toHaveLength(1);
    expect(sha256(await stored(key))).toBe(sha256(bytes));
  });

  it('tells it in full after a stop between keeping the bytes and recording them', async () => {
    const bytes = pdf(2000);
    const { url, key } = await app.presign(named(bytes));
    await app.store.append(key, Readable.from([bytes]), bytes.length);
    await app.store.commit(key);
    expect((await put(url, bytes, bytes.length)).status).toBe(200);
    expect(app.told).toMatchObject([{ key, name: '五兆 100% (作业).pdf', size: bytes.length }]);
    const record = await db.storedFile.findUnique({ where: { key } });
    expect(record).toMatchObject({ status: 'STORED', sha256: sha256(bytes) });
  });
});
