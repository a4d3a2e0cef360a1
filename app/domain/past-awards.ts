import type { HonourLevel } from './honours.ts';
import { ok, refuse } from './result.ts';
import type { Result } from './result.ts';
import { cellOf, findColumns } from './table.ts';
import type { ColumnAliases, Table } from './table.ts';

export const PAST_PROBLEMS = [
  'year-unclear',
  'level-unclear',
  'prize-missing',
  'title-missing',
  'too-long',
  'authors-unclear',
  'school-missing',
  'school-unknown',
  'school-ambiguous',
  'twice-in-file',
] as const;
export type PastProblem = (typeof PAST_PROBLEMS)[number];

/** A prize from before the portal as a row of a table says it. There is no column for students' names. */
export type PastRow = {
  line: number;
  year: number;
  level: HonourLevel | null;
  prize: string;
  title: string;
  authors: number;
  school: string;
  /** The unit of the school, where the table names it. */
  unit: string;
  tutors: string;
  problems: PastProblem[];
};

type Column = 'year' | 'level' | 'prize' | 'title' | 'authors' | 'school' | 'unit' | 'tutors';

const ALIASES: ColumnAliases<Column> = {
  year: ['年份', '年度', '届次', '届', 'year', 'edition'],
  level: ['级别', '奖项级别', '赛事级别', 'level'],
  prize: ['奖项', '奖次', '获奖等级', '等级', 'prize', 'award'],
  title: ['项目名称', '作品名称', '名称', 'title', 'project'],
  authors: ['作者人数', '人数', 'authors', 'number of authors'],
  school: ['学校', '申报单位', '单位', '所在学校', 'school'],
  unit: ['地区', '所属区', '县市区', '所属地区', 'unit', 'district'],
  tutors: ['辅导教师', '指导教师', '辅导老师', '指导老师', 'tutor', 'tutors'],
};

const LEVELS: readonly (readonly [RegExp, HonourLevel])[] = [
  [/^(国家级?|全国|国级|national?|nation)$/i, 'NATION'],
  [/^(省级?|省赛|全省|provincial|province)$/i, 'PROVINCE'],
  [/^(市级?|地市级?|地级市?|设区市级?|全市|prefecture|municipal|city)$/i, 'PREFECTURE'],
  [/^(县级?|区级?|县市区级?|县（市、区）级?|全县|county|district)$/i, 'COUNTY'],
];

/** The level that a word means; null when it means none. */
export function levelOf(text: string): HonourLevel | null {
  return LEVELS.find(([sign]) => sign.test(text.trim()))?.[1] ?? null;
}

/** Tutors of a cell, parted in whichever way, as "、" parts them. */
const tutorsOf = (text: string) =>
  text
    .split(/[、，,;；/\n]+/u)
    .map((name) => name.trim())
    .filter(Boolean)
    .join('、');

const yearOf = (text: string) => Number(/(19[89]\d|20\d\d)/.exec(text)?.[1] ?? 0);

/** Reads a table of prizes won before the portal. `thisYear` is the last year that can be past. */
export function parsePastAwards(table: Table, thisYear: number): Result<PastRow[]> {
  const found = findColumns(table, ALIASES, ['year', 'level', 'prize', 'title', 'school']);
  if (!found) return refuse('honours-no-headings', undefined, 'file');
  const { headRow, columns } = found;
  const seen = new Set<string>();
  const rows: PastRow[] = [];
  for (const [index, cells] of table.entries()) {
    if (index <= headRow || cells.every((cell) => cell.trim() === '')) continue;
    const authors = cellOf(cells, columns.authors);
    const row: PastRow = {
      line: index + 1,
      year: yearOf(cellOf(cells, columns.year)),
      level: levelOf(cellOf(cells, columns.level)),
      prize: cellOf(cells, columns.prize),
      title: cellOf(cells, columns.title),
      authors: authors === '' ? 1 : Number(authors),
      school: cellOf(cells, columns.school),
      unit: cellOf(cells, columns.unit),
      tutors: tutorsOf(cellOf(cells, columns.tutors)),
      problems: [],
    };
    const { problems } = row;
    if (row.year === 0 || row.year > thisYear) problems.push('year-unclear');
    if (!row.level) problems.push('level-unclear');
    if (row.prize === '') problems.push('prize-missing');
    if (row.title === '') problems.push('title-missing');
    if (row.prize.length > 40 || row.title.length > 200 || row.tutors.length > 120) problems.push('too-long');
    if (!Number.isInteger(row.authors) || row.authors < 1 || row.authors > 99)
      problems.push('authors-unclear');
    if (row.school === '') problems.push('school-missing');
    const key = [row.year, row.level, row.title, row.unit, row.school].join('\n');
    if (problems.length === 0 && seen.has(key)) problems.push('twice-in-file');
    seen.add(key);
    rows.push(row);
  }
  return rows.length === 0 ? refuse('roster-empty', undefined, 'file') : ok(rows);
}
