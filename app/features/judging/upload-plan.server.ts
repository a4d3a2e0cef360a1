import { loadPlan } from './plan-queries.server.ts';
import { readPlanUpload } from './plan-sheet.server.ts';
import type { PlanUpload } from './plan-sheet.server.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Table } from '#app/domain/table.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/** What a table would make of the waiting proposal. Writes nothing. */
export async function previewPlanUpload(
  viewer: Viewer,
  roundId: string,
  table: Table,
): Promise<Result<PlanUpload>> {
  const loaded = await loadPlan(viewer, roundId);
  return loaded ? readPlanUpload(loaded, table) : refuse('not-found');
}

/** Makes a table the waiting proposal. Every row must hold. */
export async function uploadPlan(
  viewer: Viewer,
  { roundId, planId, table }: { roundId: string; planId: string; table: Table },
  context: Context,
): Promise<Result<{ added: number; removed: number }>> {
  return inTransaction(context, async (tx) => {
    const loaded = await loadPlan(viewer, roundId, tx);
    if (!loaded) return refuse('not-found');
    if (loaded.plan.id !== planId) return refuse('changed-meanwhile');
    const read = await readPlanUpload(loaded, table);
    if (!read.ok) return read;
    const { pairs, added, removed, rejected } = read.value;
    if (rejected.length > 0) return refuse('plan-table-errors', { count: rejected.length }, 'file');
    const { limits } = loaded.world;
    const wasByHand = new Map(
      loaded.plan.pairs.map((pair) => [`${pair.entryId} ${pair.roundJudgeId}`, pair.byHand]),
    );
    await tx.assignmentPlan.update({
      where: { id: planId },
      data: {
        pairs: pairs.map((pair) => {
          const key = `${pair.entryId} ${pair.judgeId}`;
          return {
            entryId: pair.entryId,
            roundJudgeId: pair.judgeId,
            match: limits.fit(pair).match,
            byHand: wasByHand.get(key) ?? true,
          };
        }),
      },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'upload-plan',
      subject: { type: 'assignment-plan', id: planId },
      roundId,
      data: { added: added.length, removed: removed.length },
    });
    return ok({ added: added.length, removed: removed.length });
  });
}
