import type { z } from 'zod';

import { specialBlockers } from './blockers.server.ts';
import { lineNames } from './line-names.server.ts';
import { managedSpecial } from './scope.server.ts';
import type { ChangeSpecialSchema, ReopenSpecialSchema, SpecialIdSchema } from './schemas.ts';
import { ok, refuse, refuseAll } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/** Decides one line of a draft by hand: a tie, or another than was computed. The reason stays beside it for ever. */
export async function changeSpecialLine(
  viewer: Viewer,
  { specialId, lineId, to, reason }: z.output<typeof ChangeSpecialSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const special = await managedSpecial(tx, viewer, specialId);
    const line = special
      ? await tx.specialLine.findFirst({
          where: { id: lineId, specialId },
          select: {
            id: true,
            key: true,
            decision: true,
            entryId: true,
            schoolId: true,
            unitId: true,
            name: true,
          },
        })
      : null;
    if (!special || !line) return refuse('not-found');
    if (special.status !== 'DRAFT') return refuse('special-wrong-status');
    if (line.decision === to) return refuse('list-line-unchanged');
    const names = await lineNames(tx, [line]);
    await tx.specialLine.update({ where: { id: line.id }, data: { decision: to }, select: { id: true } });
    await tx.specialChange.create({
      data: {
        specialId,
        key: line.key,
        name: names(line).label,
        from: line.decision,
        to,
        reason,
        byId: viewer.personId,
        at: context.now,
      },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'change-special-line',
      subject: { type: 'special-award', id: specialId },
      roundId: special.roundId,
      data: { lineId, from: line.decision, to },
    });
    return ok(undefined);
  });
}

/**
 * Confirms a draft: from now on nothing on it changes, until it is opened again with a reason. Needs every tie decided, the
 * basis unchanged, and a second person where the round asks for one. Certificates of who has lost the award are void.
 */
export async function confirmSpecial(
  viewer: Viewer,
  { specialId }: z.output<typeof SpecialIdSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const special = await managedSpecial(tx, viewer, specialId);
    if (!special) return refuse('not-found');
    if (special.status !== 'DRAFT') return refuse('special-wrong-status');
    if (special.round.twoPersonLists && special.draftedById === viewer.personId)
      return refuse('list-second-person');
    const blocked = refuseAll(await specialBlockers(tx, special));
    if (!blocked.ok) return blocked;
    const selected = await tx.specialLine.count({ where: { specialId, decision: 'SELECTED' } });
    if (selected === 0) return refuse('special-empty');
    await tx.specialAward.update({
      where: { id: specialId },
      data: { status: 'CONFIRMED', confirmedById: viewer.personId, confirmedAt: context.now },
      select: { id: true },
    });
    await tx.certificate.updateMany({
      where: { voidedAt: null, specialLine: { specialId, decision: { not: 'SELECTED' } } },
      data: { voidedAt: context.now },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'confirm-special-award',
      subject: { type: 'special-award', id: specialId },
      roundId: special.roundId,
      data: { selected },
    });
    return ok(undefined);
  });
}

/** Opens a confirmed award again, for a reason; what stands in public stays until it is published anew. */
export async function reopenSpecial(
  viewer: Viewer,
  { specialId, reason }: z.output<typeof ReopenSpecialSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const special = await managedSpecial(tx, viewer, specialId);
    if (!special) return refuse('not-found');
    if (special.status !== 'CONFIRMED') return refuse('special-wrong-status');
    // Whoever opens it again is who drafts it: a second person confirms what they change.
    await tx.specialAward.update({
      where: { id: specialId },
      data: { status: 'DRAFT', draftedById: viewer.personId, confirmedById: null, confirmedAt: null },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'reopen-special-award',
      subject: { type: 'special-award', id: specialId },
      roundId: special.roundId,
      data: { reason },
    });
    return ok(undefined);
  });
}
