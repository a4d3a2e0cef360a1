import { refuse, ok } from './result.ts';
import type { Result } from './result.ts';
import { cellOf, findColumns } from './table.ts';
import type { ColumnAliases, FoundColumns, Table } from './table.ts';

export const NAME_MAX = 40;
/** More than any school has. */
export const ROSTER_MAX = 5000;

export type RosterProblem =
  | 'name-missing'
  | 'name-too-long'
  | 'grade-missing'
  | 'grade-unknown'
  | 'number-too-long'
  | 'twice-in-file'
  | 'number-of-another';

export type RosterRow = {
  /** Line of the file, from 1, as the spreadsheet shows it. */
  line: number;
  name: string;
  /** 1-12, or null when it could not be read. */
  grade: number | null;
  gradeText: string;
  className: string;
  studentNumber: string | null;
  problems: RosterProblem[];
};

export const ROSTER_COLUMNS = ['name', 'grade', 'className', 'studentNumber'] as const;
export type RosterColumn = (typeof ROSTER_COLUMNS)[number];

/** Which column of a table is what, and the index of its row of headings; -1 when it has none. */
export type RosterLayout = FoundColumns<RosterColumn>;

const ALIASES: ColumnAliases<RosterColumn> = {
  name: [
    '姓名',
    '学生姓名',
    '学生',
    '名字',
    '作者姓名',
    '中文姓名',
    'name',
    'student',
    'studentname',
    'fullname',
  ],
  grade: ['年级', '所在年级', '就读年级', '年级名称', 'grade', 'year', 'gradelevel'],
  className: [
    '班级',
    '班',
    '班别',
    '所在班级',
    '行政班',
    '班级名称',
    '年级班级',
    '年级/班级',
    '年班',
    'class',
    'classname',
    'homeroom',
  ],
  studentNumber: [
    '学号',
    '学籍号',
    '校内学号',
    '学生编号',
    '学生号',
    '考号',
    'number',
    'studentnumber',
    'studentid',
    'no',
    'id',
  ],
};

const DIGITS = '零一二三四五六七八九';

/** A grade 1-12 from the ways people write it: 7, 七年级, 初一, 高二, 小学三年级, Grade 8; null if it is none. */
export function parseGrade(text: string): number | null {
  const clean = text.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();
  const stage = /^(初中?|高中?|职高)([一二三1-3])(年级)?$/u.exec(clean);
  if (stage) {
    const year = Number(stage[2]) || DIGITS.indexOf(stage[2] ?? '');
    return (stage[1]?.startsWith('初') ? 6 : 9) + year;
  }
  const plain = clean.replace(/^(小学|grade|year|g)/u, '').replace(/(年级|年)$/u, '');
  const value = /^\d{1,2}$/.test(plain) ? Number(plain) : chinese(plain);
  return value !== null && value >= 1 && value <= 12 ? value : null;
}

/**
 * Grade and class from one cell, as many schools write them: 初二（3）班, 八年级3班, 八(3)班, 803班 (two last digits are the
 * class), Grade 8 Class 3. Null when it holds no grade.
 */
export function parseGradeAndClass(text: string): { grade: number; className: string } | null {
  const clean = text.normalize('NFKC').replaceAll(/\s/gu, '');
  const digits = /^(\d{1,2})(\d{2})班?$/u.exec(clean);
  const english = /^grade(\d{1,2})class(\w{1,4})$/iu.exec(clean);
  const words = /^(.+?)[(]?([\dA-Za-z]{1,3}|[一二三四五六七八九十]{1,3})[)]?班$/u.exec(clean);
  for (const match of [english, digits, words]) {
    const grade = match ? parseGrade(match[1] ?? '') : null;
    if (match && grade !== null) return { grade, className: (match[2] ?? '').replace(/^0+(?=\d)/u, '') };
  }
  return null;
}

function chinese(text: string): number | null {
  const match = /^(十?)([一二三四五六七八九]?)$/u.exec(text);
  if (!match || text === '') return null;
  return (match[1] ? 10 : 0) + Math.max(0, DIGITS.indexOf(match[2] || '零'));
}

