import { ok, refuse } from './result.ts';
import type { Result } from './result.ts';
import { cellOf, findColumns } from './table.ts';
import type { ColumnAliases, Table } from './table.ts';

/** A line of an assignment as a person typed it: an entry and a judge, by number, code or name. */
export type PlanRow = { line: number; entry: string; judge: string; code: string; organisation: string };

const ALIASES: ColumnAliases<'entry' | 'judge' | 'code' | 'organisation'> = {
  entry: ['作品编号', '编号', 'entry', 'entry number', 'number', 'project'],
  judge: ['评委', '评委姓名', 'judge', 'name'],
  code: ['评委编号', '评委代码', 'judge code', 'code'],
  organisation: ['单位', '评委单位', 'organisation'],
};

/** Reads a table of assignments, a line per pair. */
export function parsePlanRows(table: Table): Result<PlanRow[]> {
  const found = findColumns(table, ALIASES, ['entry', 'judge']);
  if (!found) return refuse('plan-table-no-headings', undefined, 'file');
  const { headRow, columns } = found;
  const rows = table.flatMap((cells, index) => {
    if (index <= headRow || cells.every((cell) => cell.trim() === '')) return [];
    return [
      {
        line: index + 1,
        entry: cellOf(cells, columns.entry),
        judge: cellOf(cells, columns.judge),
        code: cellOf(cells, columns.code),
        organisation: cellOf(cells, columns.organisation),
      },
    ];
  });
  return rows.length === 0 ? refuse('roster-empty', undefined, 'file') : ok(rows);
}
