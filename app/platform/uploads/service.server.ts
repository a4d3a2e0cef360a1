import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { UTApi } from 'uploadthing/server';

import { now } from '../clock.server.ts';
import { env } from '../env.server.ts';
import { log } from '../log.server.ts';
import { openBucket } from './bucket.server.ts';
import { diskStore } from './disk-store.server.ts';
import type { BlobStore } from './disk-store.server.ts';
import { createIngest } from './ingest.server.ts';
import { removePreviews } from './preview-records.server.ts';
import { serviceKey } from './protocol.server.ts';
import { announce, forget, markScanned, markStored, pendingSince, unscanned } from './records.server.ts';
import { StoreUnavailableError } from './s3-request.server.ts';
import { s3Store } from './s3-store.server.ts';
import type { S3Store } from './s3-store.server.ts';
import { agrees } from './sniff.server.ts';
import { scanBytes } from './virus-scan.server.ts';
import type { ScanVerdict } from './virus-scan.server.ts';

let store: BlobStore | undefined;
let inBucket: S3Store | null = null;

const uploadsDirectory = () => path.join(env().dataDirectory, 'uploads');

/** The installation's own store of files: the disk, or a bucket where one is set. */
export function fileStore(): BlobStore {
  store ??= bucketStore() ?? diskStore(uploadsDirectory());
  return store;
}

/** The store of files as one that has a bucket; null when none is set. */
export function bucketStore(): S3Store | null {
  const settings = env().bucket;
  if (settings) inBucket ??= s3Store(uploadsDirectory(), openBucket(settings));
  return inBucket;
}

/** Why the bucket cannot be used, for the operator; null when it can, or when there is none. */
export async function bucketProblem(): Promise<string | null> {
  return (await bucketStore()?.problem()) ?? null;
}

/** Size of a stored file, null when it is not there, `unavailable` when the store cannot say now. */
export async function storedSize(key: string): Promise<number | null | 'unavailable'> {
  return fileStore().size(key).catch(unavailable);
}

/** The embedded service, unless an account at the cloud is configured. */
export function embeddedService(hook: (request: Request) => Promise<Response>) {
  if (env().uploadThingToken) return null;
  return createIngest({
    apiKey: serviceKey(env().secret),
    store: fileStore(),
    ingestUrl: `${env().origin}/api/uploadthing/ingest`,
    scan: (read) => scanBytes(env().clamavUrl, read),
    hook,
  });
}

/** A short-lived address of a file that is in the cloud; null when files are here. */
export async function cloudAddress(key: string): Promise<string | null> {
  const token = env().uploadThingToken;
  if (!token) return null;
  const { ufsUrl } = await new UTApi({ token }).generateSignedURL(key, { expiresIn: 60 });
  return ufsUrl;
}

/** Deletes files for good, with their previews. */
export async function removeFiles(keys: readonly string[]): Promise<void> {
  const token = env().uploadThingToken;
  if (token) {
    await new UTApi({ token }).deleteFiles([...keys]);
    return;
  }
  await removePreviews(fileStore(), keys);
  for (const key of keys) await fileStore().remove(key);
  await forget(keys, now());
}

export type SavedFile = { key: string; name: string; size: number; type: string; sha256: string };

/** Stores a file that came with an ordinary form (no script in the browser), or says what is wrong with it. */
export async function saveFormFile(
  file: File,
  type: string,
): Promise<SavedFile | 'file-content' | 'file-virus' | 'storage-unavailable'> {
  const token = env().uploadThingToken;
  if (token) {
    const [sent] = await new UTApi({ token }).uploadFiles([file]);
    return sent?.data
      ? { key: sent.data.key, name: file.name, size: file.size, type, sha256: sent.data.fileHash }
      : 'file-content';
  }
  const key = `form-${randomUUID()}`;
  const blobs = fileStore();
  const bytes = file.stream() as unknown as AsyncIterable<Buffer>;
  await blobs.append(key, bytes, file.size);
  if (!agrees(await blobs.head(key, 32), type)) {
    await blobs.discard(key);
    return 'file-content';
  }
  // On record before it is whole, so that the sweep finds what a stop or a bucket that is away leaves behind.
  await announce({ key, callback: null }, now());
  const hashes = await blobs.commit(key).catch(unavailable);
  if (hashes === 'unavailable') return 'storage-unavailable';
  const verdict = await scanBytes(env().clamavUrl, () => blobs.read(key));
  if (verdict === 'infected') {
    await removeFiles([key]);
    return 'file-virus';
  }
  const clean = verdict === 'clean';
  await markStored({ key, name: file.name, size: file.size, type, clean, ...hashes }, now());
  return { key, name: file.name, size: file.size, type, sha256: hashes.sha256 };
}

/** The word for a store that is away; any other failure goes on. */
function unavailable(error: unknown): 'unavailable' {
  if (!(error instanceof StoreUnavailableError)) throw error;
  log.warn({ err: error }, 'store of files unavailable');
  return 'unavailable';
}

/** Keys of files that no scanner has seen, oldest first; none when no scanner is configured. */
export async function unscannedFiles(): Promise<string[]> {
  return env().clamavUrl ? unscanned() : [];
}

/** Scans a stored file; a clean one is not looked at again. What becomes of an infected one is the caller's business. */
export async function scanStored(key: string): Promise<ScanVerdict> {
  const verdict = await scanBytes(env().clamavUrl, () => fileStore().read(key));
  if (verdict === 'clean') await markScanned(key, now());
  return verdict;
}

const DAY_MS = 86_400_000;

/** Removes uploads that were begun, or only announced, and left for a day. Answers how many. */
export async function sweepUploads(): Promise<number> {
  const before = new Date(now().getTime() - DAY_MS);
  let removed = await fileStore().sweep(before);
  for (const key of await pendingSince(before)) {
    // Announced long ago, but its bytes are still coming.
    if ((await fileStore().received(key)) > 0) continue;
    await fileStore().remove(key);
    await forget([key], now());
    removed += 1;
  }
  return removed;
}
