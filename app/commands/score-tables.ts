import type { parseArgs } from 'node:util';

import { METHODS } from '#app/domain/calibration/types.ts';
import type { CalibrationInput, CalibrationSheet, Method } from '#app/domain/calibration/types.ts';
import type { ScoringCriterion } from '#app/domain/scoring.ts';
import { BadTable, numberOf, readCsv } from './csv-table.ts';

/** What the command takes. */
export const OPTIONS = {
  scores: { type: 'string' },
  criteria: { type: 'string' },
  method: { type: 'string' },
  model: { type: 'string', default: 'rating-scale' },
  guards: { type: 'string', default: 'plain' },
  'trim-minimum': { type: 'string', default: '4' },
  decimals: { type: 'string' },
  seed: { type: 'string', default: '1' },
  quota: { type: 'string' },
  out: { type: 'string' },
  facets: { type: 'string' },
} as const;

type ScoreOptions = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

/** Decimals of marks, maxima and weights that are read; all are kept exactly. */
const MOST_DECIMALS = 6;

function choice<T extends string>(name: string, text: string | undefined, choices: readonly T[]): T {
  const found = choices.find((one) => one === text);
  if (found === undefined)
    throw new BadTable(`--${name} must be ${choices.join(' or ')}, not "${text ?? ''}"`);
  return found;
}

type Mark = {
  line: number;
  project: string;
  judge: string;
  criterion: string;
  stage: string;
  /** Null for an empty cell: no mark, which is not zero. */
  points: number | null;
};

/** Reads what the options name. */
export function readScoreTables(options: ScoreOptions) {
  if (!options.scores) throw new BadTable('--scores is missing');
  const method: Method = choice('method', options.method, METHODS);
  const whole = (
    name: 'trim-minimum' | 'decimals' | 'seed' | 'quota',
    text: string,
    min: number,
    max: number,
  ) => numberOf('option', 0, `--${name}`, text, { min, max, whole: true });
  const marks = readMarks(options.scores);
  const { criteria, parts } = options.criteria
    ? givenCriteria(options.criteria, options.scores, marks)
    : seenCriteria(options.scores, marks);
  const input: CalibrationInput = {
    criteria,
    parts,
    sheets: sheetsOf(options.scores, marks, criteria, parts),
  };
  const incomplete = method === 'mfrm' ? null : firstIncomplete(input, marks);
  if (incomplete)
    throw new BadTable(
      `${options.scores}, line ${incomplete.line}: judge "${incomplete.judge}" gave project "${incomplete.project}" no mark on criterion "${incomplete.lacks}", which only --method mfrm can do without`,
    );
  const broken = marks.find(({ points }) => points !== null && !Number.isInteger(points));
  if (method === 'mfrm' && broken)
    throw new BadTable(
      `${options.scores}, line ${broken.line}: score ${broken.points} is no whole number, which --method mfrm needs`,
    );
  const isExact = method === 'mean' || method === 'trimmed';
  return {
    input,
    rule: {
      method,
      model: choice('model', options.model, ['rating-scale', 'partial-credit']),
      guards: choice('guards', options.guards, ['plain', 'recommended']),
      trimMinimum: whole('trim-minimum', options['trim-minimum'], 3, 100),
      decimals: whole('decimals', options.decimals ?? (isExact ? '2' : '4'), 0, 6),
    },
    seed: whole('seed', options.seed, 0, 2 ** 32 - 1),
    quota: options.quota === undefined ? null : whole('quota', options.quota, 1, 1e6),
  };
}

function readMarks(file: string): Mark[] {
  const seen = new Map<string, number>();
  const marks = readCsv(file, ['project', 'judge', 'criterion', 'score'], ['stage']).map(
    ({ line, cells }): Mark => {
      const { project, judge, criterion, score } = cells;
      const stage = (cells as Record<string, string>).stage ?? '';
      for (const [name, text] of Object.entries({ project, judge, criterion }))
        if (text === '') throw new BadTable(`${file}, line ${line}: the ${name} is missing`);
      const key = JSON.stringify([project, judge, criterion, stage]);
      const before = seen.get(key);
      if (before !== undefined)
        throw new BadTable(
          `${file}, line ${line}: judge "${judge}" has marked project "${project}" on criterion "${criterion}" in line ${before} already`,
        );
      seen.set(key, line);
      const points =
        score === ''
          ? null
          : exactly(file, line, 'score', numberOf(file, line, 'score', score, { min: -1e6, max: 1e6 }));
      return { line, project, judge, criterion, stage, points };
    },
  );
  if (marks.length === 0) throw new BadTable(`${file}, line 2: there is no mark`);
  return marks;
}

/** The number itself; refused with more decimals than are kept. */
function exactly(file: string, line: number, name: string, value: number): number {
  if (decimalsOf(value) > MOST_DECIMALS)
    throw new BadTable(`${file}, line ${line}: ${name} ${value} has more than ${MOST_DECIMALS} decimals`);
  return value;
}

function decimalsOf(value: number): number {
  let decimals = 0;
  while (decimals <= MOST_DECIMALS && Number(value.toFixed(decimals)) !== value) decimals += 1;
  return decimals;
}

const partsFor = (numbers: readonly number[]) =>
  10 ** numbers.reduce((most, value) => Math.max(most, decimalsOf(value)), 2);

