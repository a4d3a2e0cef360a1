import { INFECTED, readManyForChecklist } from './checklist-facts.server.ts';
import { checklist, lostItems } from '#app/domain/checklist.ts';
import type { ChecklistItem } from '#app/domain/checklist.ts';
import type { Refusal } from '#app/domain/result.ts';
import type { db } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

export type LostItem = Pick<ChecklistItem, 'code' | 'subject'>;

/** Viruses are rare: the checklist is read only of projects that ever had one. */
async function readLost(tx: Tx | typeof db, entryIds: readonly string[]) {
  const struck = await tx.entry.findMany({
    where: { id: { in: [...entryIds] }, project: { materials: { some: INFECTED } } },
    select: { id: true },
  });
  if (struck.length === 0) return [];
  const read = await readManyForChecklist(
    tx,
    struck.map(({ id }) => id),
  );
  return read
    .map(({ entry, facts }) => ({ entry, items: lostItems(checklist(facts)) }))
    .filter(({ items }) => items.length > 0);
}

/**
 * Required materials that these entries lack because a virus was found in them; entries that lack none are absent. The
 * caller has checked access.
 */
export async function lostItemsOf(
  tx: Tx | typeof db,
  entryIds: readonly string[],
): Promise<Map<string, LostItem[]>> {
  const lost = await readLost(tx, entryIds);
  return new Map(
    lost.map(({ entry, items }) => [entry.id, items.map(({ code, subject }) => ({ code, subject }))]),
  );
}

/** Why entries that lack such materials cannot go on, by entry. */
export async function lostFileRefusals(
  tx: Tx | typeof db,
  entryIds: readonly string[],
): Promise<Map<string, Refusal>> {
  const lost = await readLost(tx, entryIds);
  return new Map(
    lost.map(({ entry, items }) => {
      const names = items.flatMap(({ subject }) => subject?.name ?? []).join('、');
      return [entry.id, { code: 'entry-file-lost', params: { title: entry.project.title, names } }];
    }),
  );
}
