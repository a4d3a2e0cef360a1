import type { z } from 'zod';

import type { OrderEntriesSchema } from './schemas.ts';
import { entriesToHandIn } from './school-entries.server.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { inOrder } from '#app/domain/school-order.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/** Keeps the order in which a school wants its entries on the list, best first. Entries handed in keep their place. */
export async function orderEntries(
  viewer: Viewer,
  { roundId, schoolId, orderIds, places }: z.output<typeof OrderEntriesSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const entries = await entriesToHandIn(tx, viewer, { schoolId, roundId, ids: orderIds });
    if (!entries) return refuse('not-found');
    if (entries.some((entry) => entry.status !== 'APPROVED' && entry.status !== 'SUBMITTED'))
      return refuse('entry-wrong-status');
    const ordered = inOrder([...new Set(orderIds)], places);
    for (const [index, id] of ordered.entries())
      await tx.entry.update({ where: { id }, data: { schoolOrder: index + 1 }, select: { id: true } });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'order-entries',
      subject: { type: 'school', id: schoolId },
      schoolId,
      roundId,
      data: { entryIds: ordered },
    });
    return ok(undefined);
  });
}
