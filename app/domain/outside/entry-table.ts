import type { IncomingAuthor, IncomingEntry, IncomingProblem } from './incoming.ts';
import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import { parseGrade } from '../roster.ts';
import { cellOf, findColumns } from '../table.ts';
import type { ColumnAliases, Table } from '../table.ts';

const AUTHORS = ['author1', 'author2', 'author3', 'author4', 'author5', 'author6'] as const;
type Column =
  | 'unit'
  | 'category'
  | 'group'
  | 'discipline'
  | 'number'
  | 'title'
  | 'team'
  | 'grade'
  | 'school'
  | 'tutor'
  | 'remark'
  | (typeof AUTHORS)[number];

const ALIASES: ColumnAliases<Column> = {
  unit: [
    '推荐单位',
    '选送单位',
    '报送单位',
    '选送组织机构',
    '地区',
    '所属地区',
    '县市区',
    '所属区',
    'recommended by',
    'recommending unit',
    'unit',
    'region',
  ],
  category: ['类别', '参赛类别', '项目类别', '作品类别', 'category'],
  group: ['组别', '参赛组别', 'group'],
  discipline: ['学科', '所属学科', '学科类别', '学科分类', 'discipline', 'subject', 'field'],
  number: ['作品编号', '项目编号', '编号', 'entry number', 'number'],
  title: ['项目名称', '作品名称', '名称', 'title', 'project', 'project title'],
  team: ['个人/集体', '个人集体', '个人或集体', '参赛形式', 'individual/team', 'team'],
  author1: ['第一作者', '作者', '学生姓名', 'first author', 'author', 'author1', 'authors'],
  author2: ['第二作者', 'second author', 'author2'],
  author3: ['第三作者', 'third author', 'author3'],
  author4: ['第四作者', 'fourth author', 'author4'],
  author5: ['第五作者', 'fifth author', 'author5'],
  author6: ['第六作者', 'sixth author', 'author6'],
  grade: ['年级', '所在年级', 'grade', 'grades'],
  school: ['学校', '学校名称', '所在学校', '申报单位', 'school'],
  tutor: ['辅导教师', '指导教师', '辅导老师', '指导老师', 'tutor', 'tutors'],
  remark: ['备注', '说明', 'remarks', 'remark', 'notes'],
};

/** Rows that a table of entries may have. */
export const ENTRY_TABLE_MAX = 5000;

/** Names of a cell, parted in whichever way. */
const namesOf = (text: string): string[] =>
  text
    .split(/[、，,;；/\n]+/u)
    .map(personName)
    .filter((name) => name !== '' && !/^[-—–/]+$/u.test(name));

/** A name without the space with which printed lists pad two characters. */
const personName = (text: string): string => {
  const name = text.trim();
  return /^[\p{Script=Han}\s\u3000]+$/u.test(name) ? name.replaceAll(/[\s\u3000]/gu, '') : name;
};

/** Whether a cell says team or individual; null when it says nothing. */
function teamOf(text: string): boolean | null {
  if (/^(集体|团体|团队|team|group)/i.test(text)) return true;
  return /^(个人|individual|single)/i.test(text) ? false : null;
}

const MASKED = /[*＊×]/u;

function gradesOf(text: string, count: number): (number | null)[] {
  const grades = text
    .split(/[、，,;；/\n]+/u)
    .map((one) => one.trim())
    .filter(Boolean)
    .map(parseGrade);
  if (grades.length === count) return grades;
  const [first = null] = grades;
  // One grade is said for all of them; another number of grades cannot be told apart.
  return Array.from({ length: count }, () => (grades.length === 1 ? first : null));
}

/**
 * Reads a table under the headings of recommendation lists. Rows with one filled cell are notes and headings of
 * sections, such as the line for the seal.
 */
export function parseEntryTable(table: Table): Result<IncomingEntry[]> {
  const head = findColumns(table, ALIASES, ['title', 'school', 'author1']);
  if (!head) return refuse('entry-table-no-headings', undefined, 'file');
  const { headRow, columns } = head;
  const rows: IncomingEntry[] = [];
  for (const [index, cells] of table.entries()) {
    if (index <= headRow || cells.filter((cell) => cell.trim() !== '').length <= 1) continue;
    rows.push(readRow(index + 1, (column) => cellOf(cells, columns[column])));
  }
  if (rows.length > ENTRY_TABLE_MAX) return refuse('roster-too-long', { max: ENTRY_TABLE_MAX }, 'file');
  return rows.length === 0 ? refuse('roster-empty', undefined, 'file') : ok(rows);
}

function readRow(line: number, cell: (column: Column) => string): IncomingEntry {
  const problems: IncomingProblem[] = [];
  const names = AUTHORS.flatMap((column) => namesOf(cell(column)));
  const grades = gradesOf(cell('grade'), names.length);
  const authors = names.map((name, at): IncomingAuthor => ({ name, grade: grades[at] ?? null, ownWork: '' }));
  const tutors = namesOf(cell('tutor')).map((name) => ({ name, organisation: '' }));
  const source = (column: Column) => ({ code: '', name: cell(column) });
  const entry: IncomingEntry = {
    line,
    sourceId: null,
    number: cell('number'),
    title: cell('title').replaceAll(/\s*\n\s*/gu, ''),
    abstract: '',
    unit: { name: cell('unit'), code: null },
    school: { name: cell('school'), code: null, isYouthCentre: false },
    category: source('category'),
    group: source('group'),
    discipline: source('discipline'),
    team: teamOf(cell('team')),
    authors,
    tutors,
    answers: {},
    remark: cell('remark'),
    submittedAt: null,
    problems,
  };
  if (entry.title === '') problems.push('title-missing');
  if (entry.school.name === '') problems.push('school-missing');
  if (names.some((name) => MASKED.test(name))) problems.push('name-masked');
  if (isTooLong(entry)) problems.push('text-too-long');
  return entry;
}

/** Whether something of an entry is longer than the portal keeps it. */
export function isTooLong({ title, unit, school, authors, tutors, remark }: IncomingEntry): boolean {
  return (
    title.length > 200 ||
    unit.name.length > 60 ||
    school.name.length > 80 ||
    remark.length > 500 ||
    [...authors, ...tutors].some(({ name }) => name.length > 40)
  );
}
