import type { z } from 'zod';

import { readRecord, undoRecord } from './ledger.server.ts';
import { obstaclesTo } from './obstacles.server.ts';
import type { UndoMergeSchema } from './schemas.ts';
import { mayUndo } from './scope.server.ts';
import { ok, refuse, refuseAll } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/**
 * Takes a merge back: everything it moved, deleted or changed is as it was, and what came since stays where it is. Where
 * something has happened that would come out wrong, it says what, and changes nothing.
 */
export async function undoMerge(
  viewer: Viewer,
  { mergeId }: z.output<typeof UndoMergeSchema>,
  context: Context,
): Promise<Result<{ name: string }>> {
  return inTransaction(context, async (tx) => {
    const merge = await tx.merge.findUnique({ where: { id: mergeId } });
    if (!merge || !(await mayUndo(tx, viewer, merge))) return refuse('not-found');
    if (merge.undoneAt) return refuse('merge-undone');
    const record = readRecord(merge.record);
    const free = refuseAll(await obstaclesTo(tx, { ...merge, record }));
    if (!free.ok) return free;
    await undoRecord(tx, record);
    await tx.merge.update({ where: { id: mergeId }, data: { undoneAt: context.now }, select: { id: true } });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'undo-merge',
      subject: { type: merge.kind.toLowerCase(), id: merge.keptId },
      schoolId: merge.schoolId,
      data: { mergeId, gone: merge.goneId },
    });
    return ok({ name: merge.goneName });
  });
}
