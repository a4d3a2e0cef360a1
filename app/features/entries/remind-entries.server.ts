import type { z } from 'zod';

import type { RemindEntriesSchema } from './schemas.ts';
import { STEP_SELECT } from './step-entries.server.ts';
import { canEdit } from '#app/domain/entry-status.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/**
 * Reminds the authors of entries that lie with them to finish and submit, with a few words of the teacher if given. It
 * stands on the authors' own pages until they submit. Entries that nobody can work on now are left out and counted.
 */
export async function remindEntries(
  viewer: Viewer,
  { entryIds, message }: z.output<typeof RemindEntriesSchema>,
  context: Context,
): Promise<Result<{ count: number; left: number }>> {
  return inTransaction(context, async (tx) => {
    const ids = [...new Set(entryIds)];
    const entries = await tx.entry.findMany({ where: { id: { in: ids } }, select: STEP_SELECT });
    const mine = entries.every((entry) =>
      can(viewer, 'review-as-school', {
        schoolId: entry.schoolId,
        authorStudentIds: [],
        round: { id: entry.roundId, unitPath: entry.round.unit.path },
      }),
    );
    if (!mine || entries.length < ids.length) return refuse('not-found');
    const open = entries.filter((entry) => canEdit(entry, context.now).ok);
    if (open.length === 0) return refuse('nothing-to-remind');
    await tx.entryEvent.createMany({
      data: open.map((entry) => ({
        entryId: entry.id,
        status: entry.status,
        act: 'remind',
        byId: viewer.personId,
        byRole: 'TEACHER',
        reason: message || null,
        at: context.now,
      })),
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'remind-entries',
      subject: { type: 'entry', id: open[0]?.id ?? '' },
      schoolId: open[0]?.schoolId,
      roundId: open[0]?.roundId,
      data: { entryIds: open.map((entry) => entry.id) },
    });
    return ok({ count: open.length, left: entries.length - open.length });
  });
}
