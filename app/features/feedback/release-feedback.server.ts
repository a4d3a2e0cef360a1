import type { z } from 'zod';

import type { RoundFeedbackSchema } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/**
 * Lets authors and schools read a round's feedback, as much as the round's setting says now, with scores from the
 * scoring table behind the newest list that stands in public. Needs such a list.
 */
export async function releaseFeedback(
  viewer: Viewer,
  { roundId }: z.output<typeof RoundFeedbackSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const round = await managesRound(tx, viewer, roundId);
    if (!round) return refuse('not-found');
    const { feedbackLevel: level } = await tx.round.findUniqueOrThrow({
      where: { id: roundId },
      select: { feedbackLevel: true },
    });
    if (level === 'NOTHING') return refuse('feedback-nothing');
    const standing = await tx.feedbackRelease.count({ where: { roundId, takenBackAt: null } });
    if (standing > 0) return refuse('changed-meanwhile');
    const list = await tx.entryList.findFirst({
      where: {
        roundId,
        status: { in: ['CONFIRMED', 'HANDED_ON'] },
        notices: { some: { withdrawnAt: null } },
      },
      orderBy: { confirmedAt: 'desc' },
      select: { resultId: true },
    });
    if (!list) return refuse('feedback-not-published');
    const { id } = await tx.feedbackRelease.create({
      data: {
        roundId,
        level,
        resultId: list.resultId,
        releasedById: viewer.personId,
        releasedAt: context.now,
      },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'release-feedback',
      subject: { type: 'feedback-release', id },
      roundId,
      data: { level },
    });
    return ok(undefined);
  });
}

/** Takes the release back: from now on authors and schools read the outcomes of published lists and nothing else. */
export async function takeBackFeedback(
  viewer: Viewer,
  { roundId }: z.output<typeof RoundFeedbackSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    if (!(await managesRound(tx, viewer, roundId))) return refuse('not-found');
    const release = await tx.feedbackRelease.findFirst({
      where: { roundId, takenBackAt: null },
      select: { id: true },
    });
    if (!release) return refuse('changed-meanwhile');
    await tx.feedbackRelease.update({
      where: { id: release.id },
      data: { takenBackById: viewer.personId, takenBackAt: context.now },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'take-back-feedback',
      subject: { type: 'feedback-release', id: release.id },
      roundId,
    });
    return ok(undefined);
  });
}
