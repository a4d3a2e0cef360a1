import type { z } from 'zod';

import type { ReviewCommentSchema } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/** Forms send line ends in a way of their own. */
const lines = (text: string) => text.replaceAll('\r\n', '\n').trim();

/**
 * Decides on a judge's words to the authors: they go out as written, in other words, or not at all. Holds at once, also
 * after the release. The sheet keeps what the judge wrote; a decision made on words that have changed is refused.
 */
export async function reviewComment(
  viewer: Viewer,
  input: z.output<typeof ReviewCommentSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const sheet = await tx.scoreSheet.findUnique({
      where: { id: input.sheetId },
      select: {
        id: true,
        feedback: true,
        status: true,
        assignment: { select: { entry: { select: { roundId: true } } } },
      },
    });
    const roundId = sheet?.assignment.entry.roundId ?? '';
    if (!sheet || !(await managesRound(tx, viewer, roundId))) return refuse('not-found');
    if (sheet.status !== 'SUBMITTED' || lines(sheet.feedback) !== lines(input.original))
      return refuse('changed-meanwhile');
    const decision = {
      decision: input.decision,
      original: sheet.feedback,
      text: input.decision === 'EDITED' ? lines(input.text) : '',
      reason: input.decision === 'AS_WRITTEN' ? '' : input.reason,
      decidedById: viewer.personId,
      decidedAt: context.now,
    };
    await tx.commentReview.upsert({
      where: { sheetId: sheet.id },
      create: { sheetId: sheet.id, ...decision },
      update: decision,
      select: { sheetId: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'review-comment',
      subject: { type: 'score-sheet', id: sheet.id },
      roundId,
      data: { decision: input.decision },
    });
    return ok(undefined);
  });
}
