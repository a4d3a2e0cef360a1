import type { z } from 'zod';

import { bannedOf, enterRound } from './enter-round.server.ts';
import type { RoundJudgeIdSchema, TakeJudgesSchema } from './schemas.ts';
import { judgesInReach } from './scope.server.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/**
 * Takes judges of the viewer's pool into a round, at once or by invitation; one who is on a blacklist refuses all. Gives
 * those who came in now, for who is in the round already stays as they are.
 */
export async function takeJudges(
  viewer: Viewer,
  {
    roundId,
    personIds,
    expectedLoad,
    act,
  }: z.output<typeof TakeJudgesSchema> & { roundId: string; act: 'take' | 'invite' },
  context: Context,
): Promise<Result<{ personIds: string[] }>> {
  return inTransaction(context, async (tx) => {
    const round = await managesRound(tx, viewer, roundId);
    if (!round) return refuse('not-found');
    const people = await tx.person.findMany({
      where: { AND: judgesInReach(viewer), id: { in: personIds } },
      select: { id: true },
    });
    const ids = people.map(({ id }) => id);
    if (ids.length === 0 || ids.length < new Set(personIds).size) return refuse('not-found');
    const banned = await bannedOf(tx, ids, round.unit.path);
    if (banned) return banned;
    const answer = act === 'take' ? 'TAKEN' : 'INVITED';
    const places = await enterRound(tx, viewer, { roundId, personIds: ids, answer, expectedLoad }, context);
    const entered = ids.filter((id) => places.get(id)?.entered);
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: act === 'take' ? 'take-judges' : 'invite-judges',
      subject: { type: 'round', id: roundId },
      roundId,
      data: { count: entered.length },
    });
    return ok({ personIds: entered });
  });
}

/** Asks a judge again who has not answered, or who has declined. */
export async function resendInvitation(
  viewer: Viewer,
  { roundJudgeId }: z.output<typeof RoundJudgeIdSchema>,
  context: Context,
): Promise<Result<{ personId: string }>> {
  return inTransaction(context, async (tx) => {
    const judge = await tx.roundJudge.findUnique({
      where: { id: roundJudgeId },
      select: { roundId: true, personId: true, answer: true, leftAt: true },
    });
    const round = judge ? await managesRound(tx, viewer, judge.roundId) : null;
    if (!judge || !round || judge.leftAt) return refuse('not-found');
    if (judge.answer !== 'INVITED' && judge.answer !== 'DECLINED') return refuse('changed-meanwhile');
    const banned = await bannedOf(tx, [judge.personId], round.unit.path);
    if (banned) return banned;
    await tx.roundJudge.update({
      where: { id: roundJudgeId },
      data: { answer: 'INVITED', invitedAt: context.now, answeredAt: null, answerText: '' },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'resend-invitation',
      subject: { type: 'round-judge', id: roundJudgeId },
      roundId: judge.roundId,
    });
    return ok({ personId: judge.personId });
  });
}
