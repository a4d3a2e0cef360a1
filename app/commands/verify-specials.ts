import { z } from 'zod';

import { BadTable, numberOf, parseCsv } from './csv-table.ts';
import { oneOf } from './verify-tables.ts';
import type { SpecialInputs } from '#app/domain/special/inputs.ts';
import { specialOutcomes } from '#app/domain/special/inputs.ts';
import {
  BALLOT_COLUMNS,
  CANDIDATE_COLUMNS,
  CHANGE_COLUMNS,
  ENTRY_COLUMNS,
  PUBLISHED_COLUMNS,
  specialLinesCsv,
} from '#app/features/special/special-tables.ts';
import { PointRuleSchema, ProjectRuleSchema } from '#app/features/special/stored.ts';

const COMMON = {
  award: z.string(),
  name: z.string(),
  way: z.enum(['JURY', 'RULE', 'HAND']),
  places: z.number(),
};
const AwardsSchema = z.array(
  z.discriminatedUnion('forWhom', [
    z.object({
      ...COMMON,
      forWhom: z.literal('PROJECTS'),
      rule: ProjectRuleSchema,
      nominations: z.number(),
      prizes: z.array(z.string()),
      jurors: z.number(),
    }),
    z.object({ ...COMMON, forWhom: z.enum(['SCHOOLS', 'UNITS', 'TUTORS']), rule: PointRuleSchema }),
  ]),
);

type Files = Readonly<Record<string, string>>;
type Say = (text: string) => void;
type Compare = (name: string, given: string, recomputed: string) => number;
type Award = {
  award: string;
  name: string;
  inputs: SpecialInputs;
  shown: Map<string, string>;
  changes: { who: string; to: string }[];
  published: { shown: string; state: string }[];
};

const STATES = ['', 'added', 'revoked', 'added revoked'] as const;
const TO = ['SELECTED', 'NOT_SELECTED', 'UNDECIDED'] as const;
const YES = ['', 'yes'] as const;

function readAwards(files: Files, wrong: Say): Award[] {
  const table = <R extends string>(name: string, columns: readonly R[]) => {
    const text = files[name];
    if (text === undefined) throw new BadTable(`${name}: is not in the bundle`);
    return parseCsv(name, text, columns);
  };
  let rules: z.output<typeof AwardsSchema>;
  try {
    rules = AwardsSchema.parse(JSON.parse(files['special.json'] ?? ''));
  } catch {
    throw new BadTable('special.json: is not what a bundle has there');
  }
  const candidates = table('special-candidates.csv', CANDIDATE_COLUMNS);
  const entries = table('special-entries.csv', ENTRY_COLUMNS);
  const ballots = table('special-ballots.csv', BALLOT_COLUMNS);
  const changes = table('special-changes.csv', CHANGE_COLUMNS);
  const published = table('special-published.csv', PUBLISHED_COLUMNS);
  const known = new Set(rules.map(({ award }) => award));
  for (const [name, rows] of Object.entries({ candidates, entries, ballots, changes, published }))
    for (const { line, cells } of rows)
      if (!known.has(cells.award))
        wrong(`special-${name}.csv, line ${line}: there is no award ${cells.award}`);
  const of = <C extends { award: string }>(award: string, rows: readonly { line: number; cells: C }[]) =>
    rows.filter(({ cells }) => cells.award === award);
  return rules.map((rule): Award => {
    const own = of(rule.award, candidates);
    const inputs: SpecialInputs =
      rule.forWhom === 'PROJECTS'
        ? {
            ...rule,
            projects: own.map(({ line, cells }) => ({
              key: cells.who,
              categoryCode: cells.category,
              groupCode: cells.group,
              disciplineCode: cells.discipline,
              prizeCode: cells.prize || null,
              isFinalist: oneOf('special-candidates.csv', line, YES, cells.finalist) === 'yes',
              rank:
                cells.rank === ''
                  ? null
                  : numberOf('special-candidates.csv', line, 'rank', cells.rank, { whole: true }),
            })),
            ballots: ballotsOf(of(rule.award, ballots), rule.jurors, wrong),
          }
        : {
            ...rule,
            holders: own.map(({ cells }) => ({ key: cells.who, unitId: cells.unit })),
            entries: of(rule.award, entries).map(({ line, cells }) => ({
              holders: cells.holders.split(';').filter(Boolean),
              prizeCode: cells.prize || null,
              advanced: oneOf('special-entries.csv', line, YES, cells.advanced) === 'yes',
            })),
          };
    return {
      award: rule.award,
      name: rule.name,
      inputs,
      shown: new Map(own.map(({ cells }) => [cells.who, cells.shown])),
      changes: of(rule.award, changes).map(({ line, cells }) => ({
        who: cells.who,
        to: oneOf('special-changes.csv', line, TO, cells.to),
      })),
      published: of(rule.award, published).map(({ line, cells }) => ({
        shown: cells.shown,
        state: oneOf('special-published.csv', line, STATES, cells.state),
      })),
    };
  });
}

