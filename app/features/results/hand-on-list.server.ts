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
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/**
 * Enters every selected project of a confirmed entry list, or every student who goes on by it, into the next round; they
 * compete there for this round's unit.
 * A list that goes to a contest run elsewhere is handed on as a package: its entries are told so.
 * Waits for the answers to objections. While the list's notice is running it needs a reason, or waits, as the round says.
 */
export async function handOnList(
  viewer: Viewer,
  { listId, reason = '' }: z.infer<typeof HandOnListSchema>,
  context: Context,
): Promise<Result<{ entered: number; outside: boolean }>> {
  return inTransaction(context, async (tx) => {
    const list = await managedList(tx, viewer, listId);
    if (!list) return refuse('not-found');
    if (list.status !== 'CONFIRMED' || list.kind !== 'ENTRY') return refuse('list-wrong-status');
    const { edge, round } = list;
    if (!edge && !round.outsideName) return refuse('list-no-next-round');
    const blocked = refuseAll(await handOnBlockers(tx, list, context.now));
    if (!blocked.ok) return blocked;
    const early = (await runningNotice(tx, list.id, context.now)) !== null;
    if (early && reason.length < 4) return refuse('list-notice-reason', undefined, 'reason');
    const selected = await tx.entryListLine.findMany({
      where: { listId, decision: 'SELECTED' },
      select: { entryId: true },
    });
    const ids = selected.map(({ entryId }) => entryId);
    const byId = viewer.personId;
    const entered = edge
      ? await enterAbove(tx, list, ids, {
          toRoundId: edge.toRoundId,
          unitId: round.unitId,
          byId,
          now: context.now,
        })
      : ok({
          outside: round.outsideName ?? '',
          entered: await tellHandedOver(tx, ids, { round, byId, now: context.now }),
        });
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
    return ok({ entered: entered.value.entered, outside: !edge });
  });
}

/** The projects of the list, or the students who go on by it, as entries of the round above. */
async function enterAbove(
  tx: Tx,
  list: Parameters<typeof studentsOfList>[1],
  ids: readonly string[],
  promotion: Parameters<typeof enterNextRound>[2],
) {
  const students = await studentsOfList(tx, list);
  return students
    ? enterStudents(tx, goingStudents(students, ids), promotion)
    : enterNextRound(tx, ids, promotion);
}

/** Leaves a line in the timeline of every entry that goes to a contest run elsewhere. */
async function tellHandedOver(
  tx: Tx,
  entryIds: readonly string[],
  { round, byId, now }: { round: { outsideName: string | null }; byId: string; now: Date },
): Promise<number> {
  const entries = await tx.entry.findMany({
    where: { id: { in: [...entryIds] } },
    select: { id: true, status: true },
  });
  await tx.entryEvent.createMany({
    data: entries.map(({ id, status }) => ({
      entryId: id,
      status,
      act: 'handed-over',
      reason: round.outsideName,
      byId,
      byRole: 'ADMIN',
      at: now,
    })),
  });
  return entries.length;
}
