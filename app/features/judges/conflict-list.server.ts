import { namesOf } from './pool-queries.server.ts';
import { conflictPairs } from '#app/domain/conflict.ts';
import type { ConflictReason } from '#app/domain/conflict.ts';
import { surnameOf } from '#app/domain/person-key.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { PairsSchema } from '#app/features/judging/stored-plan.ts';
import {
  CONFLICT_PERSON,
  conflictEntries,
  conflictJudge,
  declaredConflicts,
} from '#app/features/judging/conflict-facts.server.ts';
import { eligibleAt } from '#app/features/rounds/eligible-at.server.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';

/** A pair that is barred, has been cleared, or should be looked at. */
export type ConflictLine = {
  key: string;
  state: 'barred' | 'cleared' | 'look';
  reason: ConflictReason;
  roundJudgeId: string;
  judge: string;
  entryId: string;
  number: string | null;
  title: string;
  /** What people have said: how they are tied, in which words, who and when. */
  tie: string | null;
  text: string | null;
  by: string;
  at: Date | null;
  /** Given to the judge, or in the proposal that waits. */
  isTask: boolean;
  /** Nobody may clear it. */
  isCertain: boolean;
};

/**
 * Who is barred from what and why, in a round, for one judge, or on one entry; null when not managed. A shared surname is
 * only a reason to look: in a whole round it is shown where the judge has the task or would get it.
 */
export async function listConflicts(
  viewer: Viewer,
  roundId: string,
  of: { roundJudgeId?: string; entryId?: string } = {},
): Promise<{ lines: ConflictLine[]; timeZone: string } | null> {
  const round = await managesRound(db, viewer, roundId);
  if (!round) return null;
  const which = { roundId, ...(of.entryId ? { id: of.entryId } : { status: 'ELIGIBLE' as const }) };
  const [rules, judges, entries, facts, said, tasks] = await Promise.all([
    db.round.findUniqueOrThrow({
      where: { id: roundId },
      select: { conflictSameSchool: true, conflictSameUnit: true },
    }),
    db.roundJudge.findMany({
      where: { roundId, leftAt: null, ...(of.roundJudgeId ? { id: of.roundJudgeId } : {}) },
      orderBy: { person: { name: 'asc' } },
      select: { id: true, person: { select: CONFLICT_PERSON } },
    }),
    db.entry.findMany({
      where: which,
      orderBy: { number: 'asc' },
      select: {
        id: true,
        number: true,
        project: {
          select: { title: true, authors: { where: { status: 'ACCEPTED' }, select: { name: true } } },
        },
      },
    }),
    conflictEntries(db, which),
    db.conflict.findMany({ where: { entry: which } }),
    taskKeys(roundId),
  ]);
  const judgeOf = new Map(judges.map((judge) => [judge.person.id, judge]));
  const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
  const wordOf = new Map(said.map((word) => [`${word.personId} ${word.entryId}`, word]));
  const tutors = new Map(facts.map((entry) => [entry.id, entry.tutorPersonIds]));
  const who = await namesOf(said.flatMap((word) => [word.setById, word.clearedById ?? '']));
  const line = (
    personId: string,
    entryId: string,
    state: ConflictLine['state'],
    reason: ConflictReason,
  ): ConflictLine[] => {
    const judge = judgeOf.get(personId);
    const entry = entryOf.get(entryId);
    if (!judge || !entry) return [];
    const word = wordOf.get(`${personId} ${entryId}`);
    const cleared = state === 'cleared';
    return [
      {
        key: `${judge.id} ${entryId}`,
        state,
        reason,
        roundJudgeId: judge.id,
        judge: judge.person.name,
        entryId,
        number: entry.number,
        title: entry.project.title,
        tie: word?.tie ?? null,
        text: (cleared ? word?.clearReason : word?.reason) ?? null,
        by: who.get((cleared ? word?.clearedById : word?.setById) ?? '') ?? '',
        at: (cleared ? word?.clearedAt : word?.createdAt) ?? null,
        isTask: tasks.has(`${judge.id} ${entryId}`),
        isCertain: tutors.get(entryId)?.includes(personId) ?? false,
      },
    ];
  };
  const declared = await declaredConflicts(db, { entry: which });
  const barred = conflictPairs(
    rules,
    declared,
    judges.map(({ person }) => conflictJudge(person)),
    facts,
  );
  const settled = new Set(barred.map((pair) => `${pair.personId} ${pair.entryId}`));
  const cleared = said.filter((word) => word.clearedAt && !settled.has(`${word.personId} ${word.entryId}`));
  for (const word of cleared) settled.add(`${word.personId} ${word.entryId}`);
  const whole = !of.roundJudgeId && !of.entryId;
  const looks = namesakes(judges, entries).filter(
    ({ personId, roundJudgeId, entryId }) =>
      !settled.has(`${personId} ${entryId}`) && (!whole || tasks.has(`${roundJudgeId} ${entryId}`)),
  );
  return {
    timeZone: round.timeZone,
    lines: [
      ...looks.flatMap(({ personId, entryId }) => line(personId, entryId, 'look', 'KIN')),
      ...barred.flatMap(({ personId, entryId, reason }) => line(personId, entryId, 'barred', reason)),
      ...cleared.flatMap(({ personId, entryId, kind }) => line(personId, entryId, 'cleared', kind)),
    ],
  };
}

