import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

import { PACKAGE_MAX_BYTES } from './package-limits.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { diskReserve } from '#app/domain/space.ts';
import { env } from '#app/platform/env.server.ts';
import { diskSpace } from '#app/platform/uploads/disk-space.server.ts';
import { BrokenBodyError, singlePart } from '#app/platform/uploads/multipart.server.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

class TooLargeError extends Error {}

async function directory(): Promise<string> {
  const folder = path.join(env().dataDirectory, 'packages');
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Where an uploaded package waits to be imported. */
export async function packageFile(jobId: string): Promise<string> {
  return path.join(await directory(), `${path.basename(jobId)}.zip`);
}

/** Whether an uploaded package still waits. */
export async function isWaiting(jobId: string): Promise<boolean> {
  return stat(await packageFile(jobId)).then(
    () => true,
    () => false,
  );
}

/** Forgets an uploaded package. */
export async function dropPackage(jobId: string): Promise<void> {
  await rm(await packageFile(jobId), { force: true });
}

/**
 * Writes the only file of a form to the disk as it comes: a package may be larger than the memory. What is cut short, too
 * large, or would fill the disk leaves nothing behind.
 */
export async function receivePackage(request: Request, jobId: string): Promise<Result<{ bytes: number }>> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  const disk = await diskSpace();
  const most = Math.min(PACKAGE_MAX_BYTES, disk ? disk.free - diskReserve(disk.total) : PACKAGE_MAX_BYTES);
  if (announced > PACKAGE_MAX_BYTES) return tooLarge();
  if (announced > most) return refuse('storage-low', undefined, 'package');
  if (!request.body) return refuse('file-missing', undefined, 'package');
  const file = await packageFile(jobId);
  let bytes = 0;
  const body = request.body as unknown as AsyncIterable<Uint8Array>;
  const contentType = request.headers.get('content-type') ?? '';
  async function* counted() {
    for await (const piece of singlePart(body, contentType)) {
      bytes += piece.length;
      if (bytes > most) throw new TooLargeError();
      yield piece;
    }
  }
  try {
    await pipeline(counted(), createWriteStream(file));
  } catch (error) {
    await rm(file, { force: true });
    if (error instanceof TooLargeError) return tooLarge();
    if (error instanceof BrokenBodyError) return refuse('package-broken', undefined, 'package');
    throw error;
  }
  if (bytes > 0) return ok({ bytes });
  await rm(file, { force: true });
  return refuse('file-missing', undefined, 'package');
}

const tooLarge = () => refuse('package-too-large', { max: `${PACKAGE_MAX_BYTES / 1024 ** 3} GB` }, 'package');

/** Removes packages that have waited for a day. */
export async function sweepPackages(now: Date): Promise<void> {
  const folder = await directory();
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const facts = await stat(file).catch(() => null);
    if (facts && now.getTime() - facts.mtimeMs > DAY_MS) await rm(file, { force: true });
  }
}
