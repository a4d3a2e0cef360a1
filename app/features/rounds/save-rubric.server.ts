import { diffRows } from './row-diff.ts';
import type { RowsOf } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** Saves the criteria of the round's rubric. Nothing changes once a mark has been given. */
export async function saveCriteria(
  tx: Tx,
  roundId: string,
  rows: RowsOf<'criteria'>,
): Promise<Result<undefined>> {
  if (rows.length === 0) return refuse('division-needed');
  const rubric =
    (await tx.rubric.findFirst({
      where: { roundId, categoryId: null },
      select: { id: true, lockedAt: true, criteria: { select: { id: true } } },
    })) ??
    (await tx.rubric.create({
      data: { roundId, name: '评分标准' },
      select: { id: true, lockedAt: true, criteria: { select: { id: true } } },
    }));
  if (rubric.lockedAt) return refuse('rubric-locked');
  const diff = diffRows(rubric.criteria, rows);
  if (!diff.ok) return diff;
  await tx.criterion.deleteMany({ where: { rubricId: rubric.id } });
  await tx.criterion.createMany({
    data: rows.map(({ id: _, max, step, ...row }, order) => ({
      ...row,
      maxX100: Math.round(max * 100),
      stepX100: Math.round(step * 100),
      order,
      rubricId: rubric.id,
    })),
  });
  return ok(undefined);
}

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
