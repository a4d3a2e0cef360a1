import { z } from 'zod';

import { BadTable, numberOf, parseCsv } from './csv-table.ts';
import type { ListChange, ListInputs } from '#app/domain/bundle/list-inputs.ts';
import type { ScoringInputs } from '#app/domain/bundle/scoring-inputs.ts';
import { RASCH_MODELS } from '#app/domain/calibration/rasch-types.ts';
import { STAGES } from '#app/domain/rubric.ts';
import { QUOTA_DIMENSIONS } from '#app/domain/quota-bucket.ts';
import { PROJECT_COLUMNS } from '#app/features/results/bundle-tables.ts';
import { TieBreakersSchema } from '#app/features/results/stored.ts';

const LineSchema = z.object({
  id: z.string(),
  kind: z.enum(['CAP', 'FLOOR', 'SHARE', 'BONUS']),
  places: z.number().nullable(),
  percent: z.number().nullable(),
  unitId: z.string().nullable(),
  schoolId: z.string().nullable(),
  schoolTier: z.string().nullable(),
  groupCode: z.string().nullable(),
  categoryCode: z.string().nullable(),
  disciplineCode: z.string().nullable(),
  team: z.boolean().nullable(),
  each: z.array(z.enum(QUOTA_DIMENSIONS)),
  rounding: z.enum(['HAMILTON', 'WEBSTER']).optional(),
});
const PrizeSchema = z.object({
  code: z.string(),
  mode: z.enum(['COUNT', 'PERCENT_OF_ENTRIES', 'PERCENT_OF_WINNERS']),
  value: z.number(),
  among: z.enum(['FINALISTS', 'OTHERS']).optional(),
  categoryCode: z.string().nullable(),
});
const RulesSchema = z.object({
  scoring: z.object({
    method: z.enum(['MEAN', 'TRIMMED', 'CONSENSUS', 'ZSCORE', 'ADJUSTED', 'ADDITIVE', 'MIXED', 'MFRM']),
    model: z.enum(RASCH_MODELS).optional(),
    trimMinimum: z.number(),
    decimals: z.number(),
    tieBreakers: TieBreakersSchema,
    stageWeights: z.partialRecord(z.enum(STAGES), z.number()).nullable(),
    /** The finalists of projects.csv are ranked before all others. */
    finalistsFirst: z.boolean().default(false),
  }),
  list: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('ENTRY'),
      lines: z.array(LineSchema),
      reserves: z.number(),
      minimumValue: z.number().nullable(),
      promotes: z.enum(['FIRST', 'EVERY']).optional(),
    }),
    z.object({
      kind: z.literal('AWARD'),
      rules: z.array(PrizeSchema),
      perCategory: z.boolean(),
      capPercent: z.number().nullable(),
    }),
  ]),
});
const PublishedSchema = z.object({
  template: z.string(),
  lines: z.array(z.object({ number: z.string(), prize: z.string() })),
});

/** What a bundle says went in, and what it says was changed and published. */
export type VerifiedInputs = {
  scoring: ScoringInputs;
  list: ListInputs;
  changes: ListChange[];
  published: z.infer<typeof PublishedSchema>;
  numbers: Map<string, string>;
  prizes: Map<string, string>;
};

