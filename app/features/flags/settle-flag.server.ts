import type { z } from 'zod';

import type { SettleFlagSchema } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/** Settles a judge's warning with a decision and words that the judge is shown. What is settled stays so. */
export async function settleFlag(
  viewer: Viewer,
  { flagId, decision, answer }: z.output<typeof SettleFlagSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const flag = await tx.flag.findUnique({
      where: { id: flagId },
      select: { roundId: true, settledAt: true },
    });
    if (!flag || !(await managesRound(tx, viewer, flag.roundId))) return refuse('not-found');
    if (flag.settledAt) return refuse('changed-meanwhile');
    await tx.flag.update({
      where: { id: flagId },
      data: { decision, answer, settledAt: context.now, settledById: viewer.personId },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'settle-flag',
      subject: { type: 'flag', id: flagId },
      roundId: flag.roundId,
      data: { decision },
    });
    return ok(undefined);
  });
}
