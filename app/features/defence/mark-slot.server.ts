import type { z } from 'zod';

import type { MarkSlotSchema } from './schemas.ts';
import { afterMark } from '#app/domain/defence/marks.ts';
import type { Mark } from '#app/domain/defence/marks.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

const CLEARED = {
  calledAt: null,
  presentAt: null,
  startedAt: null,
  doneAt: null,
  absentAt: null,
  reason: null,
};

/**
 * Marks a project at the calling desk. Two desks may press at once: the same mark twice keeps the first time, and a
 * mark that no longer fits is refused instead of writing over the other desk's.
 */
export async function markSlot(
  viewer: Viewer,
  { entryId, mark, reason }: z.output<typeof MarkSlotSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const slot = await tx.defenceSlot.findUnique({
      where: { entryId },
      select: {
        status: true,
        position: true,
        lateAt: true,
        sessionId: true,
        entry: { select: { roundId: true, status: true } },
      },
    });
    if (!slot || slot.entry.status !== 'ELIGIBLE') return refuse('not-found');
    const { roundId } = slot.entry;
    if (!(await managesRound(tx, viewer, roundId))) return refuse('not-found');
    if (mark === 'excuse' && (reason?.length ?? 0) < 4) return refuse('invalid-input', undefined, 'reason');
    const status = afterMark(slot.status, mark);
    if (status === null) return refuse('changed-meanwhile');
    const last = await lastPosition(tx, slot.sessionId);
    // Two desks that put one project at the end put it there once.
    const atEnd = mark === 'late' && slot.lateAt !== null && slot.position === last;
    if (status === 'same' || (atEnd && slot.status === 'WAITING')) return ok(undefined);
    if (mark === 'start') {
      const inside = await tx.defenceSlot.findFirst({
        where: { sessionId: slot.sessionId, status: 'RUNNING', entry: { status: 'ELIGIBLE' } },
        select: { entry: { select: { number: true } } },
      });
      if (inside) return refuse('defence-room-busy', { number: inside.entry.number ?? '' });
    }
    await tx.defenceSlot.update({
      where: { entryId },
      data: { status, ...timesOf(mark, context.now, last, reason) },
      select: { entryId: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: `mark-defence-${mark}`,
      subject: { type: 'entry', id: entryId },
      roundId,
      data: { from: slot.status, to: status, position: slot.position, ...(reason ? { reason } : {}) },
    });
    return ok(undefined);
  });
}

async function lastPosition(tx: Tx, sessionId: string): Promise<number> {
  const { _max } = await tx.defenceSlot.aggregate({ where: { sessionId }, _max: { position: true } });
  return _max.position ?? 0;
}

/** What a mark writes besides the status. */
function timesOf(mark: Mark, now: Date, last: number, reason: string | null) {
  switch (mark) {
    case 'call':
      return { calledAt: now, absentAt: null };
    case 'present':
      return { presentAt: now, absentAt: null };
    case 'absent':
      return { absentAt: now };
    case 'late':
      return { ...CLEARED, lateAt: now, position: last + 1 };
    case 'start':
      return { startedAt: now };
    case 'done':
      return { doneAt: now };
    case 'excuse':
      return { reason };
    case 'reset':
      return CLEARED;
  }
}
