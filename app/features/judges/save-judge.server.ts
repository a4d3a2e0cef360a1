import type { z } from 'zod';

import type { SaveJudgeSchema } from './schemas.ts';
import { judgeInReach } from './scope.server.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { unitsInReach } from '#app/features/units/queries.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/** Writes what is known of a judge of the pool. The school or unit is one of the portal's: conflicts are found through it. */
export async function saveJudge(
  viewer: Viewer,
  { personId, weights, schoolId, unitId, ...facts }: z.output<typeof SaveJudgeSchema> & { personId: string },
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    if (!(await judgeInReach(tx, viewer, personId))) return refuse('not-found');
    const before = await tx.judgeProfile.findUniqueOrThrow({
      where: { personId },
      select: { schoolId: true, unitId: true },
    });
    // What was chosen elsewhere may stay; anything new must be in reach.
    const school = schoolId
      ? await tx.school.findFirst({
          where: {
            id: schoolId,
            mergedIntoId: null,
            ...(schoolId === before.schoolId ? {} : { unit: unitsInReach(viewer) }),
          },
          select: { id: true, unitId: true },
        })
      : null;
    if (schoolId && !school) return refuse('not-found', undefined, 'schoolId');
    const unit =
      unitId && unitId !== before.unitId
        ? await tx.unit.findFirst({ where: { id: unitId, AND: unitsInReach(viewer) }, select: { id: true } })
        : { id: unitId };
    if (!unit) return refuse('not-found', undefined, 'unitId');
    await tx.judgeProfile.update({
      where: { personId },
      data: { ...facts, schoolId: school?.id ?? null, unitId: school?.unitId ?? unit.id },
      select: { personId: true },
    });
    await tx.judgeExpertise.deleteMany({ where: { personId } });
    await tx.judgeExpertise.createMany({
      data: Object.entries(weights).flatMap(([disciplineCode, weight]) =>
        weight ? [{ personId, disciplineCode, weight }] : [],
      ),
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'save-judge',
      subject: { type: 'person', id: personId },
    });
    return ok(undefined);
  });
}
