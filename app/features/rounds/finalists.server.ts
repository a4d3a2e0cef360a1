import type { Tx } from '#app/platform/db/transaction.server.ts';

/** Whether a sheet of the defence has been submitted: who defends is settled by then. */
export async function isDefenceJudged(tx: Pick<Tx, 'scoreSheet'>, roundId: string): Promise<boolean> {
  const submitted = await tx.scoreSheet.count({
    where: { status: 'SUBMITTED', assignment: { stage: 'DEFENCE', entry: { roundId, status: 'ELIGIBLE' } } },
  });
  return submitted > 0;
}

/**
 * Makes exactly these entries the finalists of a round; who is one already stays so from then. All others leave the
 * defence: their tasks that nobody has begun, and their places in a session while they have not been called.
 */
export async function nameFinalists(
  tx: Tx,
  { roundId, entryIds }: { roundId: string; entryIds: readonly string[] },
  now: Date,
): Promise<void> {
  const wanted = new Set(entryIds);
  const named = await tx.entry.findMany({
    where: { roundId, finalistAt: { not: null } },
    select: { id: true },
  });
  const known = new Set(named.map(({ id }) => id));
  const gone = [...known].filter((id) => !wanted.has(id));
  const added = [...wanted].filter((id) => !known.has(id));
  await tx.entry.updateMany({ where: { id: { in: gone } }, data: { finalistAt: null } });
  await tx.entry.updateMany({ where: { id: { in: added } }, data: { finalistAt: now } });
  await leaveDefence(tx, { roundId, finalistAt: null });
}

/** Lets one more entry defend. */
export async function addFinalist(tx: Tx, entryId: string, now: Date): Promise<void> {
  await tx.entry.update({ where: { id: entryId }, data: { finalistAt: now }, select: { id: true } });
}

/** Ends an entry's place among the finalists, as `nameFinalists` does for those who are none. */
export async function dropFinalist(tx: Tx, entryId: string): Promise<void> {
  await tx.entry.update({ where: { id: entryId }, data: { finalistAt: null }, select: { id: true } });
  await leaveDefence(tx, { id: entryId });
}

async function leaveDefence(
  tx: Tx,
  entry: { roundId: string; finalistAt: null } | { id: string },
): Promise<void> {
  await tx.assignment.updateMany({
    where: { entry, stage: 'DEFENCE', status: 'ASSIGNED', sheet: null },
    data: { status: 'REMOVED' },
  });
  await tx.defenceSlot.deleteMany({ where: { entry, status: 'WAITING' } });
}

/** Who defends in a round: how many are named, of how many eligible, and the list that names them. */
export async function finalistFacts(tx: Pick<Tx, 'entry' | 'entryList'>, roundId: string) {
  const eligible = { roundId, status: 'ELIGIBLE' } as const;
  const [all, named, list] = await Promise.all([
    tx.entry.count({ where: eligible }),
    tx.entry.count({ where: { ...eligible, finalistAt: { not: null } } }),
    tx.entryList.findFirst({
      where: { roundId, kind: 'FINALIST', status: 'CONFIRMED' },
      orderBy: { confirmedAt: 'desc' },
      select: { id: true },
    }),
  ]);
  return { eligible: all, named, listId: list?.id ?? null };
}
export type FinalistFacts = Awaited<ReturnType<typeof finalistFacts>>;
