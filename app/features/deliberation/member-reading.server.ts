import { barredEntries } from './barred.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';

/**
 * Of these entries the one that the viewer may read as a judge because they deliberate about it now: a member of an open
 * deliberation, still in the round, and not barred from the entry. Null for none.
 */
export async function deliberatedEntry(viewer: Viewer, entryIds: readonly string[]): Promise<string | null> {
  const seats = await db.deliberationEntry.findMany({
    where: {
      entryId: { in: [...entryIds] },
      leftOut: false,
      deliberation: {
        status: { in: ['OPEN', 'CLOSED'] },
        list: {
          status: 'DRAFT',
          round: { judges: { some: { personId: viewer.personId, leftAt: null } } },
        },
        members: { some: { personId: viewer.personId } },
      },
    },
    select: {
      entryId: true,
      deliberation: {
        select: {
          list: { select: { round: { select: { conflictSameSchool: true, conflictSameUnit: true } } } },
        },
      },
    },
  });
  for (const { entryId, deliberation } of seats) {
    const barred = await barredEntries(db, deliberation.list.round, [viewer.personId], [entryId]);
    if (!barred(viewer.personId).has(entryId)) return entryId;
  }
  return null;
}
