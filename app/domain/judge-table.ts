import { personKey, plainName } from './person-key.ts';
import { ok, refuse } from './result.ts';
import type { Result } from './result.ts';
import { cellOf, findColumns } from './table.ts';
import type { ColumnAliases, Table } from './table.ts';

/** More than any contest asks. */
export const JUDGE_TABLE_MAX = 2000;
export const JUDGE_NAME_MAX = 60;
export const ORGANISATION_MAX = 80;

export const JUDGE_COLUMNS = [
  'name',
  'organisation',
  'disciplines',
  'keywords',
  'languages',
  'maxLoad',
  'remark',
  'username',
] as const;
export type JudgeColumn = (typeof JUDGE_COLUMNS)[number];

export type JudgeProblem =
  | 'name-missing'
  | 'too-long'
  | 'discipline-unknown'
  | 'weight-wrong'
  | 'load-wrong'
  | 'twice-in-file'
  | 'username-unknown';

export type Expertise = { code: string; weight: number };

export type JudgeRow = {
  line: number;
  name: string;
  organisation: string;
  expertise: Expertise[];
  keywords: string;
  languages: string;
  maxLoad: number | null;
  remark: string;
  username: string;
  problems: { code: JudgeProblem; what: string }[];
};

/** A discipline by all its names. */
export type NamedDiscipline = { code: string; name: string; shortName: string; nameEn: string | null };

const words = (text: string) => text.split(' ');

const ALIASES: ColumnAliases<JudgeColumn> = {
  name: words('姓名 评委姓名 专家姓名 评委 专家 名字 name judge fullname judgename'),
  organisation: words(
    '单位 工作单位 所在单位 单位名称 任职单位 机构 学校 organisation organization affiliation institution employer school',
  ),
  disciplines: words(
    '学科/专业 学科 专业 学科专业 熟悉学科 熟悉的学科 评审学科 擅长学科 学科领域 discipline disciplines expertise subject subjects field fields',
  ),
  keywords: words('关键词 关键字 研究方向 研究领域 keyword keywords topics'),
  languages: words('语种 语言 外语 评审语言 language languages'),
  maxLoad: words('可评数量 可评件数 最多件数 评审数量 可评作品数 通常最多件数 maxload load capacity maximum'),
  remark: words('备注 说明 remark remarks note notes'),
  username: words('用户名 账号 登录名 username account login'),
};

/**
 * Reads disciplines with weights, by code or by any name, as people write them: "物理:80 工程:60", "PH、EN(50)". Without
 * a number the weight is 100. What is unknown and every weight that is none comes back too.
 */
export function parseExpertise(text: string, disciplines: readonly NamedDiscipline[]) {
  const codes = new Map(
    disciplines.flatMap((one) =>
      [one.name, one.shortName, one.nameEn ?? '', one.code]
        .filter(Boolean)
        .map((name) => [plainName(name), one.code]),
    ),
  );
  const found = new Map<string, number>();
  const unknown: string[] = [];
  const wrong: string[] = [];
  const take = (piece: string): boolean => {
    const match = /^(.+?)(?:[:=(](\S+?)%?\)?)?$/u.exec(piece);
    const code = codes.get(plainName(match?.[1] ?? ''));
    if (!match || code === undefined) return false;
    const weight = match[2] === undefined ? 100 : Number(match[2]);
    if (Number.isInteger(weight) && weight >= 1 && weight <= 100) found.set(code, weight);
    else wrong.push(piece);
    return true;
  };
  const clean = text.normalize('NFKC').replaceAll(/\s*([:=(])\s*/gu, '$1');
  for (const piece of clean.split(/[、,;/|\n]+/u).map((part) => part.trim())) {
    if (piece === '' || take(piece)) continue;
    for (const word of piece.split(/\s+/u)) if (!take(word)) unknown.push(word);
  }
  return { expertise: [...found].map(([code, weight]) => ({ code, weight })), unknown, wrong };
}

/** Expertise as `parseExpertise` reads it again. */
export function expertiseText(expertise: readonly Expertise[]): string {
  return expertise.map(({ code, weight }) => (weight === 100 ? code : `${code}:${weight}`)).join(' ');
}

/** Reads a table of judges: any order of columns under usual headings; every row comes back with all that is wrong with it. */
export function parseJudges(table: Table, disciplines: readonly NamedDiscipline[]): Result<JudgeRow[]> {
  const layout = findColumns(table, ALIASES, ['name']);
  if (!layout) return refuse('judge-table-no-headings', undefined, 'file');
  const { headRow, columns } = layout;
  const rows: JudgeRow[] = [];
  const seen = new Set<string>();
  for (const [index, cells] of table.entries()) {
    if (index <= headRow || cells.every((cell) => cell.trim() === '')) continue;
    if (cells.every((cell, at) => cell === (table[headRow]?.[at] ?? ''))) continue;
    const row = readRow(cells, columns, disciplines, index + 1);
    const key = row.username || (personKey(row.name, row.organisation) ?? plainName(row.name));
    if (row.name !== '' && seen.has(key)) row.problems.push({ code: 'twice-in-file', what: row.name });
    seen.add(key);
    rows.push(row);
  }
  if (rows.length === 0) return refuse('roster-empty', undefined, 'file');
  if (rows.length > JUDGE_TABLE_MAX) return refuse('roster-too-long', { max: JUDGE_TABLE_MAX }, 'file');
  return ok(rows);
}

function readRow(
  cells: readonly string[],
  columns: Partial<Record<JudgeColumn, number>>,
  disciplines: readonly NamedDiscipline[],
  line: number,
): JudgeRow {
  const cell = (column: JudgeColumn) => cellOf(cells, columns[column]).replaceAll(/\s+/gu, ' ');
  const { expertise, unknown, wrong } = parseExpertise(cell('disciplines'), disciplines);
  const name = cell('name').normalize('NFKC');
  const loadText = cell('maxLoad')
    .normalize('NFKC')
    .replace(/(?:\.0+|件|项|个)$/u, '');
  const maxLoad = loadText === '' ? null : Number(loadText);
  const row: JudgeRow = {
    line,
    name: /^[\p{Script=Han} ]+$/u.test(name) ? name.replaceAll(' ', '') : name,
    organisation: cell('organisation'),
    expertise,
    keywords: cell('keywords'),
    languages: cell('languages'),
    maxLoad,
    remark: cell('remark'),
    username: cell('username').toLowerCase(),
    problems: [],
  };
  const long = [row.keywords, row.languages, row.remark].find((text) => text.length > 200);
  if (row.name === '') row.problems.push({ code: 'name-missing', what: '' });
  if (row.name.length > JUDGE_NAME_MAX || row.organisation.length > ORGANISATION_MAX || long !== undefined)
    row.problems.push({ code: 'too-long', what: '' });
  for (const what of unknown) row.problems.push({ code: 'discipline-unknown', what });
  for (const what of wrong) row.problems.push({ code: 'weight-wrong', what });
  if (maxLoad !== null && !(Number.isInteger(maxLoad) && maxLoad >= 0 && maxLoad <= 1000))
    row.problems.push({ code: 'load-wrong', what: loadText });
  return row;
}