/** The judges and entries of a round that may be barred from each other, for who manages it; null for others. */
export async function listConflictChoices(viewer: Viewer, roundId: string) {
  if (!(await managesRound(db, viewer, roundId))) return null;
  const { stage } = await db.round.findUniqueOrThrow({ where: { id: roundId }, select: { stage: true } });
  const [judges, entries] = await Promise.all([
    db.roundJudge.findMany({
      where: { roundId, leftAt: null },
      orderBy: [{ person: { name: 'asc' } }, { id: 'asc' }],
      select: { id: true, person: { select: { name: true } } },
    }),
    db.entry.findMany({
      where: await eligibleAt(db, roundId, stage),
      orderBy: [{ number: 'asc' }, { id: 'asc' }],
      select: { id: true, number: true, project: { select: { title: true } } },
    }),
  ]);
  return {
    judges: judges.map(({ id, person }) => ({ value: id, label: person.name })),
    entries: entries.map(({ id, number, project }) => ({
      value: id,
      label: `${number ?? ''} ${project.title}`,
    })),
  };
}

/** Pairs that stand or are proposed. */
async function taskKeys(roundId: string): Promise<Set<string>> {
  const [standing, plan] = await Promise.all([
    db.assignment.findMany({
      where: { roundJudge: { roundId }, status: 'ASSIGNED' },
      select: { entryId: true, roundJudgeId: true },
    }),
    db.assignmentPlan.findFirst({
      where: { roundId, status: 'PROPOSED' },
      orderBy: { createdAt: 'desc' },
      select: { pairs: true },
    }),
  ]);
  const proposed = plan ? PairsSchema.parse(plan.pairs) : [];
  return new Set([...standing, ...proposed].map((pair) => `${pair.roundJudgeId} ${pair.entryId}`));
}

/** Pairs of a judge and an entry one of whose authors has the same surname. */
function namesakes(
  judges: readonly { id: string; person: { id: string; name: string } }[],
  entries: readonly { id: string; project: { authors: { name: string }[] } }[],
) {
  const bySurname = new Map<string, string[]>();
  for (const { id, project } of entries)
    for (const surname of new Set(project.authors.map(({ name }) => surnameOf(name))))
      bySurname.set(surname, [...(bySurname.get(surname) ?? []), id]);
  return judges.flatMap(({ id, person }) =>
    (bySurname.get(surnameOf(person.name)) ?? []).map((entryId) => ({
      personId: person.id,
      roundJudgeId: id,
      entryId,
    })),
  );
}
