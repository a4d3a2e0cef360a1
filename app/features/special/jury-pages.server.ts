import { ableOf } from './nominate.server.ts';
import { ownSeat } from './scope.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { getProjectView } from '#app/features/projects/project-view.server.ts';
import { db } from '#app/platform/db/client.server.ts';

const PAGE_SIZE = 50;

/** The juries in which the viewer sits as a judge of a round that is still going on, those to answer first. */
export async function listOwnJuries(viewer: Viewer) {
  const seats = await db.specialJuror.findMany({
    where: {
      personId: viewer.personId,
      special: {
        way: 'JURY',
        round: {
          edition: { archivedAt: null },
          judges: { some: { personId: viewer.personId, leftAt: null } },
        },
      },
    },
    orderBy: { id: 'asc' },
    select: {
      sentAt: true,
      _count: { select: { nominations: true } },
      special: {
        select: {
          id: true,
          roundId: true,
          name: true,
          nameEn: true,
          sponsor: true,
          status: true,
          nominations: true,
        },
      },
    },
  });
  return seats
    .map(({ sentAt, _count, special }) => ({
      ...special,
      sent: sentAt !== null,
      count: _count.nominations,
      waits: sentAt === null && special.status === 'OPEN',
    }))
    .sort((a, b) => Number(b.waits) - Number(a.waits));
}
export type OwnJury = Awaited<ReturnType<typeof listOwnJuries>>[number];

async function seatIn(viewer: Viewer, roundId: string, specialId: string) {
  const found = await ownSeat(db, viewer, specialId);
  return found?.special.roundId === roundId ? found : null;
}

/** A prize as a member of its jury sees it: what may be nominated, and what they have nominated. Null for anybody else. */
export async function getJury(
  viewer: Viewer,
  roundId: string,
  specialId: string,
  { search, page }: { search: string; page: number },
) {
  const found = await seatIn(viewer, roundId, specialId);
  if (!found) return null;
  const { special, seat } = found;
  const isOpen = special.status === 'OPEN' && seat.sentAt === null;
  const able = special.status === 'OPEN' ? await ableOf(db, found) : [];
  const where = {
    id: { in: able },
    ...(search
      ? { OR: [{ number: { contains: search } }, { project: { title: { contains: search } } }] }
      : {}),
  };
  const NAMED = { select: { name: true, nameEn: true } } as const;
  const select = {
    id: true,
    number: true,
    category: NAMED,
    group: NAMED,
    discipline: NAMED,
    project: { select: { title: true } },
  } as const;
  const [matching, entries, own] = await Promise.all([
    db.entry.count({ where }),
    db.entry.findMany({
      where,
      orderBy: [{ number: 'asc' }, { id: 'asc' }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select,
    }),
    db.entry.findMany({
      where: { id: { in: seat.nominations.map(({ entryId }) => entryId) } },
      select,
    }),
  ]);
  const { id, name, nameEn, sponsor, words, nominations, status } = special;
  return {
    id,
    name,
    nameEn,
    sponsor,
    words,
    status,
    most: nominations,
    isOpen,
    sentAt: seat.sentAt,
    round: { id: special.round.id, name: special.round.name, nameEn: special.round.nameEn },
    timeZone: special.round.timeZone,
    total: able.length,
    matching,
    pageCount: Math.ceil(matching / PAGE_SIZE),
    entries,
    own: seat.nominations.flatMap((nomination) => {
      const entry = own.find((one) => one.id === nomination.entryId);
      return entry
        ? {
            ...nomination,
            number: entry.number,
            title: entry.project.title,
            lost: isOpen && !able.includes(entry.id),
          }
        : [];
    }),
  };
}
export type JuryPage = NonNullable<Awaited<ReturnType<typeof getJury>>>;

/** One project that a member may nominate, as blind as the round's judges see it; null when it is over, or none of theirs. */
export async function getJuryEntry(viewer: Viewer, roundId: string, specialId: string, entryId: string) {
  const found = await seatIn(viewer, roundId, specialId);
  if (found?.special.status !== 'OPEN') return null;
  const [able] = await ableOf(db, found, [entryId]);
  const project = able ? await getProjectView(able, { blind: true }) : null;
  if (!project) return null;
  const { special, seat } = found;
  const { number } = await db.entry.findUniqueOrThrow({ where: { id: entryId }, select: { number: true } });
  const mine = seat.nominations.find((one) => one.entryId === entryId) ?? null;
  return {
    project,
    number,
    special: {
      id: special.id,
      name: special.name,
      nameEn: special.nameEn,
      sponsor: special.sponsor,
      most: special.nominations,
    },
    isSent: seat.sentAt !== null,
    taken: seat.nominations.length,
    mine: mine ? { place: mine.place, words: mine.words } : null,
  };
}

/**
 * Of these entries the one that the viewer may read as a member of an open jury, not barred from it; null for none. Files
 * ask for it.
 */
export async function juriedEntry(viewer: Viewer, entryIds: readonly string[]): Promise<string | null> {
  if (entryIds.length === 0) return null;
  const seats = await db.specialJuror.findMany({
    where: {
      personId: viewer.personId,
      special: {
        status: 'OPEN',
        way: 'JURY',
        round: { entries: { some: { id: { in: [...entryIds] } } } },
      },
    },
    select: { specialId: true },
  });
  for (const { specialId } of seats) {
    const found = await ownSeat(db, viewer, specialId);
    const [able] = found ? await ableOf(db, found, entryIds) : [];
    if (able) return able;
  }
  return null;
}
