import { z } from 'zod';

import type { AssignmentInput, Pair } from '#app/domain/assignment/types.ts';
import { csvText } from '#app/features/shared/csv-text.ts';

const PairSchema = z.object({ entryId: z.string(), judgeId: z.string() });
const InputSchema = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      disciplineCodes: z.array(z.string()),
      panelId: z.string().nullable(),
      keywords: z.array(z.string()).optional(),
    }),
  ),
  judges: z.array(
    z.object({
      id: z.string(),
      expertise: z.record(z.string(), z.number()),
      keywords: z.array(z.string()).optional(),
      panelIds: z.array(z.string()),
      minLoad: z.number(),
      maxLoad: z.number(),
      organisation: z.string().nullable(),
    }),
  ),
  rules: z.object({
    judgesPerEntry: z.number(),
    usesPanels: z.boolean(),
    fields: z.record(z.string(), z.string().nullable()),
    strangers: z.union([z.literal('all'), z.array(z.string())]),
    onePerOrganisation: z.boolean(),
    fairness: z.enum(['worst', 'each', 'total']),
    minimums: z.enum(['first', 'last']),
    connectionLoss: z.number(),
    keywordPercent: z.number().optional(),
  }),
  barred: z.array(PairSchema),
  kept: z.array(PairSchema),
  current: z.array(PairSchema),
  apart: z.array(z.tuple([z.string(), z.string()])),
});

/** What a search was given, under labels that may be read out: entries by number, judges as J001, J002 … */
export const PlanTableSchema = z.object({
  input: InputSchema,
  entries: z.array(
    z.object({ label: z.string(), id: z.string(), title: z.string(), discipline: z.string() }),
  ),
  judges: z.array(
    z.object({ label: z.string(), id: z.string(), name: z.string(), organisation: z.string() }),
  ),
});
export type PlanTable = z.infer<typeof PlanTableSchema>;

/** Pairs as they came out, with those that stood before and stay. */
export const DrawnPairsSchema = z.array(PairSchema.extend({ match: z.number(), isNew: z.boolean() }));

type Names = {
  entries: readonly { id: string; number: string | null; title: string; discipline: string }[];
  /** In the order of their labels. */
  judges: readonly { id: string; name: string; organisation: string }[];
};

/** Puts labels in the place of ids, so that a draw can be read out and repeated from tables without anybody's name. */
export function labelInput(input: AssignmentInput, names: Names): PlanTable {
  const numbers = names.entries.map((entry) => entry.number ?? '');
  const areNumbered = !numbers.includes('') && new Set(numbers).size === numbers.length;
  const entries = names.entries.map(({ id, number, title, discipline }) => ({
    label: areNumbered ? (number ?? id) : id,
    id,
    title,
    discipline,
  }));
  const judges = names.judges.map((judge, index) => ({
    label: judgeLabel(index, names.judges.length),
    ...judge,
  }));
  const entryLabel = labels(entries);
  const labelOfJudge = labels(judges);
  const places = counter('O');
  const panels = counter('P');
  // A rare word of one judge's own field would tell who it is.
  const words = counter('K');
  const pair = ({ entryId, judgeId }: Pair) => ({
    entryId: entryLabel(entryId),
    judgeId: labelOfJudge(judgeId),
  });
  // Conflicts of judges who have left the pool say nothing to a draw.
  const known = new Set(judges.map((judge) => judge.id));
  const pairs = (list: readonly Pair[] = []) => list.filter((one) => known.has(one.judgeId)).map(pair);
  return {
    entries,
    judges,
    input: {
      entries: input.entries.map((entry) => ({
        id: entryLabel(entry.id),
        disciplineCodes: [...entry.disciplineCodes],
        panelId: entry.panelId === null ? null : panels(entry.panelId),
        keywords: entry.keywords?.map(words),
      })),
      judges: input.judges.map((judge) => ({
        id: labelOfJudge(judge.id),
        expertise: { ...judge.expertise },
        keywords: judge.keywords?.map(words),
        panelIds: judge.panelIds.map(panels),
        minLoad: judge.minLoad,
        maxLoad: judge.maxLoad,
        organisation: judge.organisation === null ? null : places(judge.organisation),
      })),
      rules: {
        ...input.rules,
        fields: { ...input.rules.fields },
        strangers: input.rules.strangers === 'all' ? 'all' : [...input.rules.strangers],
      },
      barred: pairs(input.barred),
      kept: pairs(input.kept),
      current: pairs(input.current),
      apart: (input.apart ?? []).map(([a, b]) => [labelOfJudge(a), labelOfJudge(b)] as [string, string]),
    },
  };
}

