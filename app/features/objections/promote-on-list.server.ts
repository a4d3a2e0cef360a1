import type { z } from 'zod';

import type { PromoteSchema } from './schemas.ts';
import { promotionReason, standInFor, takesStandIns } from './stand-ins.server.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { enterNextRound } from '#app/features/results/enter-next-round.server.ts';
import { enterStudents } from '#app/features/results/enter-students.server.ts';
import { goingStudents, studentsOfList } from '#app/features/results/promoted-students.server.ts';
import { listBasis } from '#app/features/results/list-basis.server.ts';
import { selectedLines } from '#app/features/results/list-lines.server.ts';
import { publicLines, publishVersion } from '#app/features/results/notice-snapshot.server.ts';
import { openBefore } from '#app/features/results/opened-bundles.server.ts';
import { managedList } from '#app/features/results/scope.server.ts';
import { addFinalist } from '#app/features/rounds/finalists.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/**
 * Lets the best reserve that keeps the rules come in for an entry taken off: exactly the one that was shown. Of several
 * who are equal a person has chosen one. The notice gets a new version with the line at its end; where the list was
 * handed on, the entry goes on too.
 */
export async function promoteOnList(
  viewer: Viewer,
  { listId, withdrawnId, entryId, reason }: z.output<typeof PromoteSchema>,
  context: Context,
): Promise<Result<undefined>> {
  if (!context.tx) await openBefore(viewer, listId);
  const found = context.tx ? null : await findBefore(viewer, listId, withdrawnId);
  return inTransaction(context, async (tx) => {
    const list = await managedList(tx, viewer, listId);
    if (!list) return refuse('not-found');
    if (!takesStandIns(list)) return refuse('list-wrong-status');
    // Found before the transaction; anew in it only if anything it rests on has changed since.
    const isFound = found !== null && (await standInBasis(tx, list)) === found.basis;
    const promotion = isFound ? found.promotion : await standInFor(tx, list, withdrawnId);
    if (!promotion) return refuse('changed-meanwhile');
    if (promotion.kind === 'none') return refuse('list-no-stand-in');
    const fits =
      promotion.kind === 'promoted' ? promotion.entryId === entryId : promotion.entryIds.includes(entryId);
    if (!fits) return refuse('changed-meanwhile');
    const line = await tx.entryListLine.findUniqueOrThrow({
      where: { listId_entryId: { listId, entryId } },
      select: { id: true, decision: true, rank: true, entry: { select: { status: true } } },
    });
    if (list.status === 'HANDED_ON' && list.edge) {
      const to = {
        toRoundId: list.edge.toRoundId,
        unitId: list.round.unitId,
        byId: viewer.personId,
        now: context.now,
      };
      const students = await studentsOfList(tx, list);
      const entered = students
        ? await enterStudents(tx, goingStudents(students, [entryId]), to)
        : await enterNextRound(tx, [entryId], to);
      if (!entered.ok) return entered;
    }
    if (list.kind === 'FINALIST') await addFinalist(tx, entryId, context.now);
    const withdrawn = await tx.entryListLine.findUniqueOrThrow({
      where: { listId_entryId: { listId, entryId: withdrawnId } },
      select: { rank: true },
    });
    const last = await tx.entryListLine.aggregate({
      where: { listId, decision: 'SELECTED' },
      _max: { position: true },
    });
    await tx.entryListLine.update({
      where: { id: line.id },
      data: {
        decision: 'SELECTED',
        position: (last._max.position ?? 0) + 1,
        standsInForId: withdrawnId,
        reason:
          promotion.kind === 'promoted'
            ? await promotionReason(tx, promotion)
            : { code: 'promoted', params: { rank: line.rank ?? 0, withdrawn: withdrawn.rank ?? 0 } },
      },
      select: { id: true },
    });
    const byId = viewer.personId;
    await tx.listOverride.create({
      data: { listId, entryId, from: line.decision, to: 'SELECTED', reason, byId, at: context.now },
      select: { id: true },
    });
    const added = { at: context.now.toISOString(), reason };
    const mine = await selectedLines(tx, list, entryId);
    if (mine.length > 0)
      await publishVersion(
        tx,
        listId,
        (lines) => [
          ...lines,
          ...publicLines(list, mine, Math.max(0, ...lines.map(({ seq }) => seq))).map((line) => ({
            ...line,
            added,
          })),
        ],
        { reason, byId, at: context.now },
      );
    await tx.entryEvent.create({
      data: {
        entryId,
        status: line.entry.status,
        act: 'came-onto-list',
        reason,
        byId,
        byRole: 'ADMIN',
        at: context.now,
      },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: byId,
      verb: 'promote-reserve',
      subject: { type: 'entry', id: entryId },
      roundId: list.roundId,
      data: { listId, withdrawnId },
    });
    return ok(undefined);
  });
}

/**
 * Who would come in as things stand, and what that rests on. Null for a list that the viewer does not manage, and for one
 * of students, whose grades and birthdays count too.
 */
async function findBefore(viewer: Viewer, listId: string, withdrawnId: string) {
  const list = await managedList(db, viewer, listId);
  if (!list || !takesStandIns(list) || list.promotes === 'STUDENT') return null;
  const basis = await standInBasis(db, list);
  return { basis, promotion: await standInFor(db, list, withdrawnId) };
}

/** Another text as soon as anything has changed by which a reserve is found. */
async function standInBasis(tx: Tx, list: NonNullable<Awaited<ReturnType<typeof managedList>>>) {
  const { id: listId, roundId, kind } = list;
  const overrides = await tx.listOverride.findMany({
    where: { listId },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return listBasis(tx, { roundId, kind, ofStudents: false }, [list, overrides]);
}
