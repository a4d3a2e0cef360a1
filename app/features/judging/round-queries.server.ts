import { standingBans } from './judges-in-play.server.ts';
import type { PlanSettings } from './plan-settings.ts';
import { can } from '#app/domain/policy.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { finalistFacts } from '#app/features/rounds/finalists.server.ts';
import { eligibleAt } from '#app/features/rounds/eligible-at.server.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';

/** A round's pool with loads and progress, and its panels; null when not managed. */
export async function getPool(viewer: Viewer, roundId: string) {
  const round = await managesRound(db, viewer, roundId);
  if (!round) return null;
  const [judges, panels, disciplines, assigned, submitted] = await Promise.all([
    db.roundJudge.findMany({
      where: { roundId, leftAt: null },
      orderBy: [{ person: { name: 'asc' } }, { id: 'asc' }],
      select: {
        id: true,
        maxLoad: true,
        answer: true,
        invitedAt: true,
        answeredAt: true,
        answerText: true,
        declaredAt: true,
        person: {
          select: {
            id: true,
            name: true,
            username: true,
            mustChangePassword: true,
            judgeProfile: {
              select: {
                organisation: true,
                school: { select: { name: true } },
                expertise: { select: { disciplineCode: true } },
                bans: { where: standingBans(round.unit.path), select: { id: true } },
              },
            },
          },
        },
        panels: { select: { panel: { select: { id: true, name: true } } } },
      },
    }),
    db.panel.findMany({
      where: { roundId },
      orderBy: { order: 'asc' },
      select: {
        id: true,
        name: true,
        disciplines: { select: { disciplineId: true, discipline: { select: { name: true } } } },
        members: { select: { roundJudgeId: true, isChair: true } },
      },
    }),
    db.discipline.findMany({
      where: { roundId },
      orderBy: { order: 'asc' },
      select: { id: true, code: true, name: true, nameEn: true },
    }),
    db.assignment.groupBy({
      by: ['roundJudgeId'],
      where: { roundJudge: { roundId }, status: 'ASSIGNED' },
      _count: { _all: true },
    }),
    db.assignment.groupBy({
      by: ['roundJudgeId'],
      where: { roundJudge: { roundId }, status: 'ASSIGNED', sheet: { status: 'SUBMITTED' } },
      _count: { _all: true },
    }),
  ]);
  const countOf = (rows: typeof assigned) =>
    new Map(rows.map((row) => [row.roundJudgeId, row._count._all] as const));
  const [total, done] = [countOf(assigned), countOf(submitted)];
  return {
    judges: judges.map(({ person, panels: of, ...judge }) => ({
      ...judge,
      personId: person.id,
      name: person.name,
      username: person.username,
      notYetIn: person.mustChangePassword,
      banned: (person.judgeProfile?.bans.length ?? 0) > 0,
      organisation: person.judgeProfile?.organisation || person.judgeProfile?.school?.name || '',
      expertise: person.judgeProfile?.expertise.map((row) => row.disciplineCode) ?? [],
      panels: of.map((row) => row.panel),
      total: total.get(judge.id) ?? 0,
      submitted: done.get(judge.id) ?? 0,
    })),
    panels,
    disciplines,
    timeZone: round.timeZone,
  };
}

