import { givenMarks, panelOf } from './panel-scope.server.ts';
import { isPanelReady, memberStatus, standing } from '#app/domain/consensus.ts';
import { shareOfMaximum } from '#app/domain/scoring.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';

/**
 * The page of an entry's panel: who has submitted; and only when all have, everybody's marks side by side with what was
 * agreed on. Null for who is neither member nor chair.
 */
export async function getPanelPage(viewer: Viewer, entryId: string, now: Date) {
  const panel = await panelOf(db, viewer, entryId, now);
  if (!panel) return null;
  const { members, rubric, consensus, ready, round, ...rest } = panel;
  const given = givenMarks(panel);
  const people = members.map(({ marks: _, ...member }) => member);
  const counting = members.filter((member) => member.status === 'submitted');
  return {
    id: rest.id,
    roundId: rest.roundId,
    number: rest.number,
    title: rest.project.title,
    isChair: rest.isChair,
    chairs: rest.chairs,
    own: rest.own,
    open: rest.open,
    round: { name: round.name, nameEn: round.nameEn, timeZone: round.timeZone },
    members: people,
    table:
      ready && rubric
        ? rubric.criteria.map((criterion) => ({
            criterion,
            given: given.get(criterion.id) ?? [],
            marks: counting.map(({ roundJudgeId, marks }) => ({
              roundJudgeId,
              pointsX100: marks.find((mark) => mark.criterion.code === criterion.code)?.pointsX100 ?? null,
            })),
          }))
        : null,
    /** What each sheet comes to; null where it lacks a criterion of the panel's rubric. */
    totals: ready && rubric ? counting.map(({ marks }) => totalOf(rubric.criteria, marks)) : null,
    consensus: ready && consensus ? { ...consensus, standing: standing(consensus, counting.length) } : null,
  };
}

function totalOf(
  criteria: readonly { code: string; maxX100: number; weight: number }[],
  marks: readonly { pointsX100: number; criterion: { code: string } }[],
): number | null {
  const given = criteria.flatMap((criterion) => {
    const mark = marks.find((one) => one.criterion.code === criterion.code);
    return mark ? [{ ...criterion, pointsX100: mark.pointsX100 }] : [];
  });
  return given.length < criteria.length ? null : shareOfMaximum(given);
}

/** What the panel of an entry has agreed on, with every answer, for who manages its round; null for others. */
export async function getEntryConsensus(viewer: Viewer, entry: { id: string; roundId: string }) {
  if (!(await managesRound(db, viewer, entry.roundId))) return null;
  return db.consensus.findUnique({
    where: { entryId: entry.id },
    select: {
      revision: true,
      savedAt: true,
      marks: {
        orderBy: { criterion: { order: 'asc' } },
        select: {
          pointsX100: true,
          reason: true,
          criterion: { select: { id: true, name: true, nameEn: true, maxX100: true } },
        },
      },
      answers: {
        select: {
          roundJudgeId: true,
          revision: true,
          agrees: true,
          words: true,
          roundJudge: { select: { person: { select: { name: true } } } },
        },
      },
    },
  });
}

/** The entries of a round whose panel the viewer belongs to or chairs, with how far each is; none without consensus. */
export async function listPanels(viewer: Viewer, roundId: string) {
  const mine = { roundId, personId: viewer.personId, leftAt: null };
  const round = await db.round.findUnique({ where: { id: roundId }, select: { stage: true } });
  if (!round) return [];
  const { stage } = round;
  const chaired = await db.panelDiscipline.findMany({
    where: { panel: { members: { some: { isChair: true, roundJudge: mine } } } },
    select: { disciplineId: true },
  });
  const entries = await db.entry.findMany({
    where: {
      roundId,
      status: 'ELIGIBLE',
      round: { scoringMethod: 'CONSENSUS' },
      conflicts: { none: { personId: viewer.personId } },
      assignments: {
        some: { stage },
        none: { stage, roundJudge: { personId: viewer.personId }, status: { not: 'ASSIGNED' } },
      },
      OR: [
        { assignments: { some: { stage, roundJudge: mine, status: 'ASSIGNED' } } },
        { disciplineId: { in: chaired.map((one) => one.disciplineId) } },
      ],
    },
    orderBy: { number: 'asc' },
    take: 500,
    select: {
      id: true,
      number: true,
      project: { select: { title: true } },
      assignments: { where: { stage }, select: { status: true, sheet: { select: { status: true } } } },
      consensus: { select: { revision: true, answers: { select: { revision: true, agrees: true } } } },
    },
  });
  return entries.map(({ assignments, consensus, ...entry }) => {
    const members = assignments.map((assignment) => ({ status: memberStatus(assignment) }));
    const ready = isPanelReady(members);
    const count = members.filter((member) => member.status === 'submitted').length;
    return {
      ...entry,
      waiting: members.filter((member) => member.status === 'missing').length,
      ready,
      standing: ready && consensus ? standing(consensus, count) : null,
    };
  });
}
