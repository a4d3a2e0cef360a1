import type { z } from 'zod';

import type { CreateSchoolSchema } from './schemas.ts';
import { freePrefixes } from './user-prefix.server.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/** Makes a school of a unit. The letters of its user names come from its name. */
export async function createSchool(
  viewer: Viewer,
  input: z.output<typeof CreateSchoolSchema>,
  context: Context,
): Promise<Result<{ schoolId: string }>> {
  return inTransaction(context, async (tx) => {
    const unit = await tx.unit.findUnique({ where: { id: input.unitId }, select: { id: true, path: true } });
    if (!unit || !can(viewer, 'manage-unit', unit)) return refuse('not-found');
    const clash = await schoolClash(tx, input);
    if (clash) return clash;
    const [userPrefix = ''] = await freePrefixes(tx, [input.name]);
    const school = await tx.school.create({
      data: { ...input, userPrefix, createdAt: context.now },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'create-school',
      subject: { type: 'school', id: school.id },
      unitId: unit.id,
      schoolId: school.id,
    });
    return ok({ schoolId: school.id });
  });
}

/** Refuses a name that the unit has already, or a code that any school has. */
export async function schoolClash(
  tx: Pick<Tx, 'school'>,
  school: { id?: string; unitId: string; name: string; code: string | null },
): Promise<Result<never> | null> {
  const others = { NOT: { id: school.id ?? '' } };
  const named = await tx.school.findFirst({
    where: { unitId: school.unitId, name: school.name, ...others },
    select: { id: true },
  });
  if (named) return refuse('school-name-taken', undefined, 'name');
  if (!school.code) return null;
  const coded = await tx.school.findFirst({
    where: { code: school.code, ...others },
    select: { name: true },
  });
  return coded ? refuse('school-code-taken', { name: coded.name }, 'code') : null;
}
