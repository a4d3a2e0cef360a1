import type { z } from 'zod';

import type { OverrideLineSchema } from './schemas.ts';
import { managedList } from './scope.server.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/**
 * Changes one line of a drafted list by hand, with a reason that stays beside the computed decision for ever. Also
 * decides a tie at the border.
 */
export async function overrideListLine(
  viewer: Viewer,
  input: z.infer<typeof OverrideLineSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const list = await managedList(tx, viewer, input.listId);
    if (!list) return refuse('not-found');
    if (list.status !== 'DRAFT') return refuse('list-wrong-status');
    const line = await tx.entryListLine.findUnique({
      where: { listId_entryId: { listId: input.listId, entryId: input.entryId } },
      select: { id: true, decision: true, prizeCode: true },
    });
    if (!line) return refuse('not-found');
    const prizeCode = list.kind === 'AWARD' && input.to === 'SELECTED' ? (input.prizeCode ?? null) : null;
    if (list.kind === 'AWARD' && input.to === 'SELECTED') {
      const rules = await tx.prizeRule.count({ where: { roundId: list.roundId, code: prizeCode ?? '' } });
      if (rules === 0) return refuse('list-prize-needed', undefined, 'prizeCode');
    }
    if (line.decision === input.to && line.prizeCode === prizeCode) return refuse('list-line-unchanged');
    const last = await tx.entryListLine.aggregate({
      where: { listId: list.id, decision: input.to },
      _max: { position: true },
    });
    await tx.entryListLine.update({
      where: { id: line.id },
      data: {
        decision: input.to,
        position: input.to === 'NOT_SELECTED' ? null : (last._max.position ?? 0) + 1,
        prizeCode,
      },
    });
    await tx.listOverride.create({
      data: {
        listId: list.id,
        entryId: input.entryId,
        from: line.decision,
        to: input.to,
        prizeCode,
        reason: input.reason,
        byId: viewer.personId,
        at: context.now,
      },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'override-list-line',
      subject: { type: 'entry', id: input.entryId },
      roundId: list.roundId,
      data: { listId: list.id, from: line.decision, to: input.to },
    });
    return ok(undefined);
  });
}
