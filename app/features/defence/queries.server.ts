import { planned, readSessions } from './sessions.server.ts';
import type { StoredSession } from './sessions.server.ts';
import { wallLink } from './wall-link.server.ts';
import { estimate } from '#app/domain/defence/marks.ts';
import { capacity } from '#app/domain/defence/slots.ts';
import type { SlotTime } from '#app/domain/defence/slots.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { finalistFacts } from '#app/features/rounds/finalists.server.ts';
import { eligibleAt } from '#app/features/rounds/eligible-at.server.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

/** A place with its entry's number and title and nobody's name: what a display or a blind judge may read. */
export const BLIND_SLOT = {
  entryId: true,
  sessionId: true,
  position: true,
  status: true,
  startedAt: true,
  lateAt: true,
  entry: { select: { number: true, project: { select: { title: true } } } },
} satisfies Prisma.DefenceSlotSelect;

const NAMED_SLOT = {
  ...BLIND_SLOT,
  calledAt: true,
  presentAt: true,
  doneAt: true,
  absentAt: true,
  reason: true,
  entry: {
    select: {
      number: true,
      isTeam: true,
      school: { select: { name: true } },
      group: { select: { name: true, nameEn: true } },
      project: {
        select: {
          title: true,
          authors: {
            where: { status: 'ACCEPTED' },
            orderBy: { order: 'asc' },
            select: { name: true },
          },
        },
      },
    },
  },
} satisfies Prisma.DefenceSlotSelect;

/** Places that count: an entry that was withdrawn or refused after the draw leaves its place empty. */
export const LIVE = { entry: { status: 'ELIGIBLE' } } satisfies Prisma.DefenceSlotWhereInput;

type Stored = Prisma.DefenceSlotGetPayload<{ select: typeof NAMED_SLOT }>;

const facts = ({ panel, ...session }: StoredSession) => ({
  ...session,
  panel: panel.name,
  judges: panel.judges.map(({ name, isChair }) => ({ name, isChair })),
  capacity: capacity(session),
});

const named = ({ entry: { project, ...entry }, ...slot }: Stored & { time: SlotTime }) => ({
  ...slot,
  number: entry.number ?? '',
  title: project.title,
  school: entry.school.name,
  group: entry.group,
  authors: project.authors.map(({ name }) => name),
});

/** The organiser's desk of a round's defence: sessions with their places, draws, and who has no place; null when not managed. */
export async function getDefence(viewer: Viewer, roundId: string, now: Date) {
  const round = await managesRound(db, viewer, roundId);
  if (!round) return null;
  const defending = await eligibleAt(db, roundId, 'DEFENCE');
  const [sessions, defence, slots, draws, panels, eligible, without, swaps] = await Promise.all([
    readSessions(db, { roundId }),
    db.defence.findUnique({
      where: { roundId },
      select: { publishedAt: true, bring: true, wallCipher: true },
    }),
    db.defenceSlot.findMany({ where: { session: { roundId }, ...LIVE }, select: NAMED_SLOT }),
    db.defenceDraw.findMany({
      where: { roundId },
      orderBy: [{ drawnAt: 'desc' }, { id: 'desc' }],
      select: { id: true, mode: true, seed: true, reason: true, pairs: true, drawnBy: true, drawnAt: true },
    }),
    db.panel.findMany({ where: { roundId }, orderBy: { order: 'asc' }, select: { id: true, name: true } }),
    db.entry.count({ where: defending }),
    db.entry.findMany({
      where: { ...defending, defenceSlot: null },
      orderBy: { number: 'asc' },
      take: 100,
      select: { id: true, number: true, project: { select: { title: true } } },
    }),
    db.auditLine.findMany({
      where: { roundId, verb: 'swap-defence-slots' },
      orderBy: { at: 'desc' },
      take: 50,
      select: { id: true, at: true, subjectId: true, data: true },
    }),
  ]);
  const titleOf = new Map(slots.map((slot) => [slot.entryId, slot.entry.number || slot.entry.project.title]));
  return {
    timeZone: round.timeZone,
    publishedAt: defence?.publishedAt ?? null,
    bring: defence?.bring ?? '',
    wall: wallLink(defence?.wallCipher),
    finalists: await finalistFacts(db, roundId),
    panels,
    eligible,
    without,
    draws,
    swaps: swaps.map(({ id, at, subjectId, data }) => {
      const { otherId, reason } = data as { otherId: string; reason: string };
      return { id, at, reason, one: titleOf.get(subjectId) ?? '—', other: titleOf.get(otherId) ?? '—' };
    }),
    sessions: sessions.map((session) => {
      const own = planned(
        session,
        slots.filter(({ sessionId }) => sessionId === session.id),
      );
      const { behindMinutes } = estimate(
        session,
        own.map(({ time, ...slot }) => ({ ...slot, plannedAt: time.startsAt })),
        now,
      );
      const begun = own.some(({ startedAt }) => startedAt !== null);
      return { ...facts(session), slots: own.map(named), behindMinutes: begun ? behindMinutes : 0 };
    }),
  };
}

export type DefenceView = NonNullable<Awaited<ReturnType<typeof getDefence>>>;
export type SessionView = DefenceView['sessions'][number];

/** One session at its calling desk, with the times to be expected; null when not managed or of another round. */
export async function getDefenceSession(viewer: Viewer, roundId: string, sessionId: string, now: Date) {
  const round = await managesRound(db, viewer, roundId);
  if (!round) return null;
  const [session] = await readSessions(db, { id: sessionId });
  if (!session || !(await db.defenceSession.count({ where: { id: sessionId, roundId } }))) return null;
  const slots = planned(
    session,
    await db.defenceSlot.findMany({ where: { sessionId, ...LIVE }, select: NAMED_SLOT }),
  );
  const expected = estimate(
    session,
    slots.map(({ time, ...slot }) => ({ ...slot, plannedAt: time.startsAt })),
    now,
  );
  return {
    ...facts(session),
    timeZone: round.timeZone,
    behindMinutes: expected.behindMinutes,
    slots: slots.map((slot, index) => ({ ...named(slot), expectedAt: expected.startsAt[index] ?? null })),
  };
}

export type DeskView = NonNullable<Awaited<ReturnType<typeof getDefenceSession>>>;
