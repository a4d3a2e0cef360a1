import type { z } from 'zod';

import type { ExtendEntrySchema } from './schemas.ts';
import { fromLocal } from '#app/domain/calendar.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/**
 * Gives one entry a deadline of its own, with a reason that stands in its timeline: its authors write and submit, and
 * its school hands it in, until then. A later extension replaces an earlier one. `until` is local time of the round.
 */
export async function extendEntry(
  viewer: Viewer,
  { entryId, until, reason }: z.output<typeof ExtendEntrySchema>,
  context: Context,
): Promise<Result<{ until: Date }>> {
  return inTransaction(context, async (tx) => {
    const entry = await tx.entry.findUnique({
      where: { id: entryId },
      select: {
        status: true,
        roundId: true,
        schoolId: true,
        round: { select: { timeZone: true, unit: { select: { path: true } } } },
      },
    });
    const round = entry && { id: entry.roundId, unitPath: entry.round.unit.path };
    if (!entry || !round || !can(viewer, 'manage-round', round)) return refuse('not-found');
    const deadline = fromLocal(until, entry.round.timeZone);
    if (!deadline) return refuse('window-date', undefined, 'until');
    if (deadline <= context.now) return refuse('extension-past', undefined, 'until');
    await tx.entry.update({
      where: { id: entryId },
      data: { extendedUntil: deadline },
      select: { id: true },
    });
    await tx.entryEvent.create({
      data: {
        entryId,
        status: entry.status,
        act: 'extend',
        until: deadline,
        byId: viewer.personId,
        byRole: 'ADMIN',
        reason,
        at: context.now,
      },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'extend-entry',
      subject: { type: 'entry', id: entryId },
      schoolId: entry.schoolId,
      roundId: entry.roundId,
      data: { until: deadline.toISOString() },
    });
    return ok({ until: deadline });
  });
}