/** Nominations by member; each fills places from 1 on and names nobody twice. */
function ballotsOf(
  rows: readonly { line: number; cells: Record<(typeof BALLOT_COLUMNS)[number], string> }[],
  jurors: number,
  wrong: Say,
) {
  const members = new Map<string, { key: string; place: number }[]>();
  let last = 0;
  for (const { line, cells } of rows) {
    const place = numberOf('special-ballots.csv', line, 'place', cells.place, { whole: true });
    const own = members.get(cells.juror) ?? [];
    const seat = Number(/^k(\d+)$/.exec(cells.juror)?.[1] ?? 0);
    if (seat < last || seat < 1 || seat > jurors)
      wrong(`special-ballots.csv, line ${line}: ${cells.juror} is no member of the jury`);
    last = seat;
    if (place !== own.length + 1 || own.some(({ key }) => key === cells.who))
      wrong(`special-ballots.csv, line ${line}: ${cells.juror} does not nominate like this`);
    members.set(cells.juror, [...own, { key: cells.who, place }]);
  }
  return [...members.values()];
}

/** Works the special awards of a bundle out anew and looks up who was published; how many lines differ. */
export function compareSpecials(say: Say, compare: Compare, files: Files): number {
  if (!('special.json' in files)) return 0;
  let differ = 0;
  const wrong = (text: string) => {
    differ += 1;
    say(text);
  };
  const awards = readAwards(files, wrong);
  const lines = compare('special-lines.csv', files['special-lines.csv'] ?? '', specialLinesCsv(awards));
  for (const { award, name, inputs, shown, changes, published } of awards) {
    const before = differ;
    const says = new Map(changes.map(({ who, to }) => [who, to]));
    const decided = specialOutcomes(inputs).map(({ key, computed }) => ({
      key,
      to: says.get(key) ?? computed,
    }));
    const there = new Set(decided.map(({ key }) => key));
    for (const { who } of changes)
      if (!there.has(who)) wrong(`special-changes.csv: ${who} could not win ${award}`);
    const winners = decided.flatMap(({ key, to }) => (to === 'SELECTED' ? [shown.get(key) || key] : []));
    const standing = published.flatMap(({ shown: text, state }) => (state.includes('revoked') ? [] : [text]));
    const left = [...winners];
    for (const text of standing) {
      const at = left.indexOf(text);
      if (at >= 0) left.splice(at, 1);
      else wrong(`special-published.csv: ${text} was published for ${name} and has not won`);
    }
    for (const text of left) wrong(`special-published.csv: ${text} has won ${name} and was not published`);
    for (const { key, to } of decided)
      if (to === 'UNDECIDED') wrong(`special-changes.csv: ${key} was left undecided for ${award}`);
    say(`special-published.csv: ${name}: ${standing.length} looked up, ${differ - before} differ`);
  }
  return lines + differ;
}
