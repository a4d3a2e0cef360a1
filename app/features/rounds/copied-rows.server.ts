import { getRoundSettings } from './queries.server.ts';
import { isCopyable } from './row-lists.ts';
import type { RowList } from './row-lists.ts';
import { storedRows } from './stored-rows.server.ts';
import type { EditorRow } from './stored-rows.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { unitsInReach } from '#app/features/units/queries.server.ts';
import { db } from '#app/platform/db/client.server.ts';

/** Rounds from which the viewer may copy a list: those managed that have one, newest editions first. */
export async function roundsToCopy(viewer: Viewer, roundId: string, list: RowList) {
  if (!isCopyable(list)) return [];
  return db.round.findMany({
    where: {
      id: { not: roundId },
      unit: unitsInReach(viewer),
      [list]: { some: {} },
    },
    orderBy: [{ edition: { year: 'desc' } }, { order: 'asc' }, { id: 'asc' }],
    take: 100,
    select: { id: true, name: true, nameEn: true, edition: { select: { name: true } } },
  });
}

/**
 * A list of another round as the editor of this one would begin with it; nothing is stored yet. A row whose code this
 * round has already takes that row's place, so that what refers to it stays. Null when the other round is not managed.
 */
export async function copiedRows(
  viewer: Viewer,
  { fromId, roundId, list }: { fromId: string; roundId: string; list: RowList },
): Promise<{ from: { name: string; nameEn: string | null }; rows: EditorRow[] } | null> {
  const from = isCopyable(list) ? await getRoundSettings(viewer, fromId) : null;
  if (!from) return null;
  const own = new Map((await storedRows(roundId, list)).map((row) => [row['code'], row.id]));
  const rows = await storedRows(fromId, list);
  return {
    from: { name: from.name, nameEn: from.nameEn },
    rows: rows.map(({ id: _, ...row }) => {
      const same = own.get(row['code']);
      return same ? { ...row, id: same } : row;
    }),
  };
}
