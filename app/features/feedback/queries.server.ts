import { countStates, readComments } from './comments.server.ts';
import { readFeedback, standingRelease } from './read-feedback.server.ts';
import { outcomesOf, TOLD } from './outcomes.server.ts';
import type { Outcome } from './outcomes.server.ts';
import { OUTCOMES } from '#app/domain/feedback.ts';
import { can } from '#app/domain/policy.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { seenSchool } from '#app/features/students/school-scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';

const NAMED = { id: true, name: true, nameEn: true } as const;

const ENTRY = {
  id: true,
  number: true,
  group: { select: { name: true, nameEn: true } },
  school: { select: { name: true } },
  project: {
    select: {
      title: true,
      authors: { where: { status: 'ACCEPTED' }, orderBy: { order: 'asc' }, select: { name: true } },
      tutors: { orderBy: { order: 'asc' }, select: { name: true } },
    },
  },
} as const;

/** An entry's feedback for its authors and the teachers of its school; null for anybody else. */
export async function getEntryFeedback(viewer: Viewer, entryId: string) {
  const entry = await db.entry.findUnique({
    where: { id: entryId },
    select: {
      schoolId: true,
      round: { select: { ...NAMED, timeZone: true, feedbackLevel: true } },
      project: { select: { authors: { where: { status: 'ACCEPTED' }, select: { studentId: true } } } },
    },
  });
  if (!entry) return null;
  const { round, project, schoolId } = entry;
  const facts = { schoolId, authorStudentIds: project.authors.map(({ studentId }) => studentId) };
  if (!can(viewer, 'read-feedback', facts)) return null;
  const feedback = (await readFeedback(round.id, { id: entryId }, await standingRelease(round.id))).get(
    entryId,
  );
  return feedback ? { round, feedback } : null;
}

/** What lists that were told have brought the viewer's own entries, by entry; empty for who is no student. */
export async function ownOutcomes(viewer: Viewer): Promise<Record<string, Outcome[]>> {
  if (!viewer.student) return {};
  const mine = { some: { studentId: viewer.student.id, status: 'ACCEPTED' as const } };
  return Object.fromEntries(await outcomesOf({ project: { authors: mine } }));
}

/** Rounds of this season's editions whose lists have told a school something, with how often what. Newest first. */
export async function schoolOutcomes(viewer: Viewer, schoolId: string) {
  if (!(await seenSchool(db, viewer, schoolId))) return [];
  const rounds = await db.round.findMany({
    where: { edition: { archivedAt: null }, entries: { some: { schoolId } }, lists: { some: TOLD } },
    orderBy: [{ edition: { year: 'desc' } }, { order: 'desc' }],
    select: {
      ...NAMED,
      timeZone: true,
      feedbackReleases: { where: { takenBackAt: null }, select: { id: true } },
    },
  });
  const told = [];
  for (const { feedbackReleases, ...round } of rounds) {
    const all = [...(await outcomesOf({ roundId: round.id, schoolId })).values()].flat();
    if (all.length > 0)
      told.push({
        ...round,
        released: feedbackReleases.length > 0,
        at: all.reduce((last, { at }) => (at > last ? at : last), new Date(0)),
        counts: countOutcomes(all),
      });
  }
  return told;
}

