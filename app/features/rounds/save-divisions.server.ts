import { diffRows } from './row-diff.ts';
import type { RowsOf } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

const USE = { id: true, name: true, _count: { select: { entries: true } } } as const;
type Stored = { id: string; name: string; _count: { entries: number } };

/** Codes are matched from round to round; swapping two must not collide half-way, so all leave their codes first. */
const parked = (id: string) => `~${id}`;

function inUse(stored: readonly Stored[], removedIds: readonly string[]): Result<undefined> {
  const used = stored.find((row) => removedIds.includes(row.id) && row._count.entries > 0);
  return used ? refuse('division-in-use', { name: used.name }) : ok(undefined);
}

/** Saves the categories of a round. At least one stays. */
export async function saveCategories(
  tx: Tx,
  roundId: string,
  rows: RowsOf<'categories'>,
): Promise<Result<undefined>> {
  if (rows.length === 0) return refuse('division-needed');
  const stored = await tx.category.findMany({ where: { roundId }, select: USE });
  const diff = diffRows(stored, rows);
  if (!diff.ok) return diff;
  const free = inUse(stored, diff.value.removedIds);
  if (!free.ok) return free;
  await tx.category.deleteMany({ where: { id: { in: diff.value.removedIds } } });
  for (const { id } of diff.value.changed)
    await tx.category.update({ where: { id }, data: { code: parked(id) } });
  for (const { id, row, order } of diff.value.changed)
    await tx.category.update({ where: { id }, data: { ...row, order } });
  await tx.category.createMany({
    data: diff.value.added.map(({ row, order }) => ({ ...row, order, roundId })),
  });
  return ok(undefined);
}

/** Saves the groups of a round. */
export async function saveGroups(
  tx: Tx,
  roundId: string,
  rows: RowsOf<'groups'>,
): Promise<Result<undefined>> {
  const stored = await tx.group.findMany({ where: { roundId }, select: USE });
  const diff = diffRows(stored, rows);
  if (!diff.ok) return diff;
  const free = inUse(stored, diff.value.removedIds);
  if (!free.ok) return free;
  await tx.group.deleteMany({ where: { id: { in: diff.value.removedIds } } });
  for (const { id } of diff.value.changed)
    await tx.group.update({ where: { id }, data: { code: parked(id) } });
  for (const { id, row, order } of diff.value.changed)
    await tx.group.update({ where: { id }, data: { ...row, order } });
  await tx.group.createMany({ data: diff.value.added.map(({ row, order }) => ({ ...row, order, roundId })) });
  return ok(undefined);
}

/** Saves the disciplines of a round. A discipline without a short name is called by its name. */
export async function saveDisciplines(
  tx: Tx,
  roundId: string,
  rows: RowsOf<'disciplines'>,
): Promise<Result<undefined>> {
  const stored = await tx.discipline.findMany({ where: { roundId }, select: USE });
  const diff = diffRows(
    stored,
    rows.map((row) => ({ ...row, shortName: row.shortName || row.name })),
  );
  if (!diff.ok) return diff;
  const free = inUse(stored, diff.value.removedIds);
  if (!free.ok) return free;
  await tx.discipline.deleteMany({ where: { id: { in: diff.value.removedIds } } });
  for (const { id } of diff.value.changed)
    await tx.discipline.update({ where: { id }, data: { code: parked(id) } });
  for (const { id, row, order } of diff.value.changed)
    await tx.discipline.update({ where: { id }, data: { ...row, order } });
  await tx.discipline.createMany({
    data: diff.value.added.map(({ row, order }) => ({ ...row, order, roundId })),
  });
  return ok(undefined);
}
