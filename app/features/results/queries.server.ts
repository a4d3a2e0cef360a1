import { managedRound } from './scope.server.ts';
import { ResultDetailSchema, ResultSummarySchema } from './stored.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

export type TableFilter = {
  search: string;
  unitId: string;
  groupId: string;
  disciplineId: string;
  page: number;
};

/** The newest scoring table of a round, filtered and paged; `result` is null until one was made. Null when not visible. */
export async function getScoringTable(viewer: Viewer, roundId: string, filter: TableFilter, pageSize = 50) {
  const round = await managedRound(db, viewer, roundId);
  if (!round) return null;
  const [result, progress, edges, prizeRules, choices] = await Promise.all([
    db.result.findFirst({
      where: { roundId },
      orderBy: { version: 'desc' },
      select: {
        id: true,
        version: true,
        method: true,
        decimals: true,
        inputsHash: true,
        summary: true,
        createdAt: true,
      },
    }),
    scoringProgress(roundId),
    db.promotionEdge.findMany({
      where: { fromRoundId: roundId },
      select: { id: true, toRound: { select: { name: true, nameEn: true } } },
    }),
    db.prizeRule.count({ where: { roundId } }),
    tableChoices(roundId),
  ]);
  if (!result)
    return { round, result: null, progress, edges, prizeRules, choices, rows: [], matching: 0, pageSize };
  const where = rowWhere(result.id, filter);
  const [matching, rows, judges] = await Promise.all([
    db.resultRow.count({ where }),
    db.resultRow.findMany({
      where,
      orderBy: [{ rank: { sort: 'asc', nulls: 'last' } }, { entry: { number: 'asc' } }],
      skip: (filter.page - 1) * pageSize,
      take: pageSize,
      select: ROW_SELECT,
    }),
    judgeNames(roundId),
  ]);
  return {
    round,
    result: { ...result, summary: ResultSummarySchema.parse(result.summary) },
    progress,
    edges,
    prizeRules,
    choices,
    matching,
    pageSize,
    rows: rows.map((row) => withJudges(row, judges)),
  };
}

/** Every row of the newest scoring table, for the spreadsheet. Null when not visible or not made yet. */
export async function getWholeScoringTable(viewer: Viewer, roundId: string) {
  const round = await managedRound(db, viewer, roundId);
  if (!round) return null;
  const result = await db.result.findFirst({
    where: { roundId },
    orderBy: { version: 'desc' },
    select: { id: true, version: true, decimals: true },
  });
  if (!result) return null;
  const [rows, judges] = await Promise.all([
    db.resultRow.findMany({
      where: { resultId: result.id },
      orderBy: [{ rank: { sort: 'asc', nulls: 'last' } }, { entry: { number: 'asc' } }],
      select: ROW_SELECT,
    }),
    judgeNames(roundId),
  ]);
  return { round, result, rows: rows.map((row) => withJudges(row, judges)) };
}

const ROW_SELECT = {
  scores: true,
  value: true,
  rank: true,
  tied: true,
  detail: true,
  entry: {
    select: {
      id: true,
      number: true,
      isTeam: true,
      unit: { select: { name: true } },
      school: { select: { name: true } },
      group: { select: { name: true, nameEn: true } },
      category: { select: { name: true, nameEn: true } },
      discipline: { select: { name: true, nameEn: true } },
      project: { select: { title: true } },
    },
  },
} as const;

type Row = Prisma.ResultRowGetPayload<{ select: typeof ROW_SELECT }>;

function withJudges(row: Row, judges: Map<string, string>) {
  const detail = ResultDetailSchema.parse(row.detail);
  return {
    ...row,
    detail: undefined,
    notes: detail.notes,
    stages: detail.stages,
    rasch: detail.rasch,
    totals: detail.totals.map((total) => ({ ...total, judge: judges.get(total.judgeId) ?? '' })),
  };
}

/** Names of a round's judges, by their place in it. */
export async function judgeNames(roundId: string): Promise<Map<string, string>> {
  const judges = await db.roundJudge.findMany({
    where: { roundId },
    select: { id: true, person: { select: { name: true } } },
  });
  return new Map(judges.map((judge) => [judge.id, judge.person.name]));
}

function rowWhere(resultId: string, filter: TableFilter): Prisma.ResultRowWhereInput {
  const search = filter.search.trim();
  return {
    resultId,
    entry: {
      ...(filter.unitId ? { unitId: filter.unitId } : {}),
      ...(filter.groupId ? { groupId: filter.groupId } : {}),
      ...(filter.disciplineId ? { disciplineId: filter.disciplineId } : {}),
      ...(search
        ? {
            OR: [
              { number: { contains: search } },
              { project: { title: { contains: search } } },
              { school: { name: { contains: search } } },
            ],
          }
        : {}),
    },
  };
}

/** How much of the round has been scored. */
async function scoringProgress(roundId: string) {
  const [entries, assigned, submitted] = await Promise.all([
    db.entry.count({ where: { roundId, status: 'ELIGIBLE' } }),
    db.assignment.count({ where: { status: 'ASSIGNED', entry: { roundId, status: 'ELIGIBLE' } } }),
    db.scoreSheet.count({
      where: {
        status: 'SUBMITTED',
        assignment: { status: 'ASSIGNED', entry: { roundId, status: 'ELIGIBLE' } },
      },
    }),
  ]);
  return { entries, assigned, submitted };
}

/** What the filters of a round's table offer. */
async function tableChoices(roundId: string) {
  const named = { orderBy: { order: 'asc' }, select: { id: true, name: true, nameEn: true } } as const;
  const [groups, disciplines, units] = await Promise.all([
    db.group.findMany({ where: { roundId }, ...named }),
    db.discipline.findMany({ where: { roundId }, ...named }),
    db.unit.findMany({
      where: { entries: { some: { roundId } } },
      orderBy: { order: 'asc' },
      select: { id: true, name: true },
    }),
  ]);
  return { groups, disciplines, units };
}
