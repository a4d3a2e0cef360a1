import type { z } from 'zod';

import type { MergeSchoolsSchema } from './schemas.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

const SELECT = {
  id: true,
  name: true,
  unitId: true,
  mergedIntoId: true,
  unit: { select: { path: true } },
} as const;

/**
 * Makes two entries of one school into one: students, teachers, projects, entries and quotas of `schoolId` go over to
 * `intoId`, whose name they then stand under. The emptied school stays as another name of it, so that nobody registers
 * it again. Both must be of the same unit: places of units are counted by where a school is.
 */
export async function mergeSchools(
  viewer: Viewer,
  { schoolId, intoId }: z.output<typeof MergeSchoolsSchema>,
  context: Context,
): Promise<Result<{ name: string; intoId: string }>> {
  return inTransaction(context, async (tx) => {
    const [from, into] = await Promise.all(
      [schoolId, intoId].map((id) => tx.school.findUnique({ where: { id }, select: SELECT })),
    );
    const manages = (school: typeof from) =>
      school && can(viewer, 'manage-school', { id: school.id, unitPath: school.unit.path });
    if (!from || !into || !manages(from) || !manages(into) || from.mergedIntoId || into.mergedIntoId)
      return refuse('not-found');
    if (from.id === into.id) return refuse('merge-same', undefined, 'intoId');
    if (from.unitId !== into.unitId) return refuse('merge-other-unit', undefined, 'intoId');
    const students = await moveAll(tx, from.id, into.id);
    await tx.school.updateMany({ where: { mergedIntoId: from.id }, data: { mergedIntoId: into.id } });
    await tx.school.update({
      where: { id: from.id },
      data: { mergedIntoId: into.id },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'merge-schools',
      subject: { type: 'school', id: into.id },
      schoolId: into.id,
      unitId: into.unitId,
      data: { from: from.id, name: from.name, students },
    });
    return ok({ name: into.name, intoId: into.id });
  });
}

async function moveAll(tx: Tx, from: string, into: string): Promise<number> {
  const move = { where: { schoolId: from }, data: { schoolId: into } };
  // Two pupils, or one registered twice: the number tells them apart no longer, their names will be looked at.
  const numbers = await tx.student.findMany({
    where: { schoolId: into, studentNumber: { not: null } },
    select: { studentNumber: true },
  });
  const taken = new Set(numbers.map(({ studentNumber }) => studentNumber));
  const moving = await tx.student.findMany({
    where: { schoolId: from },
    select: { id: true, studentNumber: true },
  });
  for (const { id, studentNumber } of moving)
    if (studentNumber && taken.has(studentNumber))
      await tx.student.update({ where: { id }, data: { studentNumber: null }, select: { id: true } });
  const teachers = await tx.roleGrant.findMany({
    where: { schoolId: into, revokedAt: null },
    select: { personId: true },
  });
  // Who teaches at both teaches at one now.
  await tx.roleGrant.deleteMany({
    where: { schoolId: from, personId: { in: teachers.map(({ personId }) => personId) } },
  });
  await tx.student.updateMany(move);
  await tx.roleGrant.updateMany(move);
  await tx.invitation.updateMany(move);
  await tx.project.updateMany(move);
  await tx.entry.updateMany(move);
  await tx.handIn.updateMany(move);
  await tx.quotaLine.updateMany(move);
  await tx.judgeProfile.updateMany(move);
  await tx.rosterImport.updateMany(move);
  await tx.classMove.updateMany(move);
  return moving.length;
}
