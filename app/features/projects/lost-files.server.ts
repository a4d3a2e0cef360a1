import { INFECTED, readManyForChecklist } from './checklist-facts.server.ts';
import { checklist, lostItems } from '#app/domain/checklist.ts';
import type { ChecklistItem } from '#app/domain/checklist.ts';
import { db } from '#app/platform/db/client.server.ts';

export type LostItem = Pick<ChecklistItem, 'code' | 'subject'>;

/**
 * Required materials that these entries lack because a virus was found in them; entries that lack none are absent. The
 * caller has checked access. Viruses are rare: the checklist is read only of projects that ever had one.
 */
export async function lostItemsOf(entryIds: readonly string[]): Promise<Map<string, LostItem[]>> {
  const struck = await db.entry.findMany({
    where: { id: { in: [...entryIds] }, project: { materials: { some: INFECTED } } },
    select: { id: true },
  });
  if (struck.length === 0) return new Map();
  const read = await readManyForChecklist(
    db,
    struck.map(({ id }) => id),
  );
  const lost = read.map(({ entry, facts }) => ({ id: entry.id, items: lostItems(checklist(facts)) }));
  return new Map(
    lost
      .filter(({ items }) => items.length > 0)
      .map(({ id, items }) => [id, items.map(({ code, subject }) => ({ code, subject }))]),
  );
}
