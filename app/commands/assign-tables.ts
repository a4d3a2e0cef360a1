import type { parseArgs } from 'node:util';

import { conflictPairs } from '#app/domain/conflict.ts';
import { fitEntry } from '#app/domain/assignment/match.ts';
import type { AssignmentInput, Pair } from '#app/domain/assignment/types.ts';
import { BadTable, numberOf, readCsv } from './csv-table.ts';

/** What the command takes. */
export const OPTIONS = {
  projects: { type: 'string' },
  judges: { type: 'string' },
  conflicts: { type: 'string' },
  match: { type: 'string' },
  'match-default': { type: 'string' },
  'per-project': { type: 'string' },
  seed: { type: 'string', default: '1' },
  'same-unit-conflict': { type: 'string', default: 'no' },
  'same-school-conflict': { type: 'string', default: 'yes' },
  'one-per': { type: 'string', default: 'none' },
  fields: { type: 'string' },
  relax: { type: 'string' },
  fairness: { type: 'string', default: 'worst' },
  minimums: { type: 'string', default: 'first' },
  'connection-loss': { type: 'string', default: '0' },
  'keyword-percent': { type: 'string', default: '0' },
  kept: { type: 'string' },
  current: { type: 'string' },
  apart: { type: 'string' },
  out: { type: 'string' },
} as const;

type AssignOptions = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

/** Matches are read to six decimals, which computes exactly. */
const SCALE = 1_000_000;

const codesOf = (cell: string) => [
  ...new Set(
    cell
      .split(';')
      .map((code) => code.trim())
      .filter(Boolean),
  ),
];

function choice<T extends string>(name: string, text: string | undefined, choices: readonly T[]): T {
  const found = choices.find((one) => one === text);
  if (found === undefined)
    throw new BadTable(`--${name} must be ${choices.join(' or ')}, not "${text ?? ''}"`);
  return found;
}

function option(options: AssignOptions, name: keyof AssignOptions): string {
  const value = options[name];
  if (!value) throw new BadTable(`--${name} is missing`);
  return value;
}

/** Reads what the options name into an input of the engine. */
export function readAssignTables(options: AssignOptions) {
  const files = { projects: option(options, 'projects'), judges: option(options, 'judges') };
  option(options, 'out');
  const wholeOption = (name: 'per-project' | 'seed', min: number) =>
    numberOf('option', 0, `--${name}`, option(options, name), { min, max: 2 ** 32 - 1, whole: true });
  const projects = readCsv(
    files.projects,
    ['project', 'disciplines'],
    ['unit', 'school', 'panel', 'keywords'],
  );
  const judges = readCsv(
    files.judges,
    ['judge', 'disciplines'],
    ['unit', 'school', 'min', 'max', 'weights', 'panels', 'keywords'],
  );
  const projectIds = uniqueIds(
    files.projects,
    projects.map(({ line, cells }) => ({ line, id: cells.project })),
  );
  const judgeIds = uniqueIds(
    files.judges,
    judges.map(({ line, cells }) => ({ line, id: cells.judge })),
  );
  const pairsOf = (file: string, columns: readonly string[] = []) =>
    readCsv(file, ['project', 'judge'], columns).map(({ line, cells }) => {
      if (!projectIds.has(cells.project))
        throw new BadTable(`${file}, line ${line}: project "${cells.project}" is not in ${files.projects}`);
      if (!judgeIds.has(cells.judge))
        throw new BadTable(`${file}, line ${line}: judge "${cells.judge}" is not in ${files.judges}`);
      return { line, cells: cells as Record<string, string>, entryId: cells.project, judgeId: cells.judge };
    });
  const onePer = choice('one-per', options['one-per'], ['none', 'school', 'unit']);
  const placeOf = (cells: Record<string, string>, place: 'unit' | 'school') => cells[place] || null;
  const declared = (options.conflicts ? pairsOf(options.conflicts) : []).map(({ entryId, judgeId }) => ({
    personId: judgeId,
    entryId,
    kind: 'DECLARED' as const,
  }));
  const barred = conflictPairs(
    {
      conflictSameSchool:
        choice('same-school-conflict', options['same-school-conflict'], ['yes', 'no']) === 'yes',
      conflictSameUnit: choice('same-unit-conflict', options['same-unit-conflict'], ['yes', 'no']) === 'yes',
    },
    declared,
    judges.map(({ cells }) => ({
      personId: cells.judge,
      schoolId: placeOf(cells, 'school'),
      unitId: placeOf(cells, 'unit'),
    })),
    projects.map(({ cells }) => ({
      id: cells.project,
      schoolId: (cells as Record<string, string>).school ?? '',
      unitId: (cells as Record<string, string>).unit ?? '',
      tutorPersonIds: [],
    })),
  ).map(({ personId, entryId }) => ({ entryId, judgeId: personId }));
  const plainPairs = (file: string | undefined) =>
    file ? pairsOf(file).map(({ entryId, judgeId }) => ({ entryId, judgeId })) : [];
  const limit = (row: (typeof judges)[number], name: 'min' | 'max', otherwise: number) => {
    const text = (row.cells as Record<string, string>)[name];
    return text ? numberOf(files.judges, row.line, name, text, { max: 1e6, whole: true }) : otherwise;
  };
  const matches = options.match
    ? pairsOf(options.match, ['match']).map(({ line, cells, ...pair }) => ({
        ...pair,
        match: scaled(numberOf(options.match ?? '', line, 'match', cells.match ?? '', { max: 1 })),
      }))
    : null;
  const otherwise = options['match-default'];
  const input: AssignmentInput = {
    entries: projects.map(({ cells }) => ({
      id: cells.project,
      disciplineCodes: codesOf(cells.disciplines),
      panelId: (cells as Record<string, string>).panel || null,
      keywords: codesOf((cells as Record<string, string>).keywords ?? ''),
    })),
    judges: judges.map((row) => {
      const [minLoad, maxLoad] = [limit(row, 'min', 0), limit(row, 'max', projects.length)];
      if (minLoad > maxLoad)
        throw new BadTable(`${files.judges}, line ${row.line}: min ${minLoad} is more than max ${maxLoad}`);
      return {
        id: row.cells.judge,
        expertise: expertiseOf(files.judges, row),
        keywords: codesOf((row.cells as Record<string, string>).keywords ?? ''),
        panelIds: codesOf((row.cells as Record<string, string>).panels ?? ''),
        minLoad,
        maxLoad,
        organisation: onePer === 'none' ? null : placeOf(row.cells, onePer),
      };
    }),
    rules: {
      judgesPerEntry: wholeOption('per-project', 1),
      usesPanels: projects.some(({ cells }) => (cells as Record<string, string>).panel),
      fields: options.fields
        ? Object.fromEntries(
            readCsv(options.fields, ['discipline', 'field']).map(({ cells }) => [
              cells.discipline,
              cells.field,
            ]),
          )
        : {},
      strangers: options.relax === 'all' ? 'all' : codesOf(options.relax ?? ''),
      onePerOrganisation: onePer !== 'none',
      fairness: choice('fairness', options.fairness, ['worst', 'each', 'total']),
      minimums: choice('minimums', options.minimums, ['first', 'last']),
      keywordPercent: numberOf('option', 0, '--keyword-percent', options['keyword-percent'], {
        max: 100,
        whole: true,
      }),
      connectionLoss: scaled(numberOf('option', 0, '--connection-loss', options['connection-loss'])),
    },
    barred,
    kept: plainPairs(options.kept),
    current: plainPairs(options.current),
    apart: options.apart ? apartOf(options.apart, judgeIds, files.judges) : [],
    scale: SCALE,
    given: matches
      ? {
          matches,
          otherwise:
            otherwise === undefined
              ? null
              : scaled(numberOf('option', 0, '--match-default', otherwise, { max: 1 })),
        }
      : undefined,
  };
  return { ...compact(input), seed: wholeOption('seed', 0) };
}

