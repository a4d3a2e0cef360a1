import { readEntries } from './step-entries.server.ts';
import { can } from '#app/domain/policy.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** Entries of one school in one round, for who hands in for that school; null when any is not, or the school is not seen. */
export async function entriesToHandIn(
  tx: Tx,
  viewer: Viewer,
  { schoolId, roundId, ids }: { schoolId: string; roundId: string; ids: readonly string[] },
) {
  const school = await tx.school.findUnique({
    where: { id: schoolId },
    select: { id: true, unit: { select: { path: true } } },
  });
  if (!school || !can(viewer, 'hand-in', { id: schoolId, unitPath: school.unit.path })) return null;
  const entries = await readEntries(tx, ids);
  const belong = entries.every((entry) => entry.schoolId === schoolId && entry.roundId === roundId);
  return belong && entries.length === new Set(ids).size ? entries : null;
}
