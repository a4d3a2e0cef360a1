import type { Ledger } from '#app/features/merges/ledger.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/**
 * Lets lines of special awards, and what was decided about them, be about who stays of a merged school, unit or person: an
 * award that says the same of them afterwards has not changed. Where both stand in one award, each line keeps its own, and
 * the award shows that it would come out otherwise now.
 */
export async function followMerge(
  tx: Pick<Tx, 'specialLine' | 'specialChange'>,
  ledger: Ledger,
  from: string,
  into: string,
): Promise<void> {
  const mentions = { OR: [{ key: from }, { key: { startsWith: `["${from}",` } }] };
  const lines = await tx.specialLine.findMany({
    where: mentions,
    select: { id: true, key: true, specialId: true },
  });
  for (const { id, key, specialId } of lines) {
    const moved = keyOfMerged(key, from, into);
    const twin = await tx.specialLine.count({ where: { specialId, key: moved } });
    if (twin > 0) continue;
    await ledger.change('specialLine', id, { key: moved });
    const decided = await tx.specialChange.findMany({ where: { specialId, key }, select: { id: true } });
    for (const change of decided) await ledger.change('specialChange', change.id, { key: moved });
  }
}

/** Tutors without an account are known by school and name, all others by an id. */
const keyOfMerged = (key: string, from: string, into: string) =>
  key === from ? into : `["${into}",${key.slice(`["${from}",`.length)}`;