/** How judging stands, by which settings it is assigned, and a page of its entries with their judges; null when not managed. */
export async function getAssignmentDesk(viewer: Viewer, roundId: string, page = 1, pageSize = 50) {
  const round = await managesRound(db, viewer, roundId);
  if (!round) return null;
  const facts = await db.round.findUniqueOrThrow({
    where: { id: roundId },
    select: {
      stage: true,
      stageWeights: true,
      judgesPerEntry: true,
      judgeMinLoad: true,
      judgeMaxLoad: true,
      usesPanels: true,
      ownDisciplineOnly: true,
      onePerOrganisation: true,
      wantsOverlap: true,
      keywordPercent: true,
      conflictSameSchool: true,
      conflictSameUnit: true,
      panels: { select: { id: true } },
      disciplines: { select: { code: true, name: true, nameEn: true } },
      _count: { select: { judgesApart: true } },
    },
  });
  const inPlay = await eligibleAt(db, roundId, facts.stage);
  const standing = { roundJudge: { roundId }, status: 'ASSIGNED', stage: facts.stage } as const;
  const [eligible, assigned, submitted, entries] = await Promise.all([
    db.entry.count({ where: inPlay }),
    db.assignment.count({ where: standing }),
    db.assignment.count({ where: { ...standing, sheet: { status: 'SUBMITTED' } } }),
    db.entry.findMany({
      where: inPlay,
      orderBy: [{ number: 'asc' }, { id: 'asc' }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: {
        id: true,
        number: true,
        project: { select: { title: true } },
        discipline: { select: { name: true, nameEn: true } },
      },
    }),
  ]);
  const assignments = await db.assignment.findMany({
    where: { ...standing, entryId: { in: entries.map(({ id }) => id) } },
    select: {
      id: true,
      entryId: true,
      roundJudge: { select: { person: { select: { name: true } } } },
      sheet: { select: { status: true } },
    },
  });
  const perEntry = new Map<string, typeof assignments>();
  for (const row of assignments) perEntry.set(row.entryId, [...(perEntry.get(row.entryId) ?? []), row]);
  return {
    /** Which of two stages is assigned; null where there is one. */
    stage: facts.stageWeights !== null || facts.stage === 'DEFENCE' ? facts.stage : null,
    judgesPerEntry: facts.judgesPerEntry,
    /** At the defence: who is heard there. */
    finalists: facts.stage === 'DEFENCE' ? await finalistFacts(db, roundId) : null,
    panelsMissing: facts.usesPanels && facts.panels.length === 0,
    timeZone: round.timeZone,
    settings: settingsOf(facts),
    disciplines: facts.disciplines,
    eligible,
    assigned,
    wanted: eligible * facts.judgesPerEntry,
    submitted,
    pageCount: Math.max(1, Math.ceil(eligible / pageSize)),
    entries: entries.map((entry) => ({
      ...entry,
      judges: (perEntry.get(entry.id) ?? []).map((row) => ({
        assignmentId: row.id,
        name: row.roundJudge.person.name,
        status: row.sheet?.status ?? null,
      })),
    })),
  };
}

function settingsOf({
  _count,
  panels,
  disciplines: _,
  stage: __,
  ...settings
}: Omit<PlanSettings, 'apart'> & {
  stage: unknown;
  _count: { judgesApart: number };
  panels: readonly unknown[];
  disciplines: unknown;
}): PlanSettings {
  return { ...settings, usesPanels: settings.usesPanels && panels.length > 0, apart: _count.judgesApart };
}

/** The sheets of one entry for who manages its round: every judge, every mark, every word; null otherwise. */
export async function getEntrySheets(viewer: Viewer, entryId: string) {
  const entry = await db.entry.findUnique({
    where: { id: entryId },
    select: {
      roundId: true,
      round: { select: { unit: { select: { path: true } } } },
      assignments: {
        where: { status: { in: ['ASSIGNED', 'RECUSED'] } },
        orderBy: { createdAt: 'asc' },
        select: {
          id: true,
          status: true,
          stage: true,
          reason: true,
          roundJudge: { select: { person: { select: { name: true } } } },
          sheet: {
            select: {
              status: true,
              submittedAt: true,
              feedback: true,
              remark: true,
              reopenReason: true,
              marks: {
                orderBy: { criterion: { order: 'asc' } },
                select: {
                  pointsX100: true,
                  criterion: {
                    select: {
                      id: true,
                      name: true,
                      nameEn: true,
                      maxX100: true,
                      levels: { select: { label: true, pointsX100: true } },
                    },
                  },
                },
              },
              comments: {
                orderBy: { criterion: { order: 'asc' } },
                select: { text: true, criterion: { select: { id: true, name: true, nameEn: true } } },
              },
            },
          },
        },
      },
    },
  });
  if (!entry) return null;
  const round = { id: entry.roundId, unitPath: entry.round.unit.path };
  return can(viewer, 'manage-round', round) ? entry.assignments : null;
}
