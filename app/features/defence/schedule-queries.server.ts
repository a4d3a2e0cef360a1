import { BLIND_SLOT, LIVE } from './queries.server.ts';
import { planned, readSessions } from './sessions.server.ts';
import type { StoredSession } from './sessions.server.ts';
import { hashWallCode } from './wall-link.server.ts';
import { toLocal } from '#app/domain/calendar.ts';
import { daysUntil, estimate, isOver } from '#app/domain/defence/marks.ts';
import { slotTimes } from '#app/domain/defence/slots.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { seenSchool } from '#app/features/students/school-scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

const PUBLISHED = {
  session: { defence: { publishedAt: { not: null } } },
} satisfies Prisma.DefenceSlotWhereInput;

/** When and where one entry is heard: what students and schools are told. */
const APPOINTMENT = {
  entryId: true,
  position: true,
  status: true,
  session: {
    select: {
      room: true,
      startsAt: true,
      presentMinutes: true,
      questionMinutes: true,
      changeMinutes: true,
      breaks: true,
      id: true,
      defence: {
        select: {
          bring: true,
          round: { select: { id: true, name: true, nameEn: true, timeZone: true } },
        },
      },
    },
  },
  entry: {
    select: {
      number: true,
      project: {
        select: {
          title: true,
          authors: { where: { status: 'ACCEPTED' }, orderBy: { order: 'asc' }, select: { name: true } },
        },
      },
    },
  },
} satisfies Prisma.DefenceSlotSelect;

/** Published appointments that match, in order of time. */
async function appointments(where: Prisma.DefenceSlotWhereInput, now: Date) {
  const slots = await db.defenceSlot.findMany({
    where: { AND: [where, PUBLISHED, LIVE] },
    select: APPOINTMENT,
  });
  const sessions = await Promise.all(
    [...new Set(slots.map(({ session }) => session.id))].map((id) => readSessions(db, { id })),
  );
  const sessionOf = new Map(sessions.flat().map((session) => [session.id, session]));
  return slots
    .flatMap(({ session: { defence, room, id, presentMinutes, questionMinutes }, entry, ...slot }) => {
      const session = sessionOf.get(id);
      const time = session && slotTimes(session, slot.position)[slot.position - 1];
      if (!time) return [];
      const dayOf = (at: Date) => toLocal(at, defence.round.timeZone).slice(0, 10);
      return [
        {
          ...slot,
          room,
          presentMinutes,
          questionMinutes,
          startsAt: time.startsAt,
          days: daysUntil(time.startsAt, now, dayOf),
          bring: defence.bring,
          round: defence.round,
          number: entry.number ?? '',
          title: entry.project.title,
          authors: entry.project.authors.map(({ name }) => name),
        },
      ];
    })
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.entryId < b.entryId ? -1 : 1));
}

export type Appointment = Awaited<ReturnType<typeof appointments>>[number];

/** When and where a student's own projects are heard, from the day of publication to the evening of the day. */
export async function listOwnDefences(viewer: Viewer, now: Date): Promise<Appointment[]> {
  if (!viewer.student) return [];
  const studentId = viewer.student.id;
  const own = await appointments(
    { entry: { project: { authors: { some: { studentId, status: 'ACCEPTED' } } } } },
    now,
  );
  return own.filter(({ days }) => days >= 0);
}

/** The appointments of a school's projects; null when the school is not seen. */
export async function listSchoolDefences(viewer: Viewer, schoolId: string, now: Date) {
  const school = await seenSchool(db, viewer, schoolId);
  if (!school) return null;
  const where = { entry: { schoolId, round: { edition: { archivedAt: null } } } };
  return { school, appointments: await appointments(where, now) };
}

/** How many appointments a school's front page announces. Call only for a school that is seen. */
export async function countSchoolDefences(schoolId: string): Promise<number> {
  return db.defenceSlot.count({
    where: { AND: [{ entry: { schoolId, round: { edition: { archivedAt: null } } } }, PUBLISHED, LIVE] },
  });
}

