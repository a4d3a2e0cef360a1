import { CRITERIA } from './rubric-select.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

type Criteria = Prisma.RubricGetPayload<{ select: { criteria: typeof CRITERIA } }>['criteria'];

/** Rubrics of so many rounds are judged at the same time at most; the oldest is forgotten first. */
const MOST_REMEMBERED = 200;
const locked = new Map<string, Criteria>();

/**
 * The criteria of rubrics, by rubric. A version that was locked before `now` never changes again, so it is read once by
 * this process; one that was locked just now might still be undone with its transaction, and is read again.
 */
export async function lockedCriteria(
  tx: Tx,
  rubrics: readonly { id: string; lockedAt: Date | null }[],
  now: Date,
): Promise<Map<string, Criteria>> {
  const unread = rubrics.filter(({ id }) => !locked.has(id));
  const read =
    unread.length === 0
      ? []
      : await tx.rubric.findMany({
          where: { id: { in: unread.map(({ id }) => id) } },
          select: { id: true, criteria: CRITERIA },
        });
  const found = new Map(read.map(({ id, criteria }) => [id, criteria]));
  for (const { id } of rubrics) found.set(id, found.get(id) ?? locked.get(id) ?? []);
  for (const { id, lockedAt } of unread) {
    if (!lockedAt || lockedAt >= now) continue;
    locked.set(id, found.get(id) ?? []);
    const [oldest] = locked.keys();
    if (locked.size > MOST_REMEMBERED && oldest !== undefined) locked.delete(oldest);
  }
  return found;
}
