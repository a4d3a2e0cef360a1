import type { z } from 'zod';

import { waitsForDecision } from './below.server.ts';
import type { DecideBelowSchema } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/**
 * Decides about an entry that the list it came from has taken off: it leaves this round too, and its judges are released,
 * or it goes on competing. Both with a reason in its timeline.
 */
export async function decideBelow(
  viewer: Viewer,
  { roundId, entryId, decision, reason }: z.output<typeof DecideBelowSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    if (!(await managesRound(tx, viewer, roundId))) return refuse('not-found');
    const entry = await tx.entry.findFirst({
      where: { id: entryId, ...waitsForDecision(roundId) },
      select: { status: true },
    });
    if (!entry) return refuse('changed-meanwhile');
    const leaves = decision === 'LEAVES';
    if (leaves) {
      const listed = await tx.entryListLine.count({
        where: { entryId, decision: 'SELECTED', list: { status: { in: ['CONFIRMED', 'HANDED_ON'] } } },
      });
      if (listed > 0) return refuse('entry-on-list');
      await tx.entry.update({ where: { id: entryId }, data: { status: 'WITHDRAWN' }, select: { id: true } });
      await tx.assignment.updateMany({
        where: { entryId, status: 'ASSIGNED' },
        data: { status: 'REMOVED' },
      });
    }
    await tx.entryEvent.create({
      data: {
        entryId,
        status: leaves ? 'WITHDRAWN' : entry.status,
        act: leaves ? null : 'stays-on',
        reason,
        byId: viewer.personId,
        byRole: 'ADMIN',
        at: context.now,
      },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'decide-below',
      subject: { type: 'entry', id: entryId },
      roundId,
      data: { decision },
    });
    return ok(undefined);
  });
}
