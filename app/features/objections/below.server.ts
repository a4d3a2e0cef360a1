import type { Prisma } from '#app/platform/prisma-client/client.ts';

/** Entries that the list they came from has taken off since, and about which nobody has decided here. */
export function waitsForDecision(roundId: Prisma.StringFilter | string) {
  return {
    roundId,
    status: { notIn: ['WITHDRAWN', 'REJECTED'] },
    AND: [{ events: { some: { act: 'taken-off-below' } } }, { events: { none: { act: 'stays-on' } } }],
  } satisfies Prisma.EntryWhereInput;
}
