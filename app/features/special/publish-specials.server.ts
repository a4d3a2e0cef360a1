import type { z } from 'zod';

import { specialTables } from './bundle-specials.server.ts';
import { specialSections } from './public-sections.server.ts';
import type { PublishSpecialsSchema } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { mergeSections } from '#app/domain/special/sections.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { publishSnapshot } from '#app/features/results/notice-snapshot.server.ts';
import { managedRound } from '#app/features/results/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/** Confirmed awards that are not in public as they are now. */
export async function unpublishedSpecials(tx: Pick<Tx, 'specialAward'>, roundId: string) {
  const awards = await tx.specialAward.findMany({
    where: { roundId, status: 'CONFIRMED' },
    select: { id: true, confirmedAt: true, publishedAt: true, notice: { select: { withdrawnAt: true } } },
  });
  return awards
    .filter(
      ({ confirmedAt, publishedAt, notice }) =>
        !publishedAt || !notice || notice.withdrawnAt !== null || (confirmedAt && confirmedAt > publishedAt),
    )
    .map(({ id }) => id);
}

/** Notes on which notice the confirmed awards of a round stand. */
export async function markPublished(tx: Tx, roundId: string, noticeId: string, at: Date): Promise<void> {
  await tx.specialAward.updateMany({
    where: { roundId, status: 'CONFIRMED' },
    data: { noticeId, publishedAt: at },
  });
}

/**
 * Brings the confirmed special awards of a round onto the notice of its award list, as a new version of it. Who stood there
 * and has lost the award is struck out.
 */
export async function publishSpecials(
  viewer: Viewer,
  { roundId, reason }: z.output<typeof PublishSpecialsSchema>,
  context: Context,
): Promise<Result<{ awards: number }>> {
  return inTransaction(context, async (tx) => {
    const round = await managedRound(tx, viewer, roundId);
    if (!round) return refuse('not-found');
    const fresh = await unpublishedSpecials(tx, roundId);
    if (fresh.length === 0) return refuse('special-nothing-new');
    const notice = await tx.notice.findFirst({
      where: { roundId, withdrawnAt: null, list: { kind: 'AWARD' } },
      orderBy: { publishedAt: 'desc' },
      select: { id: true },
    });
    if (!notice) return refuse('special-no-notice');
    const sections = await specialSections(tx, roundId, round);
    const change = { at: context.now.toISOString(), reason };
    await publishSnapshot(
      tx,
      notice.id,
      (before) => ({ ...before, special: mergeSections(before.special ?? [], sections, change) }),
      {
        reason,
        byId: viewer.personId,
        at: context.now,
        special: (published) => specialTables(tx, published),
      },
    );
    await markPublished(tx, roundId, notice.id, context.now);
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'publish-special-awards',
      subject: { type: 'notice', id: notice.id },
      roundId,
      data: { awards: fresh.length, lines: sections.reduce((sum, { lines }) => sum + lines.length, 0) },
    });
    return ok({ awards: fresh.length });
  });
}
