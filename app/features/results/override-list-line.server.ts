import type { z } from 'zod';

import { changeListLine, isDeliberated } from './change-list-line.server.ts';
import type { OverrideLineSchema } from './schemas.ts';
import { managedList } from './scope.server.ts';
import { refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/**
 * Changes one line of a drafted list by hand, with a reason that stays beside the computed decision for ever. Also
 * decides a tie at the border. A line that is being deliberated waits for its members.
 */
export async function overrideListLine(
  viewer: Viewer,
  { listId, ...change }: z.infer<typeof OverrideLineSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const list = await managedList(tx, viewer, listId);
    if (!list) return refuse('not-found');
    if (list.status !== 'DRAFT') return refuse('list-wrong-status');
    if (await isDeliberated(tx, listId, change.entryId)) return refuse('list-line-deliberated');
    return changeListLine(tx, viewer, list, change, context);
  });
}
