import type { z } from 'zod';

import { giveAwards } from './give-awards.server.ts';
import { listBlockers } from './list-blockers.server.ts';
import type { ListIdSchema } from './schemas.ts';
import { managedList } from './scope.server.ts';
import { ok, refuse, refuseAll } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { nameFinalists } from '#app/features/rounds/finalists.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/**
 * Confirms a drafted list: from now on nothing on it changes. Needs nothing left open (`listBlockers`), somebody on it,
 * and a second person where the round asks for one. A confirmed award list gives its awards, a
 * confirmed list of finalists says who defends.
 */
export async function confirmList(
  viewer: Viewer,
  { listId }: z.infer<typeof ListIdSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const list = await managedList(tx, viewer, listId);
    if (!list) return refuse('not-found');
    if (list.status !== 'DRAFT') return refuse('list-wrong-status');
    if (list.round.twoPersonLists && list.draftedById === viewer.personId)
      return refuse('list-second-person');
    const blocked = refuseAll(await listBlockers(tx, list));
    if (!blocked.ok) return blocked;
    const selected = await tx.entryListLine.findMany({
      where: { listId, decision: 'SELECTED' },
      select: { entryId: true, prizeCode: true },
    });
    if (selected.length === 0) return refuse('list-empty');
    await tx.entryList.update({
      where: { id: listId },
      data: { status: 'CONFIRMED', confirmedById: viewer.personId, confirmedAt: context.now },
    });
    // A newer list of the same kind, for the same round above, takes the place of one that nobody has gone on from.
    await tx.entryList.updateMany({
      where: {
        roundId: list.roundId,
        kind: list.kind,
        edgeId: list.edgeId,
        status: 'CONFIRMED',
        id: { not: listId },
      },
      data: { status: 'SUPERSEDED' },
    });
    if (list.kind === 'AWARD')
      await giveAwards(
        tx,
        { roundId: list.roundId, selected },
        { reason: `改以新名单为准：${list.title}`, now: context.now },
      );
    if (list.kind === 'FINALIST')
      await nameFinalists(
        tx,
        { roundId: list.roundId, entryIds: selected.map(({ entryId }) => entryId) },
        context.now,
      );
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'confirm-list',
      subject: { type: 'entry-list', id: listId },
      roundId: list.roundId,
      data: { selected: selected.length },
    });
    return ok(undefined);
  });
}
