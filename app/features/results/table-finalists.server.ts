import { ResultDetailSchema, ResultSummarySchema } from './stored.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/**
 * The finalists as the lists of a scoring table see them: those whom it ranked as such; before the defence those named;
 * where nobody is, those who have a place in the defence.
 */
export async function finalistsOfTable(
  tx: Pick<Tx, 'result' | 'resultRow' | 'entry'>,
  { id: resultId, roundId }: { id: string; roundId: string },
): Promise<Set<string>> {
  const { summary } = await tx.result.findUniqueOrThrow({
    where: { id: resultId },
    select: { summary: true },
  });
  if (ResultSummarySchema.parse(summary).finalists > 0) {
    const rows = await tx.resultRow.findMany({
      where: { resultId },
      select: { entryId: true, detail: true },
    });
    return new Set(
      rows.flatMap(({ entryId, detail }) => (ResultDetailSchema.parse(detail).isFinalist ? [entryId] : [])),
    );
  }
  const eligible = { roundId, status: 'ELIGIBLE' } as const;
  const named = await tx.entry.findMany({
    where: { ...eligible, finalistAt: { not: null } },
    select: { id: true },
  });
  const heard =
    named.length > 0
      ? named
      : await tx.entry.findMany({
          where: { ...eligible, defenceSlot: { isNot: null } },
          select: { id: true },
        });
  return new Set(heard.map(({ id }) => id));
}