/** What a judge is called in a draw and in a workbook: J001, J002 … in the order of their names. */
export function judgeLabel(index: number, count: number): string {
  return `J${String(index + 1).padStart(Math.max(3, String(count).length), '0')}`;
}

const labels = (rows: readonly { id: string; label: string }[]) => {
  const known = new Map(rows.map((row) => [row.id, row.label]));
  return (id: string) => known.get(id) ?? id;
};

function counter(letter: string): (id: string) => string {
  const known = new Map<string, string>();
  return (id) => {
    const label = known.get(id) ?? `${letter}${known.size + 1}`;
    known.set(id, label);
    return label;
  };
}

/** The ids that labels stand for. */
export function idsOf({ entries, judges }: Pick<PlanTable, 'entries' | 'judges'>) {
  const entry = new Map(entries.map((row) => [row.label, row.id]));
  const judge = new Map(judges.map((row) => [row.label, row.id]));
  return <T extends Pair>(pair: T): T => ({
    ...pair,
    entryId: entry.get(pair.entryId) ?? pair.entryId,
    judgeId: judge.get(pair.judgeId) ?? pair.judgeId,
  });
}

export const TABLE_NAMES = [
  'projects',
  'judges',
  'conflicts',
  'kept',
  'current',
  'apart',
  'fields',
  'pairs',
] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** The tables with which `npm run -s assign` repeats a search, and what to type. Tables that would be empty are left out. */
export function repeatTables({ input }: Pick<PlanTable, 'input'>, seed: number) {
  const { rules } = input;
  const pairRows = (pairs: readonly Pair[]) => pairs.map((pair) => [pair.entryId, pair.judgeId]);
  const bodies: Partial<Record<TableName, readonly (readonly string[])[]>> = {
    projects: input.entries.map((entry) => [
      entry.id,
      entry.disciplineCodes.join(';'),
      (rules.usesPanels && entry.panelId) || '',
      (entry.keywords ?? []).join(';'),
    ]),
    judges: input.judges.map((judge) => [
      judge.id,
      Object.keys(judge.expertise).join(';'),
      Object.values(judge.expertise).join(';'),
      judge.organisation ?? '',
      judge.panelIds.join(';'),
      String(judge.minLoad),
      String(judge.maxLoad),
      (judge.keywords ?? []).join(';'),
    ]),
    conflicts: pairRows(input.barred),
    kept: pairRows(input.kept),
    current: pairRows(input.current),
    apart: input.apart,
    fields: Object.entries(rules.fields).flatMap(([code, field]) => (field ? [[code, field]] : [])),
  };
  const heads: Record<string, readonly string[]> = {
    projects: ['project', 'disciplines', 'panel', 'keywords'],
    judges: ['judge', 'disciplines', 'weights', 'school', 'panels', 'min', 'max', 'keywords'],
    apart: ['judge', 'other'],
    fields: ['discipline', 'field'],
  };
  const tables: Partial<Record<TableName, string>> = {};
  const words: string[] = [];
  for (const name of TABLE_NAMES) {
    const body = bodies[name];
    if (!body || body.length === 0) continue;
    tables[name] = csvText([heads[name] ?? ['project', 'judge'], ...body]);
    words.push(`--${name}`, `${name}.csv`);
  }
  words.push('--per-project', String(rules.judgesPerEntry), '--seed', String(seed));
  words.push('--same-school-conflict', 'no');
  if (rules.onePerOrganisation) words.push('--one-per', 'school');
  if (rules.strangers === 'all') words.push('--relax', 'all');
  else if (rules.strangers.length > 0) words.push('--relax', rules.strangers.join(';'));
  if (rules.keywordPercent) words.push('--keyword-percent', String(rules.keywordPercent));
  if (rules.connectionLoss > 0) words.push('--connection-loss', String(rules.connectionLoss / 100));
  return { tables, words: [...words, '--out', 'pairs.csv'] };
}

/** Pairs as the command writes them: by project and judge, matches from 0 to 1. */
export function pairsText(pairs: readonly (Pair & { match: number })[]): string {
  const sorted = [...pairs].sort((a, b) =>
    a.entryId === b.entryId ? Number(a.judgeId > b.judgeId) - 0.5 : Number(a.entryId > b.entryId) - 0.5,
  );
  return csvText([
    ['project', 'judge', 'match'],
    ...sorted.map((row) => [row.entryId, row.judgeId, String(Number((row.match / 100).toFixed(6)))]),
  ]);
}
