import { SnapshotSchema } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import { db } from '#app/platform/db/client.server.ts';
import { Recent } from '#app/platform/recent.ts';

/** Lines kept in memory, over all snapshots: a few dozen megabytes at most. */
const MOST_LINES = 40_000;
const parsed = new Recent<Snapshot>(MOST_LINES);

/**
 * What a version of a notice says, parsed once: a snapshot never changes, so that it is known by notice and hash.
 * Version 1 stands with the notice itself.
 */
export async function readSnapshot(noticeId: string, version: number, hash: string): Promise<Snapshot> {
  const key = `${noticeId} ${version} ${hash}`;
  const known = parsed.get(key);
  if (known) return known;
  const stored =
    version === 1
      ? await db.notice.findUniqueOrThrow({ where: { id: noticeId }, select: { snapshot: true } })
      : await db.noticeVersion.findUniqueOrThrow({
          where: { noticeId_version: { noticeId, version } },
          select: { snapshot: true },
        });
  const snapshot = SnapshotSchema.parse(stored.snapshot);
  parsed.set(key, snapshot, snapshot.lines.length);
  return snapshot;
}
