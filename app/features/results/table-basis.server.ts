import { createHash } from 'node:crypto';

import { managedRound } from './scope.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

type Reader = Pick<
  Tx,
  'round' | 'entry' | 'rubric' | 'assignment' | 'scoreSheet' | 'consensus' | 'panelMember'
>;

/**
 * A short text that is another one as soon as anything has changed that a scoring table of the round is computed from: a
 * setting, a criterion, an entry, a task, a submitted sheet (each save of it is a new revision). The database counts; no
 * mark is read. Null when the round is not managed.
 */
export async function tableBasis(tx: Reader, viewer: Viewer, roundId: string): Promise<string | null> {
  const round = await managedRound(tx, viewer, roundId);
  if (!round) return null;
  const entry = { roundId };
  const facts = [
    round,
    await tx.rubric.findMany({
      where: { roundId },
      orderBy: { id: 'asc' },
      include: { criteria: { orderBy: { id: 'asc' } } },
    }),
    await tx.entry.aggregate({
      where: { roundId, status: 'ELIGIBLE' },
      _count: { _all: true },
      _max: { updatedAt: true },
    }),
    await tx.assignment.groupBy({
      by: ['stage', 'status'],
      where: { entry },
      orderBy: [{ stage: 'asc' }, { status: 'asc' }],
      _count: { _all: true },
      _max: { createdAt: true, id: true },
    }),
    // Of those that do not stand each by itself: one may take the place of another.
    await tx.assignment.findMany({
      where: { entry, status: { not: 'ASSIGNED' } },
      orderBy: { id: 'asc' },
      select: { id: true, status: true },
    }),
    await tx.scoreSheet.aggregate({
      where: { status: 'SUBMITTED', rubric: { roundId } },
      _count: { _all: true },
      _sum: { revision: true },
      _max: { submittedAt: true },
    }),
    await tx.consensus.aggregate({
      where: { entry },
      _count: { _all: true },
      _sum: { revision: true },
      _max: { savedAt: true },
    }),
    await tx.panelMember.findMany({
      where: { panel: { roundId } },
      orderBy: [{ panelId: 'asc' }, { roundJudgeId: 'asc' }],
    }),
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}
