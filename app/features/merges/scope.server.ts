import { readRecord, removedRows } from './ledger.server.ts';
import { can } from '#app/domain/policy.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import type { MergeKind } from '#app/platform/prisma-client/client.ts';

type Reading = Pick<Tx, 'school' | 'unit' | 'person'>;

const PATH = { unit: { select: { path: true } } } as const;

/** The roles and pool places of a person, with the units they belong to. */
export async function placesOf(tx: Pick<Tx, 'person'>, personId: string) {
  const person = await tx.person.findUnique({
    where: { id: personId },
    select: {
      roles: {
        where: { revokedAt: null },
        select: {
          role: true,
          unit: { select: { path: true } },
          school: { select: PATH },
          round: { select: PATH },
        },
      },
      roundJudges: { select: { round: { select: PATH } } },
    },
  });
  return [
    ...(person?.roles ?? []).map(
      ({ unit, school, round }) => (unit ?? school?.unit ?? round?.unit)?.path ?? '/',
    ),
    ...(person?.roundJudges ?? []).map(({ round }) => round.unit.path),
  ];
}

/**
 * Whether the viewer administers some, or every, place where a person has a role. An operator's own place is the whole
 * installation ("/"), which only operators reach: no merge gives anybody more than who makes it has.
 */
export function reach(viewer: Viewer, paths: readonly string[]): { some: boolean; all: boolean } {
  const within = (path: string) => can(viewer, 'manage-unit', { path });
  const some = viewer.isOperator || paths.some(within);
  return { some, all: some && paths.every(within) };
}

/** Whether the viewer may undo a merge: the same people who may make it. */
export async function mayUndo(
  tx: Reading,
  viewer: Viewer,
  merge: { kind: MergeKind; keptId: string; schoolId: string | null; record: unknown },
): Promise<boolean> {
  if (merge.kind === 'PERSON') return reach(viewer, await placesOf(tx, merge.keptId)).all;
  if (merge.kind === 'UNIT') {
    const unit = await tx.unit.findUnique({ where: { id: merge.keptId }, select: { path: true } });
    const [gone] = removedRows(readRecord(merge.record), 'unit');
    return !!unit && reach(viewer, [unit.path, String(gone?.path)]).all;
  }
  const school = await tx.school.findUnique({
    where: { id: merge.kind === 'SCHOOL' ? merge.keptId : (merge.schoolId ?? '') },
    select: { id: true, ...PATH },
  });
  if (!school) return false;
  const facts = { id: school.id, unitPath: school.unit.path };
  return can(viewer, merge.kind === 'SCHOOL' ? 'manage-school' : 'register-students', facts);
}
