import { isOpen } from '#app/domain/calendar.ts';
import { isPanelReady, memberStatus } from '#app/domain/consensus.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { CRITERIA } from '#app/features/judging/rubric-select.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

const ENTRY = {
  id: true,
  number: true,
  disciplineId: true,
  roundId: true,
  project: { select: { title: true } },
  round: {
    select: {
      name: true,
      nameEn: true,
      timeZone: true,
      scoringMethod: true,
      stage: true,
      windows: { select: { kind: true, opensAt: true, closesAt: true } },
    },
  },
  assignments: {
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      status: true,
      stage: true,
      roundJudge: { select: { id: true, personId: true, leftAt: true, person: { select: { name: true } } } },
      sheet: {
        select: {
          status: true,
          rubric: { select: { id: true, version: true, criteria: CRITERIA } },
          marks: { select: { pointsX100: true, criterion: { select: { code: true } } } },
        },
      },
    },
  },
  consensus: {
    select: {
      id: true,
      revision: true,
      savedAt: true,
      rubricId: true,
      marks: { select: { criterionId: true, pointsX100: true, reason: true } },
      answers: { select: { roundJudgeId: true, revision: true, agrees: true, words: true } },
    },
  },
} as const;

type Reads = Pick<Tx, 'entry' | 'panelMember' | 'conflict'>;

/**
 * The panel of an entry as the viewer stands to it: a member, its chair, or both; null for anybody else, where the round
 * does not score by consensus, and for who has stepped back. Holds everybody's marks: who shows them asks `ready` first.
 */
export async function panelOf(tx: Reads, viewer: Viewer, entryId: string, now: Date) {
  const entry = await tx.entry.findUnique({ where: { id: entryId }, select: ENTRY });
  if (!entry || entry.round.scoringMethod !== 'CONSENSUS') return null;
  const { assignments: tasks, consensus, round, ...rest } = entry;
  const assignments = tasks.filter(({ stage }) => stage === round.stage);
  const own = assignments.find((one) => one.roundJudge.personId === viewer.personId);
  const conflict = await tx.conflict.findFirst({
    where: { entryId, personId: viewer.personId },
    select: { id: true },
  });
  if (conflict || (own && own.status !== 'ASSIGNED')) return null;
  const chairs = await tx.panelMember.findMany({
    where: {
      isChair: true,
      roundJudge: { roundId: entry.roundId, leftAt: null },
      OR: [
        { roundJudge: { assignments: { some: { entryId, status: 'ASSIGNED' } } } },
        ...(entry.disciplineId
          ? [{ panel: { disciplines: { some: { disciplineId: entry.disciplineId } } } }]
          : []),
      ],
    },
    select: { roundJudge: { select: { personId: true, person: { select: { name: true } } } } },
  });
  const chair = chairs.find(({ roundJudge }) => roundJudge.personId === viewer.personId);
  if (!chair && (!own || own.roundJudge.leftAt)) return null;
  const members = assignments.map(({ roundJudge, ...assignment }) => ({
    roundJudgeId: roundJudge.id,
    name: roundJudge.person.name,
    isSelf: roundJudge.personId === viewer.personId,
    status: memberStatus(assignment),
    marks: assignment.sheet?.marks ?? [],
  }));
  const submitted = assignments.flatMap(({ status, sheet }) =>
    status === 'ASSIGNED' && sheet?.status === 'SUBMITTED' ? sheet.rubric : [],
  );
  // Where members began with different versions the newest of them is agreed on; criteria are one by their code.
  const [rubric] = submitted.toSorted((a, b) => b.version - a.version);
  return {
    ...rest,
    round,
    open: isOpen(round.windows, 'JUDGING', now) || isOpen(round.windows, 'RESULT', now),
    isChair: chair !== undefined,
    /** Who may enter the agreed score. */
    chairs: [...new Set(chairs.map(({ roundJudge }) => roundJudge.person.name))],
    own: own ? { assignmentId: own.id, roundJudgeId: own.roundJudge.id } : null,
    members,
    rubric,
    ready: rubric !== undefined && isPanelReady(members),
    consensus,
  };
}

type Panel = NonNullable<Awaited<ReturnType<typeof panelOf>>>;

/** What the members gave, by criterion of the panel's rubric. */
export function givenMarks({ members, rubric }: Pick<Panel, 'members' | 'rubric'>): Map<string, number[]> {
  return new Map(
    rubric?.criteria.map(({ id, code }) => [
      id,
      members
        .filter((member) => member.status === 'submitted')
        .flatMap(({ marks }) => marks.find((mark) => mark.criterion.code === code)?.pointsX100 ?? []),
    ]),
  );
}
