import type { z } from 'zod';

import type { SwapSlotsSchema } from './schemas.ts';
import { readSeats, readSessions } from './sessions.server.ts';
import { clashesOf } from '#app/domain/defence/draw.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/** Lets two projects of one panel change places, with a reason, before either has been called. */
export async function swapSlots(
  viewer: Viewer,
  { entryId, otherId, reason }: z.output<typeof SwapSlotsSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const slots = await tx.defenceSlot.findMany({
      where: { entryId: { in: [entryId, otherId] }, entry: { status: 'ELIGIBLE' } },
      select: {
        entryId: true,
        sessionId: true,
        position: true,
        status: true,
        session: { select: { roundId: true, panelId: true } },
      },
    });
    const one = slots.find((slot) => slot.entryId === entryId);
    const other = slots.find((slot) => slot.entryId === otherId);
    if (!one || !other || one === other) return refuse('not-found');
    const { roundId } = one.session;
    if (other.session.roundId !== roundId || !(await managesRound(tx, viewer, roundId)))
      return refuse('not-found');
    if (one.session.panelId !== other.session.panelId) return refuse('defence-swap-panel');
    if (slots.some(({ status }) => status !== 'WAITING')) return refuse('defence-swap-begun');
    const sessions = await readSessions(tx, { roundId });
    const seats = await readSeats(tx, sessions);
    const seatOf = (id: string) => seats.find(({ candidate }) => candidate.id === id);
    const moved = seats.map((seat) => {
      const place = seatOf(
        seat.candidate.id === entryId ? otherId : seat.candidate.id === otherId ? entryId : seat.candidate.id,
      );
      return { ...seat, sessionId: place?.sessionId ?? '', time: place?.time ?? seat.time };
    });
    const [clash] = clashesOf(moved);
    if (clash) return refuse('defence-author-clash', { one: clash[0].title, other: clash[1].title });
    const place = ({ sessionId, position }: typeof one) => ({ sessionId, position });
    // A position is held by one: the first steps aside while the second takes its place.
    await tx.defenceSlot.update({ where: { entryId }, data: { position: -1 }, select: { entryId: true } });
    await tx.defenceSlot.update({ where: { entryId: otherId }, data: place(one), select: { entryId: true } });
    await tx.defenceSlot.update({ where: { entryId }, data: place(other), select: { entryId: true } });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'swap-defence-slots',
      subject: { type: 'entry', id: entryId },
      roundId,
      data: { otherId, reason, one: place(one), other: place(other) },
    });
    return ok(undefined);
  });
}
