import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';

type Coded = { id?: string; code: string };

export type RowDiff<Row> = {
  /** Rows that exist, with their place. */
  changed: { id: string; row: Omit<Row, 'id'>; order: number }[];
  added: { row: Omit<Row, 'id'>; order: number }[];
  removedIds: string[];
};

/** Compares posted rows with stored ones. Refuses a code used twice; an id that is not of this list counts as new. */
export function diffRows<Row extends Coded>(
  stored: readonly { id: string }[],
  rows: readonly Row[],
): Result<RowDiff<Row>> {
  const codes = new Set<string>();
  const known = new Set(stored.map((row) => row.id));
  const diff: RowDiff<Row> = { changed: [], added: [], removedIds: [] };
  for (const [order, { id, ...row }] of rows.entries()) {
    if (codes.has(row.code)) return refuse('division-code-twice', { code: row.code });
    codes.add(row.code);
    if (id && known.delete(id)) diff.changed.push({ id, row, order });
    else diff.added.push({ row, order });
  }
  diff.removedIds = [...known];
  return ok(diff);
}
