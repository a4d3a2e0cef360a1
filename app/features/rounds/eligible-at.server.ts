import type { Stage } from '#app/domain/rubric.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/**
 * The entries that judges have before them at a stage, as a filter: all eligible ones; at the defence only the finalists,
 * where the round has named any.
 */
export async function eligibleAt(tx: Pick<Tx, 'entry'>, roundId: string, stage: Stage) {
  const eligible = { roundId, status: 'ELIGIBLE' as const };
  if (stage === 'PRELIMINARY') return eligible;
  const finalist = await tx.entry.findFirst({
    where: { ...eligible, finalistAt: { not: null } },
    select: { id: true },
  });
  return finalist ? { ...eligible, finalistAt: { not: null } } : eligible;
}
