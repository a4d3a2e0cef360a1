import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

/** How many flags of a round one page lists. */
const SHOWN = 200;

const FLAG = {
  id: true,
  kind: true,
  words: true,
  createdAt: true,
  decision: true,
  answer: true,
  settledAt: true,
} as const;

const WHOLE = {
  ...FLAG,
  settledById: true,
  roundJudge: { select: { person: { select: { name: true } } } },
  entry: { select: { id: true, number: true, project: { select: { title: true } } } },
} as const;

async function withNames(where: Prisma.FlagWhereInput) {
  const flags = await db.flag.findMany({
    where,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: SHOWN,
    select: WHOLE,
  });
  const people = await db.person.findMany({
    where: { id: { in: flags.flatMap(({ settledById }) => settledById ?? []) } },
    select: { id: true, name: true },
  });
  return flags.map(({ settledById, roundJudge, ...flag }) => ({
    ...flag,
    judge: roundJudge.person.name,
    settledBy: people.find(({ id }) => id === settledById)?.name ?? null,
  }));
}

/** The open or the settled flags of a round, newest first, with how many there are of each; null when not managed. */
export async function listFlags(viewer: Viewer, roundId: string, settled: boolean) {
  const round = await managesRound(db, viewer, roundId);
  if (!round) return null;
  const [flags, open, closed] = await Promise.all([
    withNames({ roundId, settledAt: settled ? { not: null } : null }),
    db.flag.count({ where: { roundId, settledAt: null } }),
    db.flag.count({ where: { roundId, settledAt: { not: null } } }),
  ]);
  return { roundId, timeZone: round.timeZone, flags, open, closed };
}

/** The flags of one entry for who manages its round; none for anybody else, checkers included. */
export async function listEntryFlags(viewer: Viewer, entry: { id: string; roundId: string }) {
  return (await managesRound(db, viewer, entry.roundId)) ? withNames({ entryId: entry.id }) : [];
}

/** What a judge has told the organiser about an entry, and the answers. */
export function listOwnFlags(viewer: Viewer, entryId: string) {
  return db.flag.findMany({
    where: { entryId, roundJudge: { personId: viewer.personId } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: FLAG,
  });
}
