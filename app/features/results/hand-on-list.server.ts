import type { z } from 'zod';

import { enterNextRound } from './enter-next-round.server.ts';
import { enterStudents } from './enter-students.server.ts';
import { handOnBlockers, runningNotice } from './list-blockers.server.ts';
import { goingStudents, studentsOfList } from './promoted-students.server.ts';
import type { HandOnListSchema } from './schemas.ts';
import { managedList } from './scope.server.ts';
import { ok, refuse, refuseAll } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/**
 * Enters every selected project of a confirmed entry list, or every student who goes on by it, into the next round; they
 * compete there for this round's unit.
 * Waits for the answers to objections. While the list's notice is running it needs a reason, or waits, as the round says.
 */
export async function handOnList(
  viewer: Viewer,
  { listId, reason = '' }: z.infer<typeof HandOnListSchema>,
  context: Context,
): Promise<Result<{ entered: number }>> {
  return inTransaction(context, async (tx) => {
    const list = await managedList(tx, viewer, listId);
    if (!list) return refuse('not-found');
    if (list.status !== 'CONFIRMED' || list.kind !== 'ENTRY') return refuse('list-wrong-status');
    if (!list.edge) return refuse('list-no-next-round');
    const blocked = refuseAll(await handOnBlockers(tx, list, context.now));
    if (!blocked.ok) return blocked;
    const early = (await runningNotice(tx, list.id, context.now)) !== null;
    if (early && reason.length < 4) return refuse('list-notice-reason', undefined, 'reason');
    const selected = await tx.entryListLine.findMany({
      where: { listId, decision: 'SELECTED' },
      select: { entryId: true },
    });
    const ids = selected.map(({ entryId }) => entryId);
    const promotion = {
      toRoundId: list.edge.toRoundId,
      unitId: list.round.unitId,
      byId: viewer.personId,
      now: context.now,
    };
    const students = await studentsOfList(tx, list);
    const entered = students
      ? await enterStudents(tx, goingStudents(students, ids), promotion)
      : await enterNextRound(tx, ids, promotion);
    if (!entered.ok) return entered;
    await tx.entryList.update({
      where: { id: listId },
      data: { status: 'HANDED_ON', handedOnAt: context.now },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'hand-on-list',
      subject: { type: 'entry-list', id: listId },
      roundId: list.roundId,
      data: { ...entered.value, ...(early ? { beforeNoticeEnds: reason } : {}) },
    });
    return ok({ entered: entered.value.entered });
  });
}
