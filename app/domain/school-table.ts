import { ok, refuse } from './result.ts';
import type { Result } from './result.ts';
import { cellOf, findColumns } from './table.ts';
import type { ColumnAliases, Table } from './table.ts';

export type SchoolProblem =
  'name-missing' | 'name-too-long' | 'twice-in-file' | 'unit-missing' | 'code-taken';

export type SchoolRow = {
  line: number;
  name: string;
  /** Name of the unit it belongs to; '' means the unit that the table is imported into. */
  unit: string;
  code: string | null;
  tier: string | null;
  problems: SchoolProblem[];
};

const ALIASES: ColumnAliases<'name' | 'unit' | 'code' | 'tier'> = {
  name: ['学校', '学校名称', '名称', '申报单位', '单位名称', 'school', 'name'],
  unit: ['所属单位', '所属区', '区', '县', '县市区', '地区', '所属地区', 'unit', 'district', 'county'],
  code: ['学校代码', '代码', '标识码', 'code'],
  tier: ['名额档次', '档次', '类别', 'tier'],
};

/** Reads a table of schools. Units that do not exist yet are made with them, below the unit of the import. */
export function parseSchools(table: Table): Result<SchoolRow[]> {
  const found = findColumns(table, ALIASES, ['name']);
  if (!found) return refuse('school-table-no-headings', undefined, 'file');
  const { headRow, columns } = found;
  const seen = new Set<string>();
  const rows: SchoolRow[] = [];
  for (const [index, cells] of table.entries()) {
    if (index <= headRow || cells.every((cell) => cell.trim() === '')) continue;
    const row: SchoolRow = {
      line: index + 1,
      name: cellOf(cells, columns.name),
      unit: cellOf(cells, columns.unit),
      code: cellOf(cells, columns.code) || null,
      tier: cellOf(cells, columns.tier) || null,
      problems: [],
    };
    if (row.name === '') row.problems.push('name-missing');
    if (row.name.length > 80 || row.unit.length > 60) row.problems.push('name-too-long');
    const key = `${row.unit}/${row.name}`;
    if (row.name !== '' && seen.has(key)) row.problems.push('twice-in-file');
    seen.add(key);
    rows.push(row);
  }
  return rows.length === 0 ? refuse('roster-empty', undefined, 'file') : ok(rows);
}
