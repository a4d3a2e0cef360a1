import type { z } from 'zod';

import { entryIdsOf, isOpenNow, ownSeat } from './scope.server.ts';
import type { SaveWordsSchema } from './schemas.ts';
import { barredOf } from './votes.server.ts';
import { mergeDrafts } from '#app/domain/draft.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

export type SavedWords = { stored: Record<string, string>; conflicts: string[]; posted: boolean };

/** Saves what a member is writing, and with `submit` gives it to the others, about one entry or all of them. */
export async function saveWords(
  viewer: Viewer,
  { deliberationId, base, values, submit }: z.output<typeof SaveWordsSchema>,
  context: Context,
): Promise<Result<SavedWords>> {
  return inTransaction(context, async (tx) => {
    const found = await ownSeat(tx, viewer, deliberationId);
    if (!found) return refuse('not-found');
    const { deliberation, seat } = found;
    if (!isOpenNow(deliberation)) return refuse('deliberation-over');
    const before = { about: seat.draftAbout, text: seat.draftText };
    const { merged, conflicts } = mergeDrafts(base, values, before);
    const about = merged.about ?? '';
    const words = (merged.text ?? '').trim();
    if (about !== '') {
      const barred = (await barredOf(tx, deliberation))(seat.personId);
      if (!entryIdsOf(deliberation).includes(about) || barred.has(about)) return refuse('not-found');
    }
    const posted = submit && conflicts.length === 0;
    if (posted && words === '') return refuse('invalid-input', undefined, 'text');
    const stored = posted ? { about: '', text: '' } : { about, text: words };
    await tx.deliberationMember.update({
      where: { id: seat.id },
      data: { draftAbout: stored.about, draftText: stored.text },
      select: { id: true },
    });
    if (posted) {
      await tx.deliberationComment.create({
        data: { memberId: seat.id, entryId: about || null, text: words, at: context.now },
        select: { id: true },
      });
      await audit(tx, {
        at: context.now,
        actorId: viewer.personId,
        verb: 'comment-deliberation',
        subject: { type: 'deliberation', id: deliberationId },
        roundId: deliberation.list.roundId,
      });
    }
    return ok({ stored, conflicts, posted });
  });
}
