import { sweepPromises } from './space.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { removeFiles } from '#app/platform/uploads/service.server.ts';

const DAY_MS = 86_400_000;
const BATCH = 500;

/**
 * Removes files that were stored a day ago or more and stand in no slot and prove no objection: what was refused after it had come in (too
 * many pages, a slot filled meanwhile). Answers how many.
 */
export async function sweepOrphans(): Promise<number> {
  await sweepPromises(now());
  const stored = await db.storedFile.findMany({
    where: { status: 'STORED', storedAt: { lt: new Date(now().getTime() - DAY_MS) } },
    orderBy: { storedAt: 'desc' },
    select: { key: true },
  });
  let removed = 0;
  for (let start = 0; start < stored.length; start += BATCH) {
    const keys = stored.slice(start, start + BATCH).map(({ key }) => key);
    const where = { fileKey: { in: keys } };
    const select = { fileKey: true } as const;
    const used = [
      ...(await db.materialVersion.findMany({ where, select })),
      ...(await db.objectionFile.findMany({ where, select })),
    ];
    const known = new Set(used.map(({ fileKey }) => fileKey));
    const orphans = keys.filter((key) => !known.has(key));
    if (orphans.length > 0) await removeFiles(orphans);
    removed += orphans.length;
  }
  return removed;
}
