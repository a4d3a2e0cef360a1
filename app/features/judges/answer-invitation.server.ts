import type { z } from 'zod';

import type { AnswerInvitationSchema } from './schemas.ts';
import { windowState } from '#app/domain/calendar.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { standingBans } from '#app/features/judging/judges-in-play.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/**
 * Accepts an invitation to judge a round, with the most entries and the days that suit the judge, or declines it with a
 * reason. The answer may be changed until there are tasks or judging has closed.
 */
export async function answerInvitation(
  viewer: Viewer,
  { roundId, ...input }: z.output<typeof AnswerInvitationSchema> & { roundId: string },
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const judge = await tx.roundJudge.findUnique({
      where: { roundId_personId: { roundId, personId: viewer.personId } },
      select: {
        id: true,
        answer: true,
        leftAt: true,
        round: {
          select: {
            unit: { select: { path: true } },
            windows: { where: { kind: 'JUDGING' }, select: { kind: true, opensAt: true, closesAt: true } },
          },
        },
        _count: { select: { assignments: { where: { status: 'ASSIGNED' } } } },
      },
    });
    if (!judge || judge.leftAt || judge.answer === 'TAKEN') return refuse('not-found');
    if (windowState(judge.round.windows, 'JUDGING', context.now) === 'after') return refuse('judging-closed');
    if (judge._count.assignments > 0) return refuse('judge-answered');
    const ban = await tx.judgeBan.findFirst({
      where: { personId: viewer.personId, ...standingBans(judge.round.unit.path) },
      select: { id: true },
    });
    if (ban) return refuse('judge-not-available');
    await tx.roundJudge.update({
      where: { id: judge.id },
      data: {
        answer: input.answer,
        answeredAt: context.now,
        answerText: input.text,
        ...(input.answer === 'ACCEPTED' ? { maxLoad: input.maxLoad } : {}),
      },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: input.answer === 'ACCEPTED' ? 'accept-judging' : 'decline-judging',
      subject: { type: 'round-judge', id: judge.id },
      roundId,
    });
    return ok(undefined);
  });
}
