import type { z } from 'zod';

import type { MergeSchoolsSchema } from './schemas.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { keepMerge } from '#app/features/merges/keep-merge.server.ts';
import { openLedger } from '#app/features/merges/ledger.server.ts';
import type { Ledger } from '#app/features/merges/ledger.server.ts';
import { followMerge } from '#app/features/special/follow-merge.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

const SELECT = {
  id: true,
  name: true,
  unitId: true,
  mergedIntoId: true,
  unit: { select: { path: true } },
  quotaLines: { select: { quotaId: true, quota: { select: { round: { select: { name: true } } } } } },
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
    // Two lines would hold one school twice, to places that nobody decided.
    const line = from.quotaLines.find((one) =>
      into.quotaLines.some(({ quotaId }) => quotaId === one.quotaId),
    );
    if (line) return refuse('merge-school-quota', { round: line.quota.round.name }, 'intoId');
    const ledger = openLedger(tx);
    const students = await moveAll(tx, ledger, from.id, into.id);
    await ledger.move('school', 'mergedIntoId', from.id, into.id);
    await ledger.change('school', from.id, { mergedIntoId: into.id });
    await keepMerge(tx, ledger, {
      kind: 'SCHOOL',
      kept: into,
      gone: from,
      schoolId: into.id,
      unitId: into.unitId,
      viewer,
      now: context.now,
      facts: { name: from.name, students },
    });
    return ok({ name: into.name, intoId: into.id });
  });
}

const TABLES = [
  'student',
  'roleGrant',
  'invitation',
  'project',
  'entry',
  'handIn',
  'quotaLine',
  'judgeProfile',
  'rosterImport',
  'classMove',
  'certificate',
  'pastAward',
  'specialLine',
  'merge',
] as const;

async function moveAll(tx: Tx, ledger: Ledger, from: string, into: string): Promise<number> {
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
      await ledger.change('student', id, { studentNumber: null });
  const teachers = await tx.roleGrant.findMany({
    where: { schoolId: into, revokedAt: null },
    select: { personId: true },
  });
  // Who teaches at both teaches at one now.
  await ledger.remove('roleGrant', {
    schoolId: from,
    personId: { in: teachers.map(({ personId }) => personId) },
  });
  for (const name of TABLES) await ledger.move(name, 'schoolId', from, into);
  await followMerge(tx, ledger, from, into);
  return moving.length;
}
