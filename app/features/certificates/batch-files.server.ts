import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

import { env } from '#app/platform/env.server.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Where files to be downloaded wait. They can be made again at any time. */
export async function batchDirectory(): Promise<string> {
  const directory = path.join(env().dataDirectory, 'certificates');
  await mkdir(directory, { recursive: true });
  return directory;
}

/** The file of a batch. */
export async function batchFile(jobId: string): Promise<string> {
  return path.join(await batchDirectory(), `${path.basename(jobId)}.pdf`);
}

/** How large a batch's file is; null when it is there no more. */
export async function batchSize(jobId: string): Promise<number | null> {
  const facts = await stat(await batchFile(jobId)).catch(() => null);
  return facts?.size ?? null;
}

/** Removes files that have waited for a day. */
export async function sweepBatchFiles(now: Date): Promise<void> {
  const directory = await batchDirectory();
  for (const name of await readdir(directory)) {
    const file = path.join(directory, name);
    const facts = await stat(file).catch(() => null);
    if (facts && now.getTime() - facts.mtimeMs > DAY_MS) await rm(file, { force: true });
  }
}
