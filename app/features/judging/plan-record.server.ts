import { DrawnPairsSchema, pairsText, PlanTableSchema, repeatTables, TABLE_NAMES } from './plan-table.ts';
import type { TableName } from './plan-table.ts';
import { PairsSchema } from './stored-plan.ts';
import { drawnOrder } from '#app/domain/assignment/problem.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';

/**
 * The record of a search: with what it was drawn, in which order, what came out, and how to draw it again. Null when the
 * round is not managed, or nothing came out.
 */
export async function getPlanRecord(viewer: Viewer, runId: string) {
  const run = await db.planRun.findUnique({
    where: { id: runId },
    select: {
      id: true,
      roundId: true,
      seed: true,
      seedWords: true,
      table: true,
      pairs: true,
      version: true,
      startedById: true,
      startedAt: true,
      plan: { select: { pairs: true } },
      round: {
        select: { name: true, nameEn: true, timeZone: true, unit: { select: { name: true } } },
      },
    },
  });
  if (!run?.pairs || !(await managesRound(db, viewer, run.roundId))) return null;
  const by = await db.person.findUnique({ where: { id: run.startedById }, select: { name: true } });
  const table = PlanTableSchema.parse(run.table);
  const pairs = DrawnPairsSchema.parse(run.pairs);
  const { tables, words } = repeatTables(table, run.seed);
  const order = drawnOrder(table.input, run.seed);
  const entryOf = new Map(table.entries.map((entry) => [entry.label, entry]));
  const judgeOf = new Map(table.judges.map((judge) => [judge.label, judge]));
  const judgesOf = new Map<string, { label: string; name: string; isNew: boolean }[]>();
  for (const { entryId, judgeId, isNew } of pairs)
    judgesOf.set(entryId, [
      ...(judgesOf.get(entryId) ?? []),
      { label: judgeId, name: judgeOf.get(judgeId)?.name ?? '', isNew },
    ]);
  const drawn = new Set(
    pairs
      .filter((pair) => pair.isNew)
      .map((pair) => `${entryOf.get(pair.entryId)?.id} ${judgeOf.get(pair.judgeId)?.id}`),
  );
  const now = run.plan
    ? PairsSchema.parse(run.plan.pairs).map((pair) => `${pair.entryId} ${pair.roundJudgeId}`)
    : [...drawn];
  return {
    id: run.id,
    roundId: run.roundId,
    round: run.round,
    at: run.startedAt,
    seed: run.seed,
    seedWords: run.seedWords,
    by: by?.name ?? '',
    version: run.version,
    entries: order.entries.map(({ id }) => ({
      label: id,
      title: entryOf.get(id)?.title ?? '',
      discipline: entryOf.get(id)?.discipline ?? '',
      judges: (judgesOf.get(id) ?? []).sort((a, b) => (a.label < b.label ? -1 : 1)),
    })),
    judges: order.judges.map(({ id }) => ({
      label: id,
      name: judgeOf.get(id)?.name ?? '',
      organisation: judgeOf.get(id)?.organisation ?? '',
    })),
    hasPrevious: pairs.some((pair) => !pair.isNew),
    changed: {
      added: now.filter((key) => !drawn.has(key)).length,
      removed: drawn.size - now.filter((key) => drawn.has(key)).length,
    },
    tables: { ...tables, pairs: pairsText(pairs) } as Partial<Record<TableName, string>>,
    command: `npm run -s assign -- ${words.join(' ')}`,
  };
}
export type PlanRecord = NonNullable<Awaited<ReturnType<typeof getPlanRecord>>>;

/** One of the tables with which a search is repeated, or its result; null when there is none. */
export async function getPlanTable(viewer: Viewer, runId: string, name: string): Promise<string | null> {
  const known = TABLE_NAMES.find((one) => one === name);
  if (!known) return null;
  return (await getPlanRecord(viewer, runId))?.tables[known] ?? null;
}