/** What a judge knows, 100 each unless `weights` says less, in the order of `disciplines`. */
function expertiseOf(file: string, { line, cells }: { line: number; cells: Record<string, string> }) {
  const weights = cells.weights ? cells.weights.split(';') : [];
  return Object.fromEntries(
    codesOf(cells.disciplines ?? '').map((code, index) => {
      const text = weights[index]?.trim();
      return [code, text ? numberOf(file, line, 'weight', text, { min: 1, max: 100, whole: true }) : 100];
    }),
  );
}

/** Judges who must not sit together, two a line. */
function apartOf(file: string, judgeIds: ReadonlySet<string>, judgesFile: string) {
  return readCsv(file, ['judge', 'other']).map(({ line, cells }): readonly [string, string] => {
    for (const id of [cells.judge, cells.other])
      if (!judgeIds.has(id))
        throw new BadTable(`${file}, line ${line}: judge "${id}" is not in ${judgesFile}`);
    return [cells.judge, cells.other];
  });
}

const scaled = (value: number) => Math.round(value * SCALE);

function uniqueIds(file: string, rows: readonly { line: number; id: string }[]): Set<string> {
  const seen = new Set<string>();
  for (const { line, id } of rows) {
    if (id === '') throw new BadTable(`${file}, line ${line}: the name is missing`);
    if (seen.has(id)) throw new BadTable(`${file}, line ${line}: "${id}" stands in the table twice`);
    seen.add(id);
  }
  return seen;
}

/** The same input in the smallest scale that holds every match exactly, which keeps the sums small. */
function compact(input: AssignmentInput) {
  const { given } = input;
  const values = given
    ? [...given.matches.map((row) => row.match), given.otherwise ?? 0, input.rules.connectionLoss]
    : [input.rules.connectionLoss];
  let step = given ? SCALE : SCALE / 100;
  while (step > 1 && values.some((value) => value % step !== 0)) step /= 10;
  const matches = given?.matches.map((row) => ({ ...row, match: row.match / step }));
  const small: AssignmentInput = {
    ...input,
    rules: { ...input.rules, connectionLoss: input.rules.connectionLoss / step },
    scale: SCALE / step,
    given: given && {
      matches: matches ?? [],
      otherwise: given.otherwise === null ? null : given.otherwise / step,
    },
  };
  return { input: small, scale: SCALE / step, matchOf: keptMatch(small) };
}

/** The match of a kept pair, by project and judge. */
function keptMatch({ entries, judges, rules, given, scale = 1 }: AssignmentInput): (key: string) => number {
  const key = ({ entryId, judgeId }: Pair) => `${entryId}\n${judgeId}`;
  if (given) {
    const table = new Map(given.matches.map((row) => [key(row), row.match]));
    return (id) => table.get(id) ?? given.otherwise ?? 0;
  }
  const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
  const judgeOf = new Map(judges.map((judge) => [judge.id, judge]));
  return (id) => {
    const [entryId = '', judgeId = ''] = id.split('\n');
    const judge = judgeOf.get(judgeId);
    const entry = entryOf.get(entryId);
    return judge && entry ? Math.round((fitEntry(judge, entry, rules).match * scale) / 100) : 0;
  };
}