/** Reads the tables of a bundle. Throws `BadTable` for one that is missing or cannot be used. */
export function readBundleTables(files: Readonly<Record<string, string>>): VerifiedInputs {
  const text = (name: string) => {
    const found = files[name];
    if (found === undefined) throw new BadTable(`${name}: is not in the bundle`);
    return found;
  };
  const table = <R extends string>(name: string, columns: readonly R[]) =>
    parseCsv(name, text(name), columns);
  const json = <T>(name: string, schema: z.ZodType<T>): T => {
    try {
      return schema.parse(JSON.parse(text(name)));
    } catch (error) {
      if (error instanceof BadTable) throw error;
      throw new BadTable(`${name}: is not what a bundle has there`);
    }
  };
  const points = (name: string, line: number, column: string, cell: string) =>
    Math.round(numberOf(name, line, column, cell, { min: -Infinity }) * 100);
  const { scoring: rule, list: rules } = json('rules.json', RulesSchema);
  const projects = table('projects.csv', PROJECT_COLUMNS).map(({ cells }) => cells);
  // Earlier bundles name no stage there: no judge had an entry twice.
  const staged = text('scores.csv').startsWith('project,judge,stage,');
  const key = (cells: { project: string; judge: string; stage?: string }) =>
    [cells.project, cells.judge, staged ? cells.stage : ''].join(' ');
  const marksOf = grouped(
    staged
      ? table('scores.csv', ['project', 'judge', 'stage', 'criterion', 'score'])
      : table('scores.csv', ['project', 'judge', 'criterion', 'score']),
    ({ cells }) => key(cells),
    ({ line, cells }) => ({
      criterionId: cells.criterion,
      pointsX100: points('scores.csv', line, 'score', cells.score),
    }),
  );
  const criteriaOf = grouped(
    table('criteria.csv', ['rubric', 'stage', 'criterion', 'max', 'weight']),
    ({ cells }) => `${cells.rubric} ${cells.stage}`,
    ({ line, cells }) => ({
      id: cells.criterion,
      code: cells.criterion,
      maxX100: points('criteria.csv', line, 'max', cells.max),
      weight: numberOf('criteria.csv', line, 'weight', cells.weight, { whole: true }),
    }),
  );
  const agreedOf = grouped(
    table('agreed.csv', ['project', 'rubric', 'criterion', 'score']),
    ({ cells }) => `${cells.project} ${cells.rubric}`,
    ({ line, cells }) => ({
      criterionId: cells.criterion,
      pointsX100: points('agreed.csv', line, 'score', cells.score),
    }),
  );
  const { tieBreakers, stageWeights, finalistsFirst, ...scoringRule } = rule;
  return {
    scoring: {
      rule: scoringRule,
      tieBreakers,
      stageWeights,
      rubrics: [...criteriaOf].map(([key, criteria]) => {
        const [id = '', stage = ''] = key.split(' ');
        return { id, stage: oneOf('criteria.csv', 0, STAGES, stage), criteria };
      }),
      entries: projects.map(({ project, rubric, finalist }) => ({
        id: project,
        rubricId: rubric || null,
        ...(finalistsFirst && finalist === 'yes' ? { isFinalist: true } : {}),
      })),
      sheets: table('sheets.csv', ['project', 'judge', 'status', 'rubric', 'stage']).map(
        ({ line, cells }) => ({
          entryId: cells.project,
          judgeId: cells.judge,
          status: oneOf('sheets.csv', line, STATUSES, cells.status),
          rubricId: cells.rubric || null,
          stage: oneOf('sheets.csv', line, STAGES, cells.stage),
          marks: marksOf.get(key(cells)) ?? [],
        }),
      ),
      agreed: [...agreedOf].map(([id, marks]) => {
        const [entryId = '', rubricId = ''] = id.split(' ');
        return { entryId, rubricId, marks };
      }),
      panels: table('panels.csv', ['judge', 'panel']).map(({ cells }) => ({
        judgeId: cells.judge,
        panelId: cells.panel,
      })),
    },
    list:
      rules.kind === 'AWARD'
        ? {
            ...rules,
            entries: projects.map(({ project, category, finalist }) => ({
              entryId: project,
              categoryCode: category || null,
              isFinalist: finalist === 'yes',
            })),
          }
        : {
            ...rules,
            candidates: projects.map(candidateOf),
            ...(rules.promotes
              ? {
                  once: table('once.csv', ['project', 'students']).map(
                    ({ cells }) => [cells.project, cells.students] as const,
                  ),
                }
              : {}),
          },
    changes: table('changes.csv', ['project', 'to', 'prize']).map(({ line, cells }) => ({
      entryId: cells.project,
      to: oneOf('changes.csv', line, DECISIONS, cells.to),
      prizeCode: cells.prize || null,
    })),
    published: json('published.json', PublishedSchema),
    numbers: new Map(projects.map(({ project, number }) => [project, number])),
    prizes: new Map(table('prizes.csv', ['prize', 'name']).map(({ cells }) => [cells.prize, cells.name])),
  };
}

function candidateOf(cells: Record<(typeof PROJECT_COLUMNS)[number], string>) {
  const tutors = cells.tutors.split(';').filter(Boolean);
  return {
    entryId: cells.project,
    unitId: cells.unit,
    schoolId: cells.school,
    schoolTier: cells.tier || null,
    groupCode: cells.group,
    categoryCode: cells.category,
    disciplineCode: cells.discipline,
    team: cells.team === 'yes',
    tutors,
    tutorPersons: Object.fromEntries(tutors.map((label) => [label, label])),
  };
}

function grouped<Row, T>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  make: (row: Row) => T,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const list = groups.get(keyOf(row));
    if (list) list.push(make(row));
    else groups.set(keyOf(row), [make(row)]);
  }
  return groups;
}

/** What a list says of a line. */
export const DECISIONS = ['SELECTED', 'RESERVE', 'NOT_SELECTED', 'UNDECIDED', 'REVOKED'] as const;
const STATUSES = ['submitted', 'missing', 'recused'] as const;

/** A cell that is one of what may stand there; refused with file and line otherwise. */
export function oneOf<T extends string>(file: string, line: number, known: readonly T[], cell: string): T {
  const found = known.find((one) => one === cell);
  if (found === undefined) throw new BadTable(`${file}, line ${line}: "${cell}" is unknown`);
  return found;
}
