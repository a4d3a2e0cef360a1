import { movedIds, readRecord } from './ledger.server.ts';
import { mayUndo } from './scope.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { MergeKind } from '#app/platform/prisma-client/client.ts';

/** What the list of merges tells of each: which of what it moved, in numbers. */
const TOLD = [
  'student',
  'school',
  'unit',
  'round',
  'project',
  'projectAuthor',
  'consent',
  'roleGrant',
  'roundJudge',
  'projectTutor',
  'quotaLine',
] as const;

/** The merges of a place, the latest first, for who may undo them: what was moved, by whom, and whether it stands. */
export async function listMerges(
  viewer: Viewer,
  where: { kind: MergeKind; keptId?: string; schoolId?: string },
  limit = 20,
) {
  const found = await db.merge.findMany({
    where,
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
    select: {
      id: true,
      kind: true,
      keptId: true,
      keptName: true,
      goneName: true,
      schoolId: true,
      byId: true,
      record: true,
      at: true,
      undoneAt: true,
    },
  });
  const seen = [];
  for (const merge of found) if (await mayUndo(db, viewer, merge)) seen.push(merge);
  const people = await db.person.findMany({
    where: { id: { in: seen.map(({ byId }) => byId) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return seen.map(({ id, kind, keptName, goneName, byId, record, at, undoneAt }) => {
    const read = readRecord(record);
    const moved = TOLD.map((what) => ({ what, count: movedIds(read, what).length })).filter(
      ({ count }) => count > 0,
    );
    return { id, kind, keptName, goneName, by: nameOf.get(byId) ?? null, moved, at, undoneAt };
  });
}
export type MergeRow = Awaited<ReturnType<typeof listMerges>>[number];
