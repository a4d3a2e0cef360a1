import { diffRows } from './row-diff.ts';
import type { RowsOf } from './schemas.ts';
import { isCondition, optionsOf } from '#app/domain/form-field.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

const MB = 1024 * 1024;

type Coded = { categoryCode: string | null; groupCode: string | null };

/** Codes of categories and groups, as the editors send them, become the round's own rows; an unknown code means any. */
async function divisions(tx: Tx, roundId: string) {
  const select = { where: { roundId }, select: { id: true, code: true } } as const;
  const [categories, groups] = await Promise.all([tx.category.findMany(select), tx.group.findMany(select)]);
  const idOf = (rows: { id: string; code: string }[], code: string | null) =>
    rows.find((row) => row.code === code)?.id ?? null;
  return <R extends Coded>({ categoryCode, groupCode, ...row }: R) => ({
    ...row,
    categoryId: idOf(categories, categoryCode),
    groupId: idOf(groups, groupCode),
  });
}

/**
 * Saves the questions of the application form. Choices and tables name their options; a condition names an earlier
 * question and one of its answers. Answers to a question that goes away stay with the project, unseen.
 */
export async function saveFields(
  tx: Tx,
  roundId: string,
  rows: RowsOf<'fields'>,
): Promise<Result<undefined>> {
  for (const [index, row] of rows.entries()) {
    if ((row.kind === 'CHOICE' || row.kind === 'ROWS') && optionsOf(row).length === 0)
      return refuse('field-options-needed', { name: row.name }, `rows[${index}].options`);
    if (!isCondition(row.onlyWhen, rows.slice(0, index)))
      return refuse('field-condition-wrong', { name: row.name }, `rows[${index}].onlyWhen`);
  }
  const stored = await tx.formField.findMany({ where: { roundId }, select: { id: true } });
  const diff = diffRows(stored, rows);
  if (!diff.ok) return diff;
  const placed = await divisions(tx, roundId);
  await tx.formField.deleteMany({ where: { id: { in: diff.value.removedIds } } });
  for (const { id } of diff.value.changed)
    await tx.formField.update({ where: { id }, data: { code: `~${id}` } });
  for (const { id, row, order } of diff.value.changed)
    await tx.formField.update({ where: { id }, data: { ...placed(row), order } });
  await tx.formField.createMany({
    data: diff.value.added.map(({ row, order }) => ({ ...placed(row), order, roundId })),
  });
  return ok(undefined);
}

/** Saves the material slots. A slot with files in it stays; a condition names a question of the application form. */
export async function saveSlots(tx: Tx, roundId: string, rows: RowsOf<'slots'>): Promise<Result<undefined>> {
  const fields = await tx.formField.findMany({ where: { roundId } });
  for (const [index, row] of rows.entries())
    if (!isCondition(row.onlyWhen, fields))
      return refuse('field-condition-wrong', { name: row.name }, `rows[${index}].onlyWhen`);
  const stored = await tx.materialSlot.findMany({
    where: { roundId },
    select: { id: true, code: true, name: true },
  });
  const diff = diffRows(stored, rows);
  if (!diff.ok) return diff;
  const removed = stored.filter((slot) => diff.value.removedIds.includes(slot.id));
  const used = await tx.material.findFirst({
    where: {
      slotCode: { in: removed.map((slot) => slot.code) },
      removedAt: null,
      project: { entries: { some: { roundId } } },
    },
    select: { slotCode: true },
  });
  if (used)
    return refuse('slot-in-use', {
      name: removed.find((slot) => slot.code === used.slotCode)?.name ?? used.slotCode,
    });
  const placed = await divisions(tx, roundId);
  const facts = ({ maxMegabytes, ...row }: Omit<RowsOf<'slots'>[number], 'id'>) => ({
    ...placed(row),
    maxBytes: maxMegabytes * MB,
  });
  await tx.materialSlot.deleteMany({ where: { id: { in: diff.value.removedIds } } });
  for (const { id } of diff.value.changed)
    await tx.materialSlot.update({ where: { id }, data: { code: `~${id}` } });
  for (const { id, row, order } of diff.value.changed)
    await tx.materialSlot.update({ where: { id }, data: { ...facts(row), order } });
  await tx.materialSlot.createMany({
    data: diff.value.added.map(({ row, order }) => ({ ...facts(row), order, roundId })),
  });
  return ok(undefined);
}
