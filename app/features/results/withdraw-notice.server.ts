import type { z } from 'zod';

import type { WithdrawNoticeSchema } from './schemas.ts';
import { managedRound } from './scope.server.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/** Takes a notice back, with a reason that stands at its address; the list behind it stays as it is. */
export async function withdrawNotice(
  viewer: Viewer,
  input: z.infer<typeof WithdrawNoticeSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const notice = await tx.notice.findUnique({
      where: { id: input.noticeId },
      select: { id: true, roundId: true, withdrawnAt: true },
    });
    if (!notice || !(await managedRound(tx, viewer, notice.roundId))) return refuse('not-found');
    if (notice.withdrawnAt) return refuse('list-wrong-status');
    await tx.notice.update({
      where: { id: notice.id },
      data: { withdrawnAt: context.now, withdrawReason: input.reason },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'withdraw-notice',
      subject: { type: 'notice', id: notice.id },
      roundId: notice.roundId,
    });
    return ok(undefined);
  });
}
