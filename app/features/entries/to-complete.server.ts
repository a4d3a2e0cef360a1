import { isToComplete, TO_COMPLETE } from '#app/domain/entry-events.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

/** Of these entries, those that lie with their students because they were promoted, and not because somebody returned them. */
export async function entriesToComplete(
  tx: Pick<Tx, 'entry'>,
  where: Prisma.EntryWhereInput,
): Promise<Set<string>> {
  const entries = await tx.entry.findMany({
    where: { AND: [where, { status: 'RETURNED', events: { some: { act: TO_COMPLETE } } }] },
    select: {
      id: true,
      events: { orderBy: { at: 'asc' }, select: { status: true, act: true, reason: true, at: true } },
    },
  });
  return new Set(entries.filter(({ events }) => isToComplete(events)).map(({ id }) => id));
}
