import { refuse, ok } from './result.ts';
import type { Result } from './result.ts';
import { cellOf, findColumns } from './table.ts';
import type { ColumnAliases, Table } from './table.ts';

export const NAME_MAX = 40;
/** More than any school registers at once. */
export const ROSTER_MAX = 2000;

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

const ALIASES: ColumnAliases<'name' | 'grade' | 'className' | 'studentNumber'> = {
  name: ['姓名', '学生姓名', '名字', 'name', 'student', 'studentname', 'fullname'],
  grade: ['年级', '所在年级', 'grade', 'year'],
  className: ['班级', '班', 'class', 'classname'],
  studentNumber: ['学号', '学籍号', '校内学号', 'number', 'studentnumber', 'no', 'id'],
};

const DIGITS = '零一二三四五六七八九';

/** A grade 1-12 from the ways people write it: 7, 七年级, 初一, 高二, 小学三年级, Grade 8; null if it is none. */
export function parseGrade(text: string): number | null {
  const clean = text.replaceAll(/\s/gu, '').toLowerCase();
  const stage = /^(初中?|高中?|职高)([一二三1-3])(年级)?$/u.exec(clean);
  if (stage) {
    const year = Number(stage[2]) || DIGITS.indexOf(stage[2] ?? '');
    return (stage[1]?.startsWith('初') ? 6 : 9) + year;
  }
  const plain = clean.replace(/^(小学|grade|year|g)/u, '').replace(/(年级|年)$/u, '');
  const value = /^\d{1,2}$/.test(plain) ? Number(plain) : chinese(plain);
  return value !== null && value >= 1 && value <= 12 ? value : null;
}

function chinese(text: string): number | null {
  const match = /^(十?)([一二三四五六七八九]?)$/u.exec(text);
  if (!match || text === '') return null;
  return (match[1] ? 10 : 0) + Math.max(0, DIGITS.indexOf(match[2] || '零'));
}

/** Reads a roster. Empty lines are skipped; every other line comes back, with all that is wrong with it. */
export function parseRoster(table: Table): Result<RosterRow[]> {
  const found = findColumns(table, ALIASES, ['name', 'grade']);
  if (!found) return refuse('roster-no-headings', undefined, 'file');
  const { headRow, columns } = found;
  const rows: RosterRow[] = [];
  const seen = new Set<string>();
  for (const [index, cells] of table.entries()) {
    if (index <= headRow || cells.every((cell) => cell.trim() === '')) continue;
    const name = cellOf(cells, columns.name).replaceAll(/[\s　]+/gu, ' ');
    const gradeText = cellOf(cells, columns.grade);
    const row: RosterRow = {
      line: index + 1,
      name: /^[\p{Script=Han} ]+$/u.test(name) ? name.replaceAll(' ', '') : name,
      grade: parseGrade(gradeText),
      gradeText,
      className: cellOf(cells, columns.className).slice(0, 40),
      studentNumber: cellOf(cells, columns.studentNumber) || null,
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
