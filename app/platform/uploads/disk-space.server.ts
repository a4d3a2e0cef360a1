import { statfs } from 'node:fs/promises';

import { env } from '../env.server.ts';

/** Free and total bytes of the disk that files go to; null where they go to the cloud, or the disk does not tell. */
export async function diskSpace(): Promise<{ free: number; total: number } | null> {
  if (env().uploadThingToken) return null;
  return statfs(env().dataDirectory).then(
    ({ bavail, blocks, bsize }) => ({ free: bavail * bsize, total: blocks * bsize }),
    () => null,
  );
}