/** How often each outcome came, prizes by their names, in the order in which they are told. */
function countOutcomes(outcomes: readonly Outcome[]) {
  const counts = new Map<string, Pick<Outcome, 'kind' | 'prize'> & { count: number }>();
  for (const { kind, prize } of outcomes) {
    const key = `${kind} ${prize?.name ?? ''}`;
    counts.set(key, { kind, prize, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort(
    (a, b) =>
      OUTCOMES.indexOf(a.kind) - OUTCOMES.indexOf(b.kind) || (a.prize?.order ?? 0) - (b.prize?.order ?? 0),
  );
}

/** A school's entries of a round with all they may read; null when the school is not seen or was told nothing. */
export async function getSchoolFeedback(viewer: Viewer, schoolId: string, roundId: string) {
  const school = await seenSchool(db, viewer, schoolId);
  const round =
    school &&
    (await db.round.findFirst({
      where: { id: roundId, entries: { some: { schoolId } } },
      select: {
        ...NAMED,
        timeZone: true,
        feedbackLevel: true,
        unit: { select: { name: true } },
        edition: { select: { name: true, isSample: true, sampleNote: true } },
      },
    }));
  if (!school || !round) return null;
  const release = await standingRelease(roundId);
  const feedback = await readFeedback(roundId, { schoolId }, release);
  const entries = await db.entry.findMany({
    where: { schoolId, roundId },
    orderBy: [{ number: 'asc' }, { id: 'asc' }],
    select: ENTRY,
  });
  return {
    school: { id: school.id, name: school.name },
    round,
    level: release?.level ?? null,
    entries: entries.flatMap((entry) => {
      const own = feedback.get(entry.id);
      return own && own.outcomes.length > 0 ? [{ ...entry, feedback: own }] : [];
    }),
  };
}
export type SchoolFeedback = NonNullable<Awaited<ReturnType<typeof getSchoolFeedback>>>;

/**
 * The organiser's page before and after a release: what would go out or has gone out, in numbers, and one entry as its
 * authors read it, drawn as if it were released now. Null when the round is not managed.
 */
export async function getRoundFeedback(viewer: Viewer, roundId: string, entryNumber: string, now: Date) {
  const managed = await managesRound(db, viewer, roundId);
  if (!managed) return null;
  const [round, list, releases, comments] = await Promise.all([
    db.round.findUniqueOrThrow({ where: { id: roundId }, select: { ...NAMED, feedbackLevel: true } }),
    db.entryList.findFirst({
      where: {
        roundId,
        status: { in: ['CONFIRMED', 'HANDED_ON'] },
        notices: { some: { withdrawnAt: null } },
      },
      orderBy: { confirmedAt: 'desc' },
      select: { resultId: true },
    }),
    db.feedbackRelease.findMany({ where: { roundId }, orderBy: { releasedAt: 'desc' }, take: 10 }),
    readComments({ roundId }),
  ]);
  const told = await outcomesOf({ roundId });
  const people = await db.person.findMany({
    where: { id: { in: releases.flatMap((one) => [one.releasedById, one.takenBackById ?? '']) } },
    select: { id: true, name: true },
  });
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? '';
  const standing = releases.find(({ takenBackAt }) => takenBackAt === null) ?? null;
  const commented = new Set(comments.flatMap(({ entryId, released }) => (released ? [entryId] : [])));
  const shown = await db.entry.findFirst({
    where: entryNumber
      ? { roundId, number: entryNumber.toUpperCase() }
      : { roundId, id: [...told.keys()].find((id) => commented.has(id)) ?? [...told.keys()][0] ?? '' },
    select: ENTRY,
  });
  const as =
    standing && standing.level !== 'NOTHING'
      ? { level: standing.level, resultId: standing.resultId, until: standing.releasedAt }
      : list && { level: round.feedbackLevel, resultId: list.resultId, until: now };
  return {
    round,
    timeZone: managed.timeZone,
    published: list !== null,
    counts: countStates(comments),
    /** Sheets handed in (again) since the release: their words wait for the next one. */
    late: standing
      ? comments.filter(
          ({ submittedAt, released }) => released && submittedAt && submittedAt > standing.releasedAt,
        ).length
      : 0,
    entries: told.size,
    withoutComment: [...told.keys()].filter((id) => !commented.has(id)).length,
    standing,
    releases: releases.map((one) => ({
      ...one,
      by: nameOf(one.releasedById),
      takenBackBy: nameOf(one.takenBackById),
    })),
    example: shown && {
      ...shown,
      feedback: (await readFeedback(roundId, { id: shown.id }, as)).get(shown.id) ?? null,
    },
  };
}
