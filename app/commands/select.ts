/**
 * `npm run -s select -- --table T.csv --rules rules.json --out list.csv`: the selection under a quota on plain tables,
 * without a database. Prints whether all rules hold or which clash; exit code 2 with file, line and reason when a table
 * or the rules cannot be used.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { selectUnderQuota } from '#app/domain/advancement.ts';
import type { Selection } from '#app/domain/advancement.ts';
import { awardPrizes, capOf, prizePools } from '#app/domain/prizes.ts';
import type { PrizeRule } from '#app/domain/prizes.ts';
import type { QuotaCandidate, Where } from '#app/domain/quota-bucket.ts';
import type { RankedEntry } from '#app/domain/ranking.ts';
import { reasonText } from '#app/features/results/reason-text.ts';
import { csvText } from '#app/features/shared/csv-text.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { isLocale } from '#app/i18n/types.ts';
import { BadTable, numberOf, onTables, readCsv } from './csv-table.ts';
import { quotaLines, readRules } from './select-rules.ts';
import type { RulesFile } from './select-rules.ts';

const USAGE = `Usage: npm run -s select -- --table T.csv --rules rules.json --out list.csv
  [--prizes prizes.csv] [--lang en|zh]`;
const OPTIONS = {
  table: { type: 'string' },
  rules: { type: 'string' },
  out: { type: 'string' },
  prizes: { type: 'string' },
  lang: { type: 'string', default: 'en' },
} as const;
const COLUMNS = ['project', 'rank', 'unit', 'school', 'group', 'discipline', 'category', 'team'] as const;
const DECISIONS = {
  SELECTED: 'selected',
  RESERVE: 'reserve',
  NOT_SELECTED: 'not-selected',
  UNDECIDED: 'undecided',
} as const;

type Row = { entry: RankedEntry; candidate: QuotaCandidate; cells: Record<string, string> };

/** The table, best rank first; an empty rank is a project without a score. */
function readTable(file: string, minimum: RulesFile['minimum']): { rows: Row[]; columns: string[] } {
  readCsv(file, COLUMNS);
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const columns = (/^[^\r\n]*/.exec(text)?.[0] ?? '')
    .split(',')
    .map((name) => name.trim().replaceAll('"', ''));
  if (minimum && !columns.includes(minimum.column))
    throw new BadTable(`${file}, line 1: the column "${minimum.column}" of the minimum is missing`);
  const seen = new Set<string>();
  const rows = readCsv(file, COLUMNS, columns).map(({ line, cells }): Row => {
    const all = cells as Record<string, string>;
    if (cells.project === '') throw new BadTable(`${file}, line ${line}: the name is missing`);
    if (seen.has(cells.project))
      throw new BadTable(`${file}, line ${line}: "${cells.project}" stands in the table twice`);
    seen.add(cells.project);
    const rank =
      cells.rank === '' ? null : numberOf(file, line, 'rank', cells.rank, { min: 1, max: 1e9, whole: true });
    const value =
      rank === null
        ? null
        : minimum
          ? numberOf(file, line, minimum.column, all[minimum.column] ?? '', { min: -Infinity })
          : -rank;
    return {
      entry: { entryId: cells.project, rank, value, tied: false },
      candidate: {
        entryId: cells.project,
        unitId: cells.unit,
        schoolId: cells.school,
        schoolTier: null,
        groupCode: cells.group,
        categoryCode: cells.category,
        disciplineCode: cells.discipline,
        team: false,
        tutors: [],
        columns: all,
      },
      cells: all,
    };
  });
  rows.sort((a, b) => {
    const [one, other] = [a.entry.rank ?? Infinity, b.entry.rank ?? Infinity];
    if (one !== other) return one < other ? -1 : 1;
    return a.entry.entryId < b.entry.entryId ? -1 : 1;
  });
  return { rows, columns };
}

/** A bucket in words: the values of the known columns, further columns with their name. */
const wordsOf = (where: Where) =>
  Object.entries(where)
    .map(([key, value]) => (key.startsWith('column:') ? `${key.slice('column:'.length)} ${value}` : value))
    .join(' · ');

function listTable({ lines }: Selection, lang: 'en' | 'zh'): string {
  const t = translator(lang);
  return csvText([
    ['project', 'decision', 'position', 'reason'],
    ...lines.map((line) => [
      line.entryId,
      DECISIONS[line.decision],
      line.position === null ? '' : String(line.position),
      reasonText(t, {
        code: line.reason.code,
        params: {
          ...line.reason.params,
          where: wordsOf(line.where),
          ...(line.floor ? { floor: wordsOf(line.floor) } : {}),
        },
      }),
    ]),
  ]);
}

