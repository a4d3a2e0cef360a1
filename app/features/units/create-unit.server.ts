import type { z } from 'zod';

import type { CreateUnitSchema } from './schemas.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';
import { uuidv7 } from '#app/platform/ids.server.ts';

/** Makes a unit below another one, or at the top of the tree, which only who runs the installation may do. */
export async function createUnit(
  viewer: Viewer,
  input: z.output<typeof CreateUnitSchema>,
  context: Context,
): Promise<Result<{ unitId: string }>> {
  return inTransaction(context, async (tx) => {
    const parent = input.parentId
      ? await tx.unit.findUnique({ where: { id: input.parentId }, select: { id: true, path: true } })
      : null;
    if (input.parentId && !parent) return refuse('not-found');
    if (!can(viewer, 'manage-unit', { path: parent?.path ?? '/' })) return refuse('not-found');
    const clash = await unitClash(tx, { ...input, parentId: parent?.id ?? null });
    if (clash) return clash;
    const id = uuidv7();
    const order = await tx.unit.count({ where: { parentId: parent?.id ?? null } });
    await tx.unit.create({
      data: {
        id,
        parentId: parent?.id ?? null,
        path: `${parent?.path ?? '/'}${id}/`,
        kind: input.kind,
        name: input.name,
        shortName: input.shortName || input.name,
        code: input.code,
        order,
        createdAt: context.now,
      },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'create-unit',
      subject: { type: 'unit', id },
      unitId: id,
    });
    return ok({ unitId: id });
  });
}

/** Refuses a name that a sibling has, or a code that any unit has. */
export async function unitClash(
  tx: Pick<Tx, 'unit'>,
  unit: { id?: string; parentId: string | null; name: string; code: string | null },
): Promise<Result<never> | null> {
  const sibling = await tx.unit.findFirst({
    where: { parentId: unit.parentId, name: unit.name, NOT: { id: unit.id ?? '' } },
    select: { id: true },
  });
  if (sibling) return refuse('unit-name-taken', undefined, 'name');
  if (!unit.code) return null;
  const same = await tx.unit.findFirst({
    where: { code: unit.code, NOT: { id: unit.id ?? '' } },
    select: { name: true },
  });
  return same ? refuse('unit-code-taken', { name: same.name }, 'code') : null;
}
