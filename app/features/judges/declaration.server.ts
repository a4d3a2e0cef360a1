import { fitOf } from '#app/domain/assignment/match.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';

/** As many titles as somebody reads through at one sitting; the others are found by searching. */
const SHOWN = 300;

const NAMED = { select: { name: true, nameEn: true } } as const;

/**
 * What comes before a judge's queue in a round: the answer to the invitation, then the titles, where authors are hidden
 * and there is something to look at. Null for the queue itself, and for who does not judge there.
 */
export async function firstStep(viewer: Viewer, roundId: string): Promise<'invitation' | 'declare' | null> {
  const judge = await db.roundJudge.findFirst({
    where: { roundId, personId: viewer.personId, leftAt: null },
    select: { answer: true, declaredAt: true, round: { select: { blindAuthors: true } } },
  });
  if (!judge) return null;
  if (judge.answer === 'INVITED' || judge.answer === 'DECLINED') return 'invitation';
  if (judge.declaredAt || !judge.round.blindAuthors) return null;
  return (await db.entry.findFirst({ where: { roundId, status: 'ELIGIBLE' }, select: { id: true } }))
    ? 'declare'
    : null;
}

/**
 * The titles of a round for a judge to say which they know: no names, the school only where the round shows it. Those the
 * judge has or may get come first. Null for who does not judge there.
 */
export async function getDeclaration(viewer: Viewer, roundId: string, search: string) {
  const judge = await db.roundJudge.findFirst({
    where: { roundId, personId: viewer.personId, leftAt: null, answer: { in: ['TAKEN', 'ACCEPTED'] } },
    select: {
      id: true,
      declaredAt: true,
      panels: { select: { panel: { select: { disciplines: { select: { disciplineId: true } } } } } },
      person: {
        select: {
          judgeProfile: { select: { expertise: { select: { disciplineCode: true, weight: true } } } },
        },
      },
      round: {
        select: {
          id: true,
          name: true,
          nameEn: true,
          blindAuthors: true,
          blindSchool: true,
          timeZone: true,
          edition: { select: { isSample: true, sampleNote: true } },
          disciplines: { select: { code: true, field: true } },
        },
      },
    },
  });
  if (!judge) return null;
  const { round } = judge;
  const entries = await db.entry.findMany({
    where: {
      roundId,
      status: 'ELIGIBLE',
      ...(search
        ? { OR: [{ project: { title: { contains: search } } }, { number: { contains: search } }] }
        : {}),
    },
    orderBy: [{ number: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      number: true,
      disciplineId: true,
      project: { select: { title: true } },
      group: NAMED,
      discipline: { select: { name: true, nameEn: true, code: true } },
      school: { select: { name: true } },
      assignments: { where: { roundJudgeId: judge.id, status: 'ASSIGNED' }, select: { id: true } },
      conflicts: {
        where: { personId: viewer.personId, kind: 'DECLARED', clearedAt: null },
        select: { tie: true, reason: true },
      },
    },
  });
  const panels = new Set(
    judge.panels.flatMap(({ panel }) => panel.disciplines.map(({ disciplineId }) => disciplineId)),
  );
  const expertise = Object.fromEntries(
    (judge.person.judgeProfile?.expertise ?? []).map((row) => [row.disciplineCode, row.weight]),
  );
  const fields = Object.fromEntries(round.disciplines.map((row) => [row.code, row.field]));
  const nearness = (entry: (typeof entries)[number]) => {
    if (entry.assignments.length > 0) return 2;
    if (panels.size > 0 && entry.disciplineId) return panels.has(entry.disciplineId) ? 1 : 0;
    return fitOf({ expertise }, entry.discipline ? [entry.discipline.code] : [], fields).kind === 'stranger'
      ? 0
      : 1;
  };
  const sorted = entries
    .map((entry) => ({ entry, near: nearness(entry) }))
    .sort((a, b) => b.near - a.near)
    .map(({ entry }) => entry);
  return {
    round,
    declaredAt: judge.declaredAt,
    total: entries.length,
    entries: sorted
      .slice(0, SHOWN)
      .map(({ assignments: _, school, conflicts, disciplineId: __, ...entry }) => ({
        ...entry,
        school: round.blindSchool ? null : school.name,
        declared: conflicts[0] ?? null,
      })),
  };
}

/** The invitation of a judge to a round; null for who was not asked. */
export async function getRoundInvitation(viewer: Viewer, roundId: string) {
  const judge = await db.roundJudge.findFirst({
    where: { roundId, personId: viewer.personId, leftAt: null, answer: { not: 'TAKEN' } },
    select: {
      answer: true,
      invitedAt: true,
      answeredAt: true,
      answerText: true,
      expectedLoad: true,
      maxLoad: true,
      person: { select: { judgeProfile: { select: { usualMaxLoad: true, availability: true } } } },
      round: {
        select: {
          id: true,
          name: true,
          nameEn: true,
          timeZone: true,
          judgesPerEntry: true,
          unit: { select: { name: true } },
          edition: { select: { name: true, isSample: true, sampleNote: true } },
          windows: { where: { kind: 'JUDGING' }, select: { kind: true, opensAt: true, closesAt: true } },
          disciplines: { orderBy: { order: 'asc' }, select: { name: true, nameEn: true } },
        },
      },
      _count: { select: { assignments: { where: { status: 'ASSIGNED' } } } },
    },
  });
  if (!judge) return null;
  const { person, _count, ...rest } = judge;
  return {
    ...rest,
    usualMaxLoad: person.judgeProfile?.usualMaxLoad ?? null,
    availability: person.judgeProfile?.availability ?? '',
    hasTasks: _count.assignments > 0,
  };
}