/** A student number as text: full-width digits made plain, and without the ".0" or quote that spreadsheets add. */
function numberText(text: string): string | null {
  return (
    text
      .normalize('NFKC')
      .replace(/^['’]/u, '')
      .replace(/^(\d+)\.0+$/u, '$1')
      .trim() || null
  );
}

/** Whether a row only repeats the headings, as tables that were put together do, or says a total. */
function isNoStudent(cells: readonly string[], head: readonly string[] | undefined): boolean {
  const first = cells.find((cell) => cell.trim() !== '')?.trim() ?? '';
  return (
    (head !== undefined && cells.every((cell, index) => cell === (head[index] ?? ''))) ||
    /^(合计|总计|小计|备注|说明|注)[:：\d]?/u.test(first)
  );
}

/** The layout of a roster as its headings tell it; null when they do not name the student and the grade or class. */
export function proposeLayout(table: Table): RosterLayout | null {
  return findColumns(table, ALIASES, ['name', 'grade']) ?? findColumns(table, ALIASES, ['name', 'className']);
}

/** Where the headings of a table stand that were not recognised: -1 (none) when the first line already tells a grade. */
export function guessHeadRow([first = []]: Table): number {
  return first.some((cell) => parseGrade(cell) !== null || parseGradeAndClass(cell) !== null) ? -1 : 0;
}

/** The layout that somebody chose: for each column of the table what it is, or ''. Each thing once, name and grade at least. */
export function chosenLayout(headRow: number, chosen: readonly string[]): Result<RosterLayout> {
  const columns: RosterLayout['columns'] = {};
  for (const name of ROSTER_COLUMNS) {
    const at = chosen.flatMap((one, index) => (one === name ? [index] : []));
    if (at.length > 1) return refuse('roster-column-twice', undefined, 'column');
    if (at[0] !== undefined) columns[name] = at[0];
  }
  const enough = columns.name !== undefined && (columns.grade ?? columns.className) !== undefined;
  return enough ? ok({ headRow, columns }) : refuse('roster-columns-missing', undefined, 'column');
}

/**
 * Reads a roster, by its headings or by the layout given. Empty lines are skipped; every other line comes back, with all
 * that is wrong with it.
 */
export function parseRoster(table: Table, layout = proposeLayout(table)): Result<RosterRow[]> {
  if (!layout) return refuse('roster-no-headings', undefined, 'file');
  const { headRow, columns } = layout;
  const rows: RosterRow[] = [];
  const seen = new Set<string>();
  for (const [index, cells] of table.entries()) {
    if (index <= headRow || cells.every((cell) => cell.trim() === '')) continue;
    if (isNoStudent(cells, table[headRow])) continue;
    const name = cellOf(cells, columns.name)
      .normalize('NFKC')
      .replaceAll(/[\s　]+/gu, ' ');
    const classText = cellOf(cells, columns.className).normalize('NFKC');
    // Without a column of its own, or with an empty cell in it, the grade may stand with the class.
    const both = cellOf(cells, columns.grade) === '' ? parseGradeAndClass(classText) : null;
    const gradeText = cellOf(cells, columns.grade) || (columns.grade === undefined ? classText : '');
    const row: RosterRow = {
      line: index + 1,
      name: /^[\p{Script=Han} ]+$/u.test(name) ? name.replaceAll(' ', '') : name,
      grade: both ? both.grade : parseGrade(gradeText),
      gradeText: gradeText || (both ? classText : ''),
      className: (both ? both.className : classText).slice(0, 40),
      studentNumber: numberText(cellOf(cells, columns.studentNumber)),
      problems: [],
    };
    if (row.name === '') row.problems.push('name-missing');
    if (row.name.length > NAME_MAX) row.problems.push('name-too-long');
    if (gradeText === '') row.problems.push('grade-missing');
    else if (row.grade === null) row.problems.push('grade-unknown');
    if ((row.studentNumber?.length ?? 0) > 40) row.problems.push('number-too-long');
    const key = row.studentNumber ?? studentKey(row);
    if (row.name !== '' && seen.has(key)) row.problems.push('twice-in-file');
    seen.add(key);
    rows.push(row);
  }
  if (rows.length === 0) return refuse('roster-empty', undefined, 'file');
  if (rows.length > ROSTER_MAX) return refuse('roster-too-long', { max: ROSTER_MAX }, 'file');
  return ok(rows);
}

type Known = { name: string; grade: number | null; className: string };
const studentKey = ({ name, grade, className }: Known) => `${name}/${grade}/${className}`;

export type KnownStudent = { name: string; grade: number; className: string; studentNumber: string | null };

/**
 * Parts the rows into those to register, those the school already has, and those with problems. Somebody is known by
 * the student number; where one side has none, by name, grade and class.
 */
export function compareRoster(rows: readonly RosterRow[], known: readonly KnownStudent[]) {
  const byNumber = new Map(known.flatMap((one) => (one.studentNumber ? [[one.studentNumber, one]] : [])));
  const byKey = new Map(known.map((one) => [studentKey(one), one]));
  const added: (RosterRow & { grade: number })[] = [];
  const unchanged: RosterRow[] = [];
  const rejected: RosterRow[] = [];
  for (const row of rows) {
    const { grade } = row;
    if (row.problems.length > 0 || grade === null) {
      rejected.push(row);
      continue;
    }
    const same = row.studentNumber ? byNumber.get(row.studentNumber) : undefined;
    const alike = byKey.get(studentKey(row));
    if (same && same.name !== row.name) rejected.push({ ...row, problems: ['number-of-another'] });
    else if (same || (alike && (!alike.studentNumber || !row.studentNumber))) unchanged.push(row);
    else added.push({ ...row, grade });
  }
  return { added, unchanged, rejected };
}