function givenCriteria(file: string, scoresFile: string, marks: readonly Mark[]) {
  const rows = new Map<string, { max: number; weight: number }>();
  for (const { line, cells } of readCsv(file, ['criterion', 'max', 'weight'])) {
    const { criterion } = cells;
    if (criterion === '') throw new BadTable(`${file}, line ${line}: the criterion is missing`);
    if (rows.has(criterion))
      throw new BadTable(`${file}, line ${line}: "${criterion}" stands in the table twice`);
    const number = (name: 'max' | 'weight') =>
      exactly(file, line, name, numberOf(file, line, name, cells[name], { max: 1e6 }));
    const row = { max: number('max'), weight: number('weight') };
    if (row.max === 0) throw new BadTable(`${file}, line ${line}: max must be more than 0`);
    rows.set(criterion, row);
  }
  if ([...rows.values()].every(({ weight }) => weight === 0))
    throw new BadTable(`${file}, line 2: the weights are all 0`);
  for (const { line, criterion, points } of marks) {
    const row = rows.get(criterion);
    if (!row) throw new BadTable(`${scoresFile}, line ${line}: criterion "${criterion}" is not in ${file}`);
    if (points !== null && points > row.max)
      throw new BadTable(`${scoresFile}, line ${line}: score ${points} is more than ${row.max}, the maximum`);
  }
  return criteriaFrom(rows, marks);
}

/** The highest mark seen as the maximum, equal weights. */
function seenCriteria(file: string, marks: readonly Mark[]) {
  const rows = new Map<string, { max: number; weight: number }>();
  const lowest = new Map<string, Mark>();
  for (const mark of marks) {
    if (mark.points === null) continue;
    const max = Math.max(rows.get(mark.criterion)?.max ?? 0, mark.points);
    rows.set(mark.criterion, { max, weight: 1 });
    if (mark.points < (lowest.get(mark.criterion)?.points ?? 0)) lowest.set(mark.criterion, mark);
  }
  for (const [criterion, row] of rows) {
    if (row.max > 0) continue;
    const deduction = lowest.get(criterion);
    if (deduction)
      throw new BadTable(
        `${file}, line ${deduction.line}: criterion "${criterion}" has no mark above 0, its maximum must come from --criteria`,
      );
    // Nothing but zeros is zero of any maximum.
    rows.set(criterion, { max: 1, weight: 1 });
  }
  return criteriaFrom(rows, marks);
}

function criteriaFrom(rows: ReadonlyMap<string, { max: number; weight: number }>, marks: readonly Mark[]) {
  const list = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = partsFor([...list.map(([, { max }]) => max), ...marks.map(({ points }) => points ?? 0)]);
  const weightParts = partsFor(list.map(([, { weight }]) => weight));
  const weights = list.map(([, { weight }]) => Math.round(weight * weightParts));
  const common = weights.reduce(divisor, 0) || 1;
  return {
    parts,
    criteria: list.map(([code, { max }], k): ScoringCriterion => ({
      id: code,
      code,
      maxX100: Math.round(max * parts),
      weight: (weights[k] ?? 0) / common,
    })),
  };
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** One sheet for each project, judge and stage; it holds the criteria that its stage uses. */
function sheetsOf(file: string, marks: readonly Mark[], criteria: ScoringCriterion[], parts: number) {
  const stages = new Map<string, Set<string>>();
  for (const { stage, criterion, points } of marks)
    if (points !== null) stages.set(stage, (stages.get(stage) ?? new Set()).add(criterion));
  const own = new Map(
    [...stages].map(([stage, used]) => [
      stage,
      stages.size === 1 ? criteria : criteria.filter(({ id }) => used.has(id)),
    ]),
  );
  for (const [stage, list] of own)
    if (list.every(({ weight }) => weight === 0))
      throw new BadTable(`${file}, line 2: the weights of stage "${stage}" are all 0`);
  const sheets = new Map<string, CalibrationSheet & { marks: CalibrationSheet['marks'][number][] }>();
  for (const { project, judge, criterion, stage, points } of marks) {
    const key = JSON.stringify([project, judge, stage]);
    let sheet = sheets.get(key);
    if (!sheet) {
      sheet = { entryId: project, judgeId: judge, stage, status: 'missing', marks: [] };
      const list = own.get(stage);
      if (list && list !== criteria && list.length < criteria.length) sheet.criteria = list;
      sheets.set(key, sheet);
    }
    if (points === null) continue;
    sheet.status = 'submitted';
    sheet.marks.push({ criterionId: criterion, pointsX100: Math.round(points * parts) });
  }
  return [...sheets.values()];
}

/** The first sheet that has some marks and lacks others. */
function firstIncomplete({ sheets, criteria }: CalibrationInput, marks: readonly Mark[]) {
  for (const { status, entryId, judgeId, stage, marks: given, criteria: own = criteria } of sheets) {
    if (status !== 'submitted' || given.length === own.length) continue;
    const lacks = own.find(({ id }) => given.every(({ criterionId }) => criterionId !== id))?.code;
    const line = marks.find((m) => m.project === entryId && m.judge === judgeId && m.stage === stage)?.line;
    return { line, project: entryId, judge: judgeId, lacks };
  }
  return null;
}
