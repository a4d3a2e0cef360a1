import { db } from '#app/platform/db/client.server.ts';

/**
 * A round as everybody may read it: whose it is, its calendar, its standing notices, its
 * special awards that have a text for the public. Null for one that has neither a
 * calendar nor ever had a notice: it is still being set up.
 */
export async function getPublicRound(roundId: string) {
  const round = await db.round.findUnique({
    where: { id: roundId },
    select: {
      id: true,
      name: true,
      nameEn: true,
      number: true,
      timeZone: true,
      unit: { select: { name: true } },
      edition: { select: { name: true, isSample: true, sampleNote: true } },
      windows: {
        orderBy: [{ opensAt: 'asc' }, { closesAt: 'asc' }],
        select: { kind: true, opensAt: true, closesAt: true },
      },
      notices: {
        where: { withdrawnAt: null },
        orderBy: { publishedAt: 'desc' },
        select: {
          id: true,
          title: true,
          publishedAt: true,
          closesAt: true,
          list: { select: { kind: true } },
        },
      },
      specialAwards: {
        where: { words: { not: '' } },
        orderBy: [{ order: 'asc' }, { id: 'asc' }],
        select: { id: true, name: true, nameEn: true, sponsor: true, words: true },
      },
      _count: { select: { notices: true } },
    },
  });
  if (!round || (round.windows.length === 0 && round._count.notices === 0)) return null;
  const { _count, ...page } = round;
  return page;
}
