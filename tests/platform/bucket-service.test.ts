import { createHash, randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

import { db } from '#app/platform/db/client.server.ts';
import { diskStore } from '#app/platform/uploads/disk-store.server.ts';
import { mediaFacts } from '#app/platform/uploads/media-facts.server.ts';
import { moveFiles } from '#app/platform/uploads/move-files.server.ts';
import { markStored } from '#app/platform/uploads/records.server.ts';
import {
  bucketProblem,
  fileStore,
  removeFiles,
  saveFormFile,
  storedSize,
  sweepUploads,
} from '#app/platform/uploads/service.server.ts';
import { smallPdf } from '../features/contest.ts';
import { startS3 } from './s3-server.ts';

const DAY_MS = 86_400_000;
const data = process.env.PORTAL_DATA ?? '';
const clock = path.join(data, 'clock-offset');
const disk = diskStore(path.join(data, 'uploads'));
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const nameOf = (key: string) => `files/${sha256(Buffer.from(key))}`;

let s3: Awaited<ReturnType<typeof startS3>>;
beforeAll(async () => {
  s3 = await startS3();
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = s3.settings;
  // Read at the first use of the store, below.
  Object.assign(process.env, {
    S3_ENDPOINT: `${endpoint}/`,
    S3_BUCKET: bucket,
    S3_REGION: region,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  });
});
afterAll(() => s3.stop());
afterEach(() => {
  s3.behaviour.trouble = () => undefined;
  delete process.env.PORTAL_CLOCK_OFFSET_FILE;
  rmSync(clock, { force: true });
});

const form = async () => new File([new Uint8Array(await smallPdf('报告'))], '报告.pdf');

/** A file as an installation without a bucket has it. */
async function stored(key: string, bytes: Buffer): Promise<void> {
  await disk.append(key, Readable.from([bytes]), bytes.length);
  const hashes = await disk.commit(key);
  const file = { key, name: 'a.bin', size: bytes.length, type: 'application/octet-stream', ...hashes };
  await markStored({ ...file, clean: true }, new Date('2026-03-01'));
}

it('a form’s file goes to the bucket, is read from there and removed from there', async () => {
  expect(await bucketProblem()).toBeNull();
  const saved = await saveFormFile(await form(), 'application/pdf');
  if (typeof saved === 'string') throw new Error(saved);
  expect(s3.objects.has(nameOf(saved.key))).toBe(true);
  expect(await disk.size(saved.key)).toBeNull();
  expect(await storedSize(saved.key)).toBe(saved.size);
  expect(await mediaFacts(saved.key, saved.type)).toMatchObject({ pages: 1 });
  await removeFiles([saved.key]);
  expect(s3.objects.size).toBe(0);
  expect(await storedSize(saved.key)).toBeNull();
});

it('a bucket that is away refuses a form’s file and leaves nothing that the sweep does not find', async () => {
  s3.behaviour.trouble = () => 'cut';
  expect(await saveFormFile(await form(), 'application/pdf')).toBe('storage-unavailable');
  expect(await storedSize('any')).toBe('unavailable');
  expect(await bucketProblem()).toMatch(/is not reached/);
  const left = await db.storedFile.findFirstOrThrow({ where: { status: 'PENDING' } });
  expect(await disk.size(left.key)).toBeGreaterThan(0);
  process.env.PORTAL_CLOCK_OFFSET_FILE = clock;
  writeFileSync(clock, String(DAY_MS + 60_000));
  await expect(sweepUploads()).rejects.toThrow(/is not reached/);
  s3.behaviour.trouble = () => undefined;
  expect(await sweepUploads()).toBe(1);
  expect(await disk.size(left.key)).toBeNull();
  expect(await db.storedFile.count()).toBe(0);
});

it('moving brings what is on the disk into the bucket, and lets go of it only once it is there', async () => {
  const [first, second, third] = [randomBytes(20_000), randomBytes(30_000), randomBytes(100)];
  await stored('first', first);
  await stored('second', second);
  await stored('third', third);
  await db.storedFile.update({ where: { key: 'third' }, data: { sha256: sha256(first) } });
  const told: string[] = [];
  const move = (keep: boolean) => moveFiles({ keep, told: (line) => told.push(line) });

  // The bucket fails at the second file.
  let sent = 0;
  s3.behaviour.trouble = (call) => (call === 'PUT object' && ++sent > 1 ? 'fail' : undefined);
  await expect(move(false)).rejects.toThrow('500 InternalError');
  s3.behaviour.trouble = () => undefined;
  expect([await disk.size('first'), await disk.size('second')]).toEqual([null, second.length]);
  expect(await buffer(fileStore().read('second'))).toEqual(second);

  expect(await move(true)).toEqual({ moved: 1, 'there-already': 1, damaged: 1, missing: 0 });
  expect(await disk.size('second')).toBe(second.length);
  expect(told).toEqual(['third: not what was stored; left on the disk']);

  // What the bucket gives back is compared, not what it says.
  const object = s3.objects.get(nameOf('second'));
  if (object) object.bytes = randomBytes(second.length);
  await expect(move(false)).rejects.toThrow('gives back something else');
  expect(await disk.size('second')).toBe(second.length);
  s3.objects.delete(nameOf('second'));

  await removeFiles(['third']);
  expect(await move(false)).toEqual({ moved: 1, 'there-already': 1, damaged: 0, missing: 0 });
  expect(await disk.size('second')).toBeNull();
  expect(await buffer(fileStore().read('second'))).toEqual(second);
  s3.objects.clear();
  expect(await move(false)).toMatchObject({ missing: 2 });
});
