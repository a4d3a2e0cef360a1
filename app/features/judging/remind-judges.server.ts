import type { z } from 'zod';

import type { RemindJudgesSchema } from './schemas.ts';
import { judgeStage, mayRemind } from '#app/domain/judge-progress.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

export type Reminded = {
  /** Judges with something left to do. */
  count: number;
  /** Those that were left out: done, or without tasks. */
  left: number;
  round: { name: string };
  /** Where e-mail may be sent, to those who have an address. */
  addresses: { name: string; email: string; open: number }[];
};

/**
 * Reminds judges of a round of the sheets that they have not submitted, with a few words if given. It stands on their own
 * pages until all are submitted; the caller may send it by e-mail as well. Who has nothing left is left out and counted.
 */
export async function remindJudges(
  viewer: Viewer,
  { roundId, roundJudgeIds, message }: z.output<typeof RemindJudgesSchema>,
  context: Context,
): Promise<Result<Reminded>> {
  return inTransaction(context, async (tx) => {
    if (!(await managesRound(tx, viewer, roundId))) return refuse('not-found');
    const ids = [...new Set(roundJudgeIds)];
    const judges = await tx.roundJudge.findMany({
      where: { id: { in: ids }, roundId },
      select: {
        id: true,
        person: { select: { name: true, email: true } },
        round: { select: { name: true } },
        assignments: { where: { status: 'ASSIGNED' }, select: { sheet: { select: { status: true } } } },
      },
    });
    const [first] = judges;
    if (!first || judges.length < ids.length) return refuse('not-found');
    const open = judges.flatMap(({ assignments, ...judge }) => {
      const submitted = assignments.filter(({ sheet }) => sheet?.status === 'SUBMITTED').length;
      const begun = assignments.filter(({ sheet }) => sheet?.status === 'DRAFT').length;
      const total = assignments.length;
      return mayRemind(judgeStage({ total, submitted, begun }))
        ? [{ ...judge, open: total - submitted }]
        : [];
    });
    if (open.length === 0) return refuse('nobody-to-remind');
    await tx.judgeReminder.createMany({
      data: open.map(({ id }) => ({ roundJudgeId: id, message, byId: viewer.personId, at: context.now })),
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'remind-judges',
      subject: { type: 'round', id: roundId },
      roundId,
      data: { roundJudgeIds: open.map(({ id }) => id) },
    });
    return ok({
      count: open.length,
      left: judges.length - open.length,
      round: first.round,
      addresses: open
        .map(({ person, open: left }) => ({ ...person, open: left }))
        // Who has no address carries one that must never be written to.
        .filter(({ email }) => !email.endsWith('.invalid')),
    });
  });
}
