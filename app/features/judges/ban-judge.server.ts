import type { z } from 'zod';

import type { BanJudgeSchema, LiftBanSchema } from './schemas.ts';
import { bansInSight, judgeInReach } from './scope.server.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/**
 * Puts a judge on the blacklist of a unit the viewer administers, with the reason: no round of it or below it takes them
 * in or plans with them. Only an operator's may hold everywhere (no unit).
 */
export async function banJudge(
  viewer: Viewer,
  { personId, unitId, reason }: z.output<typeof BanJudgeSchema> & { personId: string },
  context: Context,
): Promise<Result<{ banId: string }>> {
  return inTransaction(context, async (tx) => {
    if (!(await judgeInReach(tx, viewer, personId))) return refuse('not-found');
    const unit = unitId
      ? await tx.unit.findUnique({ where: { id: unitId }, select: { path: true } })
      : { path: '/' };
    if (!unit || !can(viewer, 'manage-unit', unit)) return refuse('not-found', undefined, 'unitId');
    const twice = await tx.judgeBan.findFirst({
      where: { personId, unitId, liftedAt: null },
      select: { id: true },
    });
    if (twice) return refuse('changed-meanwhile');
    const ban = await tx.judgeBan.create({
      data: { personId, unitId, reason, byId: viewer.personId, at: context.now },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'ban-judge',
      subject: { type: 'person', id: personId },
      unitId,
    });
    return ok({ banId: ban.id });
  });
}

/** Takes a judge off a blacklist again, with the reason; the line stays as history. */
export async function liftBan(
  viewer: Viewer,
  { banId, reason }: z.output<typeof LiftBanSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const ban = await tx.judgeBan.findFirst({
      where: { id: banId, AND: bansInSight(viewer) },
      select: { personId: true, unitId: true, liftedAt: true, unit: { select: { path: true } } },
    });
    if (!ban || !can(viewer, 'manage-unit', ban.unit ?? { path: '/' })) return refuse('not-found');
    if (ban.liftedAt) return refuse('changed-meanwhile');
    await tx.judgeBan.update({
      where: { id: banId },
      data: { liftedAt: context.now, liftedById: viewer.personId, liftReason: reason },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'lift-ban',
      subject: { type: 'person', id: ban.personId },
      unitId: ban.unitId,
    });
    return ok(undefined);
  });
}
