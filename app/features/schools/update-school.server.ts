import type { z } from 'zod';

import { schoolClash } from './create-school.server.ts';
import type { SchoolIdSchema, UpdateSchoolSchema } from './schemas.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

const SELECT = { id: true, unitId: true, unit: { select: { path: true } } } as const;

/** Changes a school's names, kind, code or quota tier. Its user names keep their letters. */
export async function updateSchool(
  viewer: Viewer,
  { schoolId, ...facts }: z.output<typeof UpdateSchoolSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const school = await tx.school.findUnique({ where: { id: schoolId }, select: SELECT });
    if (!school || !can(viewer, 'manage-school', { id: schoolId, unitPath: school.unit.path }))
      return refuse('not-found');
    const clash = await schoolClash(tx, { ...facts, id: schoolId, unitId: school.unitId });
    if (clash) return clash;
    await tx.school.update({ where: { id: schoolId }, data: facts });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'update-school',
      subject: { type: 'school', id: schoolId },
      schoolId,
    });
    return ok(undefined);
  });
}

/** Removes a school that has neither students nor projects. */
export async function removeSchool(
  viewer: Viewer,
  { schoolId }: z.output<typeof SchoolIdSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const school = await tx.school.findUnique({
      where: { id: schoolId },
      select: { ...SELECT, _count: { select: { students: true, projects: true, entries: true } } },
    });
    if (!school || !can(viewer, 'manage-school', { id: schoolId, unitPath: school.unit.path }))
      return refuse('not-found');
    if (Object.values(school._count).some((count) => count > 0)) return refuse('school-in-use');
    await tx.school.delete({ where: { id: schoolId } });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'remove-school',
      subject: { type: 'school', id: schoolId },
      unitId: school.unitId,
    });
    return ok(undefined);
  });
}