function prizeTable(
  rows: readonly Row[],
  { lines }: Selection,
  rules: RulesFile['prizes'],
  lang: 'en' | 'zh',
) {
  if (!rules) return null;
  const t = translator(lang);
  const finalists = new Set(lines.flatMap((line) => (line.decision === 'SELECTED' ? [line.entryId] : [])));
  const prizes = rules.rules.map((rule): PrizeRule => {
    const given =
      rule.count === undefined
        ? ([
            rule.percentOfEntries === undefined ? 'PERCENT_OF_WINNERS' : 'PERCENT_OF_ENTRIES',
            Math.round((rule.percentOfEntries ?? rule.percentOfWinners ?? 0) * 100),
          ] as const)
        : (['COUNT', rule.count] as const);
    const among =
      rule.among === undefined
        ? {}
        : ({ among: rule.among === 'finalists' ? 'FINALISTS' : 'OTHERS' } as const);
    return { code: rule.name, mode: given[0], value: given[1], ...among };
  });
  const { each, overall, winners } = rules;
  const cap = Math.min(
    overall?.count ?? Infinity,
    overall?.percentOfEntries === undefined ? Infinity : capOf(rows.length, overall.percentOfEntries),
  );
  const cellsOf = new Map(rows.map(({ entry, cells }) => [entry.entryId, cells]));
  const { pools } = prizePools(
    rows.map(({ entry }) => entry),
    ({ entryId }) => (each === undefined ? '' : (cellsOf.get(entryId)?.[each] ?? '')),
    () => prizes,
    { cap: cap === Infinity ? null : cap, winners },
  );
  const awarded = pools.flatMap(({ ranked, places }) =>
    awardPrizes(ranked, prizes, ranked.length, winners, { finalists, places }),
  );
  return csvText([
    ['project', 'prize', 'reason'],
    ...awarded.map((line) => [
      line.entryId,
      line.undecided ? '?' : (line.prizeCode ?? ''),
      reasonText(t, line.reason),
    ]),
  ]);
}

function summary(selection: Selection): string {
  const count = (decision: keyof typeof DECISIONS) =>
    selection.lines.filter((line) => line.decision === decision).length;
  const named = (lineId: string, where: Where) => (wordsOf(where) ? `${lineId} (${wordsOf(where)})` : lineId);
  return [
    selection.clashes.length > 0
      ? 'feasible: no'
      : selection.proved
        ? 'feasible: yes'
        : selection.unmetFloors.length > 0
          ? 'feasible: not decided within the limit of computation'
          : 'feasible: yes; that the list is the best one could not be proved within the limit',
    ...selection.clashes.map(
      ({ rules }) =>
        `clash: ${rules
          .map(
            (rule) =>
              `${rule.kind} ${named(rule.lineId, rule.where)} ${rule.kind === 'cap' ? 'at most' : 'at least'} ${rule.limit} of ${rule.candidates}`,
          )
          .join('; ')}`,
    ),
    ...selection.unmetFloors.map(
      (floor) => `short: ${named(floor.lineId, floor.where)} has ${floor.used} of ${floor.limit}`,
    ),
    `selected ${count('SELECTED')}, reserves ${count('RESERVE')}, not selected ${count('NOT_SELECTED')}, undecided ${count('UNDECIDED')}`,
  ].join('\n');
}

function main(): void {
  const { values } = parseArgs({ options: OPTIONS });
  const option = (name: 'table' | 'rules' | 'out') => {
    const value = values[name];
    if (!value) throw new BadTable(`--${name} is missing`);
    return value;
  };
  const [tableFile, rulesFile, out] = [option('table'), option('rules'), option('out')];
  if (!isLocale(values.lang)) throw new BadTable(`--lang must be en or zh, not "${values.lang}"`);
  const rules = readRules(rulesFile);
  if (values.prizes && !rules.prizes) throw new BadTable(`${rulesFile}: has no prizes for --prizes`);
  const { rows, columns } = readTable(tableFile, rules.minimum);
  if (rules.prizes?.each !== undefined && !columns.includes(rules.prizes.each))
    throw new BadTable(`${rulesFile}: prizes.each: the table has no column "${rules.prizes.each}"`);
  const selection = selectUnderQuota(
    rows.map((row) => row.entry),
    quotaLines(rulesFile, rules, columns),
    rows.map((row) => row.candidate),
    { reserves: rules.reserves, minimumValue: rules.minimum?.value ?? null },
  );
  writeFileSync(out, listTable(selection, values.lang));
  const prizes = prizeTable(rows, selection, rules.prizes, values.lang);
  if (values.prizes && prizes !== null) writeFileSync(values.prizes, prizes);
  process.stdout.write(`${summary(selection)}\n`);
}

onTables(main, USAGE);
