import { z } from 'zod';

import { inOrder, slotTimes } from '#app/domain/defence/slots.ts';
import type { Session, SlotTime } from '#app/domain/defence/slots.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

const BreaksSchema = z.array(z.object({ startsAt: z.coerce.date(), endsAt: z.coerce.date() }));

const SESSION = {
  id: true,
  panelId: true,
  room: true,
  startsAt: true,
  endsAt: true,
  presentMinutes: true,
  questionMinutes: true,
  changeMinutes: true,
  breaks: true,
  panel: {
    select: {
      name: true,
      members: {
        where: { roundJudge: { leftAt: null } },
        orderBy: [{ isChair: 'desc' }, { roundJudgeId: 'asc' }],
        select: {
          isChair: true,
          roundJudge: { select: { id: true, person: { select: { id: true, name: true } } } },
        },
      },
    },
  },
} satisfies Prisma.DefenceSessionSelect;

/** A stored session with its panel. */
export type StoredSession = Session & {
  panel: { name: string; judges: { id: string; personId: string; name: string; isChair: boolean }[] };
};

/** A round's sessions in order of time, with their panels and the judges who sit there now. */
export async function readSessions(
  tx: Pick<Tx, 'defenceSession'>,
  where: { roundId: string } | { id: string },
): Promise<StoredSession[]> {
  const rows = await tx.defenceSession.findMany({ where, select: SESSION });
  return inOrder(
    rows.map(({ panel, breaks, ...row }) => ({
      ...row,
      breaks: BreaksSchema.parse(breaks),
      panel: {
        name: panel.name,
        judges: panel.members.map(({ isChair, roundJudge: { id, person } }) => ({
          id,
          personId: person.id,
          name: person.name,
          isChair,
        })),
      },
    })),
  );
}

/** The judges of each panel, as the rules want them. */
export function judgesByPanel(sessions: readonly StoredSession[]): Map<string, string[]> {
  return new Map(sessions.map(({ panelId, panel }) => [panelId, panel.judges.map(({ id }) => id)]));
}

/** Slots in the order in which they are heard, each with its planned time. */
export function planned<S extends { position: number }>(
  session: Pick<Session, 'startsAt' | 'breaks' | 'presentMinutes' | 'questionMinutes' | 'changeMinutes'>,
  slots: readonly S[],
): (S & { time: SlotTime })[] {
  const times = slotTimes(session, Math.max(0, ...slots.map(({ position }) => position)));
  return [...slots]
    .sort((a, b) => a.position - b.position)
    .flatMap((slot) => {
      const time = times[slot.position - 1];
      return time ? [{ ...slot, time }] : [];
    });
}

/** Every entry that has a place, with its time and authors: what the rule of one room at a time looks at. */
export async function readSeats(tx: Pick<Tx, 'defenceSlot'>, sessions: readonly Session[]) {
  const slots = await tx.defenceSlot.findMany({
    where: { sessionId: { in: sessions.map(({ id }) => id) }, entry: { status: 'ELIGIBLE' } },
    select: {
      entryId: true,
      sessionId: true,
      position: true,
      entry: {
        select: {
          project: {
            select: {
              title: true,
              authors: { where: { status: 'ACCEPTED' }, select: { studentId: true } },
            },
          },
        },
      },
    },
  });
  return sessions.flatMap((session) =>
    planned(
      session,
      slots.filter(({ sessionId }) => sessionId === session.id),
    ).map(({ entryId, position, time, entry: { project } }) => ({
      sessionId: session.id,
      position,
      time,
      title: project.title,
      candidate: { id: entryId, authorIds: project.authors.map(({ studentId }) => studentId) },
    })),
  );
}
