import type { z } from 'zod';

import { unitClash } from './create-unit.server.ts';
import type { UnitIdSchema, UpdateUnitSchema } from './schemas.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/** Changes a unit's names, kind or code. Its place in the tree stays. */
export async function updateUnit(
  viewer: Viewer,
  input: z.output<typeof UpdateUnitSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const unit = await tx.unit.findUnique({
      where: { id: input.unitId },
      select: { id: true, path: true, parentId: true },
    });
    if (!unit || !can(viewer, 'manage-unit', unit)) return refuse('not-found');
    const clash = await unitClash(tx, { ...input, id: unit.id, parentId: unit.parentId });
    if (clash) return clash;
    const { kind, name, code } = input;
    await tx.unit.update({
      where: { id: unit.id },
      data: { kind, name, code, shortName: input.shortName || name },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'update-unit',
      subject: { type: 'unit', id: unit.id },
      unitId: unit.id,
    });
    return ok(undefined);
  });
}

/** Removes a unit that nothing hangs on. */
export async function removeUnit(
  viewer: Viewer,
  { unitId }: z.output<typeof UnitIdSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const unit = await tx.unit.findUnique({
      where: { id: unitId },
      select: {
        id: true,
        path: true,
        _count: {
          select: {
            children: true,
            schools: true,
            rounds: true,
            entries: true,
            roles: true,
            certificates: true,
          },
        },
      },
    });
    if (!unit || !can(viewer, 'manage-unit', unit)) return refuse('not-found');
    if (Object.values(unit._count).some((count) => count > 0)) return refuse('unit-in-use');
    await tx.unit.delete({ where: { id: unitId } });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'remove-unit',
      subject: { type: 'unit', id: unitId },
    });
    return ok(undefined);
  });
}
