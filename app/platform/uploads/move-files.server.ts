import { fileRecord, storedFiles } from './records.server.ts';
import { bucketStore } from './service.server.ts';
import type { Moved } from './s3-store.server.ts';

export type MoveCounts = Record<Moved, number>;

/**
 * Brings the files on this disk into the bucket, one after the other; a copy here goes once the bucket has given the same
 * bytes back, unless `keep`. May be stopped and run again, also beside a running portal. `told` hears of every
 * file that stays behind, and of the count now and then. Null when no bucket is set.
 */
export async function moveFiles({
  keep,
  told,
}: {
  keep: boolean;
  told: (line: string) => void;
}): Promise<MoveCounts | null> {
  const store = bucketStore();
  if (!store) return null;
  const counts: MoveCounts = { moved: 0, 'there-already': 0, damaged: 0, missing: 0 };
  const files = await storedFiles();
  for (const [index, { key, sha256 }] of files.entries()) {
    const became = await store.move(key, { sha256, keep });
    counts[became] += 1;
    if (became === 'damaged') told(`${key}: not what was stored; left on the disk`);
    if (became === 'missing') told(`${key}: neither on the disk nor in the bucket`);
    // Deleted by the portal meanwhile: what was just sent goes too.
    if (became === 'moved' && !(await fileRecord(key))) await store.remove(key);
    if ((index + 1) % 100 === 0) told(`${index + 1} of ${files.length}`);
  }
  return counts;
}
