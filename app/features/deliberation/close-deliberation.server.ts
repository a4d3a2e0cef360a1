import type { z } from 'zod';

import { managedDeliberation } from './scope.server.ts';
import type { CloseDeliberationSchema, DropDeliberationSchema } from './schemas.ts';
import { barredOf, tallyOf } from './votes.server.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

const LEAST_REASON = 4;

/** Ends the vote and keeps the count. Without the quorum only for a reason, which stays in the record. */
export async function closeDeliberation(
  viewer: Viewer,
  { deliberationId, reason }: z.output<typeof CloseDeliberationSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const found = await managedDeliberation(tx, viewer, deliberationId);
    if (!found) return refuse('not-found');
    if (found.status !== 'OPEN') return refuse('deliberation-over');
    if (found.list.status !== 'DRAFT') return refuse('list-wrong-status');
    const voted = found.members.filter(({ votedAt }) => votedAt !== null).length;
    if (voted < found.quorum && reason.length < LEAST_REASON)
      return refuse('deliberation-quorum', { voted, quorum: found.quorum }, 'reason');
    await tx.deliberation.update({
      where: { id: deliberationId },
      data: {
        status: 'CLOSED',
        closedById: viewer.personId,
        closedAt: context.now,
        closeReason: voted < found.quorum ? reason : null,
        tally: tallyOf(found, await barredOf(tx, found)),
      },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'close-deliberation',
      subject: { type: 'deliberation', id: deliberationId },
      roundId: found.list.roundId,
      data: { voted, quorum: found.quorum },
    });
    return ok(undefined);
  });
}

/** Ends a deliberation without a decision; the list stays as it is. */
export async function dropDeliberation(
  viewer: Viewer,
  { deliberationId, reason }: z.output<typeof DropDeliberationSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const found = await managedDeliberation(tx, viewer, deliberationId);
    if (!found) return refuse('not-found');
    if (found.status !== 'OPEN' && found.status !== 'CLOSED') return refuse('deliberation-over');
    await tx.deliberation.update({
      where: { id: deliberationId },
      data: { status: 'DROPPED', decidedById: viewer.personId, decidedAt: context.now, reason },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'drop-deliberation',
      subject: { type: 'deliberation', id: deliberationId },
      roundId: found.list.roundId,
    });
    return ok(undefined);
  });
}
