import { createHash, randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';

import { db } from '#app/platform/db/client.server.ts';
import { announce } from '#app/platform/uploads/records.server.ts';
import { serveFile } from '#app/platform/uploads/serve-file.server.ts';
import { fileStore, removeFiles, saveFormFile, sweepUploads } from '#app/platform/uploads/service.server.ts';
import { agrees } from '#app/platform/uploads/sniff.server.ts';

const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(991)]);
const sha256 = createHash('sha256').update(content).digest('hex');
const DAY_MS = 86_400_000;
const clock = path.join(process.env.PORTAL_DATA ?? '', 'clock-offset');
afterEach(() => {
  delete process.env.PORTAL_CLOCK_OFFSET_FILE;
  rmSync(clock, { force: true });
});

async function store(bytes: Buffer, name = '报告.pdf', type = 'application/pdf') {
  const saved = await saveFormFile(new File([new Uint8Array(bytes)], name), type);
  if (typeof saved === 'string') throw new Error(saved);
  return { ...saved, etag: saved.sha256 };
}

const get = (file: Awaited<ReturnType<typeof store>>, headers: Record<string, string> = {}, method = 'GET') =>
  serveFile(new Request('http://portal.test/files/1', { method, headers }), file, fileStore(), false);
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('a file that came with an ordinary form', () => {
  it('is kept whole and recorded', async () => {
    const file = await store(content);
    expect(file).toMatchObject({ name: '报告.pdf', size: 1000, type: 'application/pdf', sha256 });
    const record = await db.storedFile.findUnique({ where: { key: file.key } });
    expect(record).toMatchObject({ status: 'STORED', sha256, size: 1000 });
    await removeFiles([file.key]);
    expect(await fileStore().size(file.key)).toBeNull();
    expect(await db.storedFile.count({ where: { key: file.key } })).toBe(0);
  });

  it('is refused, and not kept, when its content is not its type', async () => {
    const before = await db.storedFile.count();
    expect(await saveFormFile(new File(['<script>'], 'a.pdf'), 'application/pdf')).toBe('file-content');
    expect(await db.storedFile.count()).toBe(before);
  });
});

describe('serving', () => {
  it('sends the whole file and the headers that keep it harmless', async () => {
    const response = get(await store(content));
    expect([response.status, response.headers.get('content-length')]).toEqual([200, '1000']);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    expect((await bytesOf(response)).equals(content)).toBe(true);
  });

  it.each([
    ['bytes=0-99', 'bytes 0-99/1000', 0, 100],
    ['bytes=900-', 'bytes 900-999/1000', 900, 1000],
    ['bytes=-10', 'bytes 990-999/1000', 990, 1000],
    ['bytes=990-5000', 'bytes 990-999/1000', 990, 1000],
  ])('sends %s', async (range, said, start, end) => {
    const response = get(await store(content), { range });
    expect([response.status, response.headers.get('content-range')]).toEqual([206, said]);
    expect((await bytesOf(response)).equals(content.subarray(start, end))).toBe(true);
  });

  it('refuses ranges outside the file, and sends the whole for ranges of an older one', async () => {
    const file = await store(content);
    for (const range of ['bytes=1000-', 'bytes=-0', 'bytes=9-3']) {
      const response = get(file, { range });
      expect([response.status, response.headers.get('content-range')]).toEqual([416, 'bytes */1000']);
    }
    const older = get(file, { range: 'bytes=0-9', 'if-range': '"older"' });
    expect(older.status).toBe(200);
    await older.body?.cancel();
  });

  it('answers 304 to who has it, also when a proxy made the tag weak', async () => {
    const file = await store(content);
    for (const tag of [`"${sha256}"`, `W/"${sha256}"`, `"x", "${sha256}"`, '*'])
      expect(get(file, { 'if-none-match': tag }).status).toBe(304);
    const other = get(file, { 'if-none-match': '"x"' });
    expect(other.status).toBe(200);
    await other.body?.cancel();
  });

  it('sends no body to HEAD and an empty file as empty', async () => {
    expect(get(await store(content), {}, 'HEAD').body).toBeNull();
    const empty = get(await store(Buffer.alloc(0), 'a.txt', 'text/plain'));
    expect([empty.status, empty.headers.get('content-length'), await empty.text()]).toEqual([200, '0', '']);
  });

  it('opens in the browser only what runs nothing there', async () => {
    const page = get(await store(Buffer.from('<script>'), 'a.html', 'text/html'), {}, 'HEAD');
    expect(page.headers.get('content-type')).toBe('application/octet-stream');
    expect(page.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(get(await store(content), {}, 'HEAD').headers.get('content-disposition')).toMatch(/^inline/);
  });

  it.each([
    ['作业 (1)\'".pdf', "filename*=UTF-8''%E4%BD%9C%E4%B8%9A%20%281%29%27%22.pdf"],
    ['a\r\nSet-Cookie: x=1.pdf', "filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x%3D1.pdf"],
    ['\uD800.pdf', "filename*=UTF-8''_.pdf"],
  ])('writes the name %j so that it is only a name', async (name, written) => {
    const file = { ...(await store(content)), name };
    const disposition = get(file, {}, 'HEAD').headers.get('content-disposition') ?? '';
    expect(disposition).toContain(written);
    expect(disposition).toMatch(/^inline; filename="[\w. -]*"; filename\*=UTF-8''[\w.%~-]*$/);
  });
});

describe('the sweep', () => {
  it('removes what was begun or announced and left for a day, and nothing else', async () => {
    const kept = await store(content);
    const announcedAt = new Date();
    await announce({ key: 'announced-and-left', callback: null }, announcedAt);
    await fileStore().append('begun-and-left', Readable.from([content]), 1000);
    expect(await sweepUploads()).toBe(0);
    process.env.PORTAL_CLOCK_OFFSET_FILE = clock;
    writeFileSync(clock, String(DAY_MS + 60_000));
    expect(await sweepUploads()).toBe(2);
    expect(await fileStore().received('begun-and-left')).toBe(0);
    expect(await db.storedFile.count({ where: { key: 'announced-and-left' } })).toBe(0);
    expect(await fileStore().size(kept.key)).toBe(1000);
  });
});

describe('first bytes', () => {
  const mark = (text: string, encoding: BufferEncoding = 'latin1') => Buffer.from(text, encoding);
  it.each([
    ['application/pdf', mark('%PDF-1.4'), true],
    ['application/pdf', mark('<html>'), false],
    ['image/png', mark('89504e470d0a1a0a', 'hex'), true],
    ['image/jpeg', mark('ffd8ffe0', 'hex'), true],
    ['image/jpeg', mark('89504e470d0a1a0a', 'hex'), false],
    ['image/webp', mark('RIFF\0\0\0\0WEBP'), true],
    ['video/mp4', mark('\0\0\0\x18ftypisom'), true],
    ['video/mp4', mark('\0\0\0\x18ftypheic'), false],
    ['application/zip', mark('<html>'), false],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', mark('PK\x03\x04'), true],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', mark('%PDF-1.4'), false],
    ['text/plain', mark('anything'), true],
  ])('%s from %j: %s', (type, head, expected) => {
    expect(agrees(head, type)).toBe(expected);
  });
});
