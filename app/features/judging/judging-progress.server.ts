import { givenTotal, readTasks, stagesOf } from './round-tasks.server.ts';
import type { Task } from './round-tasks.server.ts';
import { windowState } from '#app/domain/calendar.ts';
import { entrySpreads, judgeLeanings } from '#app/domain/judge-agreement.ts';
import { JUDGE_STAGES, judgeStage } from '#app/domain/judge-progress.ts';
import type { JudgeStage } from '#app/domain/judge-progress.ts';
import type { Stage } from '#app/domain/rubric.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';

/** Entries shown in the picture of disagreement. */
const SPREADS_SHOWN = 20;

/** `round`: of which stage of the round; the one that it stands at when not given. */
type Filter = { search: string; stage: string; panelId: string; round?: Stage };

/**
 * How far judging is, judge by judge, panel by panel and discipline by discipline, and where judges differ; null for who
 * does not manage the round. Only submitted sheets of tasks that stand count for the pictures.
 */
export async function getJudgingProgress(viewer: Viewer, roundId: string, filter: Filter, now: Date) {
  if (!(await managesRound(db, viewer, roundId))) return null;
  const { round, judges, tasks: given, stagesJudged } = await readRound(roundId);
  const shown = filter.round ?? round.stage;
  const assignments = given.filter(({ stage }) => stage === shown);
  const tasksOf = groupTasks(assignments);
  const all = judges
    .filter(({ id, leftAt }) => leftAt === null || (tasksOf.get(id) ?? []).length > 0)
    .map(({ person, panels, reminders: [reminder], ...judge }) => {
      const tasks = tasksOf.get(judge.id) ?? [];
      const submitted = tasks.filter(({ sheet }) => sheet?.status === 'SUBMITTED').length;
      const begun = tasks.filter(({ sheet }) => sheet?.status === 'DRAFT').length;
      const saved = tasks.flatMap(({ sheet }) => (sheet ? [sheet.updatedAt.getTime()] : []));
      return {
        ...judge,
        name: person.name,
        organisation: person.judgeProfile?.organisation ?? '',
        panels: panels.map(({ panel }) => panel),
        total: tasks.length,
        submitted,
        begun,
        stage: judgeStage({ total: tasks.length, submitted, begun }),
        lastSaved: saved.length > 0 ? new Date(Math.max(...saved)) : null,
        remindedAt: reminder?.at ?? null,
      };
    });
  const panelsOf = new Map(all.map(({ id, panels }) => [id, panels.map((panel) => panel.id)]));
  const nameOf = new Map(all.map(({ id, name }) => [id, name]));
  const totals = assignments.flatMap(givenTotal);
  const entryOf = new Map(assignments.map(({ entry }) => [entry.id, entry]));
  return {
    shown,
    stagesJudged,
    round: { ...round, judging: windowState(round.windows, 'JUDGING', now) },
    stages: countStages(all),
    total: assignments.length,
    submitted: assignments.filter(({ sheet }) => sheet?.status === 'SUBMITTED').length,
    panels: round.panels.map((panel) => ({
      ...panel,
      ...countSheets(assignments.filter((task) => panelsOf.get(task.roundJudgeId)?.includes(panel.id))),
    })),
    disciplines: round.disciplines
      .map((discipline) => ({
        ...discipline,
        ...countSheets(assignments.filter(({ entry }) => entry.disciplineId === discipline.id)),
      }))
      .filter((row) => row.total > 0),
    judges: all
      // Who has most left, and has not even begun, comes first: that is whom the page is opened for.
      .toSorted(
        (a, b) =>
          JUDGE_STAGES.indexOf(a.stage) - JUDGE_STAGES.indexOf(b.stage) ||
          b.total - b.submitted - (a.total - a.submitted),
      )
      .filter((judge) => !filter.stage || judge.stage === filter.stage)
      .filter((judge) => !filter.panelId || judge.panels.some((panel) => panel.id === filter.panelId))
      .filter((judge) => `${judge.name} ${judge.organisation}`.includes(filter.search)),
    leanings: judgeLeanings(totals).map(({ differences, ...one }) => ({
      ...one,
      name: nameOf.get(one.judgeId) ?? '',
      differences: differences.map(({ entryId, difference }) => ({
        difference,
        number: entryOf.get(entryId)?.number ?? '',
      })),
    })),
    spreads: entrySpreads(totals)
      .slice(0, SPREADS_SHOWN)
      .map(({ totals: given, ...spread }) => ({
        ...spread,
        number: entryOf.get(spread.entryId)?.number ?? '',
        title: entryOf.get(spread.entryId)?.project.title ?? '',
        totals: given.map(({ judgeId, total }) => ({ name: nameOf.get(judgeId) ?? '', total })),
      })),
  };
}

async function readRound(roundId: string) {
  const [round, judges, tasks] = await Promise.all([
    db.round.findUniqueOrThrow({
      where: { id: roundId },
      select: {
        id: true,
        name: true,
        timeZone: true,
        stage: true,
        decimals: true,
        windows: { where: { kind: 'JUDGING' }, select: { kind: true, opensAt: true, closesAt: true } },
        panels: { orderBy: { order: 'asc' }, select: { id: true, name: true } },
        disciplines: { orderBy: { order: 'asc' }, select: { id: true, name: true, nameEn: true } },
      },
    }),
    db.roundJudge.findMany({
      where: { roundId },
      orderBy: [{ person: { name: 'asc' } }, { id: 'asc' }],
      select: {
        id: true,
        leftAt: true,
        person: { select: { name: true, judgeProfile: { select: { organisation: true } } } },
        panels: { select: { panel: { select: { id: true, name: true } } } },
        reminders: { orderBy: { at: 'desc' }, take: 1, select: { at: true } },
      },
    }),
    readTasks(roundId),
  ]);
  return { round, judges, tasks, stagesJudged: stagesOf(tasks) };
}

function groupTasks(assignments: readonly Task[]): Map<string, Task[]> {
  const groups = new Map<string, Task[]>();
  for (const task of assignments) {
    const group = groups.get(task.roundJudgeId);
    if (group) group.push(task);
    else groups.set(task.roundJudgeId, [task]);
  }
  return groups;
}

function countSheets(tasks: readonly Task[]): { total: number; submitted: number } {
  return {
    total: tasks.length,
    submitted: tasks.filter(({ sheet }) => sheet?.status === 'SUBMITTED').length,
  };
}

function countStages(judges: readonly { stage: JudgeStage }[]): Record<JudgeStage, number> {
  const count = (stage: JudgeStage) => judges.filter((judge) => judge.stage === stage).length;
  const [silent, working, done, none] = JUDGE_STAGES.map(count);
  return { silent: silent ?? 0, working: working ?? 0, done: done ?? 0, none: none ?? 0 };
}
