import { can } from '#app/domain/policy.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/**
 * A school whose students and entries the viewer may see; null otherwise, whether or not it exists, and for one that was
 * merged into another.
 */
export async function seenSchool(tx: Pick<Tx, 'school'>, viewer: Viewer, schoolId: string) {
  const school = await tx.school.findUnique({
    where: { id: schoolId },
    select: {
      id: true,
      name: true,
      unitId: true,
      mergedIntoId: true,
      userPrefix: true,
      unit: { select: { name: true, path: true } },
    },
  });
  if (!school || school.mergedIntoId) return null;
  return can(viewer, 'see-school', { id: school.id, unitPath: school.unit.path }) ? school : null;
}
