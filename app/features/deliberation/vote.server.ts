import type { z } from 'zod';

import { entryIdsOf, isOpenNow, ownSeat } from './scope.server.ts';
import type { VoteSchema } from './schemas.ts';
import { barredOf } from './votes.server.ts';
import { ballotFault } from '#app/domain/deliberation.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/**
 * Casts a member's ballot: a yes to as many entries as there are places, or fewer, or none, in an order if they like.
 * It stands: who has voted sees the others' votes.
 */
export async function castVote(
  viewer: Viewer,
  { deliberationId, yes }: z.output<typeof VoteSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const found = await ownSeat(tx, viewer, deliberationId);
    if (!found) return refuse('not-found');
    const { deliberation, seat } = found;
    if (!isOpenNow(deliberation)) return refuse('deliberation-over');
    if (seat.votedAt) return refuse('deliberation-voted');
    const barred = (await barredOf(tx, deliberation))(seat.personId);
    const able = new Set(entryIdsOf(deliberation).filter((id) => !barred.has(id)));
    const fault = ballotFault(yes, able, deliberation.places);
    if (fault === 'unknown') return refuse('changed-meanwhile');
    if (fault === 'too-many') return refuse('deliberation-votes-many', { places: deliberation.places });
    if (fault === 'order') return refuse('deliberation-votes-order');
    await tx.deliberationVote.createMany({ data: yes.map((one) => ({ ...one, memberId: seat.id })) });
    await tx.deliberationMember.update({
      where: { id: seat.id },
      data: { votedAt: context.now },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'vote-deliberation',
      subject: { type: 'deliberation', id: deliberationId },
      roundId: deliberation.list.roundId,
    });
    return ok(undefined);
  });
}
