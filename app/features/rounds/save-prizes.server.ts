import { diffRows } from './row-diff.ts';
import type { RowsOf } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** Saves the prize rules that hold for all categories. A prize that was given stays. */
export async function savePrizes(
  tx: Tx,
  roundId: string,
  rows: RowsOf<'prizes'>,
): Promise<Result<undefined>> {
  const stored = await tx.prizeRule.findMany({
    where: { roundId, categoryId: null },
    select: { id: true, name: true, _count: { select: { awards: true } } },
  });
  const diff = diffRows(stored, rows);
  if (!diff.ok) return diff;
  const given = stored.find((row) => diff.value.removedIds.includes(row.id) && row._count.awards > 0);
  if (given) return refuse('prize-in-use', { name: given.name });
  // Percentages are kept in hundredths of a percent, counts as they are.
  const facts = (row: Omit<RowsOf<'prizes'>[number], 'id'>) => ({
    ...row,
    value: row.mode === 'COUNT' ? Math.round(row.value) : Math.round(row.value * 100),
  });
  await tx.prizeRule.deleteMany({ where: { id: { in: diff.value.removedIds } } });
  for (const { id, row, order } of diff.value.changed)
    await tx.prizeRule.update({ where: { id }, data: { ...facts(row), order } });
  await tx.prizeRule.createMany({
    data: diff.value.added.map(({ row, order }) => ({ ...facts(row), order, roundId })),
  });
  return ok(undefined);
}