/** A judge's sessions of a round with number and title of each project and the judge's own sheet; null for who is not in its pool. */
export async function getJudgeDefence(viewer: Viewer, roundId: string, now: Date) {
  const judge = await db.roundJudge.findFirst({
    where: { roundId, personId: viewer.personId, leftAt: null },
    select: {
      id: true,
      round: {
        select: {
          name: true,
          nameEn: true,
          timeZone: true,
          defence: { select: { publishedAt: true } },
        },
      },
      assignments: {
        where: { status: 'ASSIGNED' },
        select: { id: true, entryId: true, stage: true, sheet: { select: { status: true } } },
      },
    },
  });
  if (!judge) return null;
  const published = judge.round.defence?.publishedAt ?? null;
  const sessions = published ? await readSessions(db, { roundId }) : [];
  const own = sessions.filter(({ panel }) => panel.judges.some(({ id }) => id === judge.id));
  const slots = await db.defenceSlot.findMany({
    where: { sessionId: { in: own.map(({ id }) => id) }, ...LIVE },
    select: BLIND_SLOT,
  });
  // Of an entry that the judge has at both stages, the sheet of the defence.
  const tasks = judge.assignments.toSorted(
    (a, b) => Number(a.stage === 'DEFENCE') - Number(b.stage === 'DEFENCE'),
  );
  const sheetOf = new Map(tasks.map((assignment) => [assignment.entryId, assignment]));
  return {
    name: judge.round.name,
    nameEn: judge.round.nameEn,
    timeZone: judge.round.timeZone,
    sessions: own.map(({ panel, ...session }) => {
      const places = planned(
        session,
        slots.filter(({ sessionId }) => sessionId === session.id),
      );
      const expected = estimate(
        session,
        places.map(({ time, ...slot }) => ({ ...slot, plannedAt: time.startsAt })),
        now,
      );
      return {
        ...session,
        panel: panel.name,
        slots: places.map(({ entry, time, ...slot }, index) => ({
          ...slot,
          number: entry.number ?? '',
          title: entry.project.title,
          plannedAt: time.startsAt,
          expectedAt: expected.startsAt[index] ?? null,
          assignmentId: sheetOf.get(slot.entryId)?.id ?? null,
          sheet: sheetOf.get(slot.entryId)?.sheet?.status ?? null,
        })),
      };
    }),
  };
}

/** How many places of a room the display shows after the one inside. */
const WAITING_SHOWN = 4;

/**
 * The waiting room's display: for each room of the day who is inside and who is next, by number and title. Null for a
 * code that nobody has, was revoked, or whose schedule is not published. Shows the day of `now`, or the next one.
 */
export async function getWall(code: string, now: Date) {
  const defence = await db.defence.findUnique({
    where: { wallHash: hashWallCode(code) },
    select: {
      roundId: true,
      publishedAt: true,
      round: { select: { name: true, nameEn: true, timeZone: true } },
    },
  });
  if (!defence?.publishedAt) return null;
  const { round, roundId } = defence;
  const dayOf = (at: Date) => toLocal(at, round.timeZone).slice(0, 10);
  const sessions = await readSessions(db, { roundId });
  const day = sessions.map(({ startsAt }) => dayOf(startsAt)).find((one) => one >= dayOf(now));
  const shown = sessions.filter(({ startsAt }) => dayOf(startsAt) === day);
  const slots = await db.defenceSlot.findMany({
    where: { sessionId: { in: shown.map(({ id }) => id) }, ...LIVE },
    select: BLIND_SLOT,
  });
  return {
    round,
    at: now,
    rooms: [...new Set(shown.map(({ room }) => room))].flatMap((room) => {
      const rows = shown
        .filter((session) => session.room === room)
        .flatMap((session) =>
          wallRows(
            session,
            slots.filter(({ sessionId }) => sessionId === session.id),
            now,
          ),
        );
      const waiting = rows.filter(({ status }) => status !== 'RUNNING' && !isOver(status));
      const inside = rows.find(({ status }) => status === 'RUNNING') ?? null;
      if (!inside && waiting.length === 0) return [];
      return [{ room, inside, waiting: waiting.slice(0, WAITING_SHOWN), left: waiting.length }];
    }),
  };
}

/** A session's places as the display shows them. */
function wallRows(
  session: StoredSession,
  slots: readonly Prisma.DefenceSlotGetPayload<{ select: typeof BLIND_SLOT }>[],
  now: Date,
) {
  const places = planned(session, slots);
  const expected = estimate(
    session,
    places.map(({ time, ...slot }) => ({ ...slot, plannedAt: time.startsAt })),
    now,
  );
  return places.map(({ entry, status, entryId }, index) => ({
    key: entryId,
    status,
    number: entry.number ?? '',
    title: entry.project.title,
    expectedAt: expected.startsAt[index] ?? null,
  }));
}

export type WallView = NonNullable<Awaited<ReturnType<typeof getWall>>>;
