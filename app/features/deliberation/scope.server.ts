import { can } from '#app/domain/policy.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

const SELECT = {
  id: true,
  listId: true,
  prizeCode: true,
  categoryId: true,
  places: true,
  quorum: true,
  words: true,
  status: true,
  openedById: true,
  openedAt: true,
  closedById: true,
  closedAt: true,
  closeReason: true,
  tally: true,
  decidedById: true,
  decidedAt: true,
  reason: true,
  list: {
    select: {
      id: true,
      title: true,
      kind: true,
      status: true,
      roundId: true,
      resultId: true,
      result: { select: { decimals: true, version: true } },
      round: {
        select: {
          id: true,
          name: true,
          nameEn: true,
          timeZone: true,
          conflictSameSchool: true,
          conflictSameUnit: true,
          unit: { select: { path: true } },
        },
      },
    },
  },
  entries: {
    select: {
      entryId: true,
      origin: true,
      leftOut: true,
      reason: true,
      low: true,
      high: true,
      decision: true,
      prizeCode: true,
      decisionReason: true,
    },
  },
  members: {
    orderBy: { id: 'asc' },
    select: {
      id: true,
      personId: true,
      votedAt: true,
      draftAbout: true,
      draftText: true,
      person: { select: { name: true } },
      votes: { select: { entryId: true, place: true } },
      comments: { orderBy: { at: 'asc' }, select: { id: true, entryId: true, text: true, at: true } },
    },
  },
} as const;

type Reader = Pick<Tx, 'deliberation'>;
const read = (tx: Reader, id: string) => tx.deliberation.findUnique({ where: { id }, select: SELECT });
export type Deliberation = NonNullable<Awaited<ReturnType<typeof read>>>;
export type Member = Deliberation['members'][number];

const managed = (viewer: Viewer, { list: { round } }: Deliberation) =>
  can(viewer, 'manage-round', { id: round.id, unitPath: round.unit.path });

/** A deliberation of a round that the viewer manages; null otherwise, whether or not it exists. */
export async function managedDeliberation(tx: Reader, viewer: Viewer, id: string) {
  const found = await read(tx, id);
  return found && managed(viewer, found) ? found : null;
}

/**
 * A deliberation in which the viewer sits, with their seat; null for anybody else, and for a judge who has left the
 * round and does not manage it.
 */
export async function ownSeat(tx: Reader & Pick<Tx, 'roundJudge'>, viewer: Viewer, id: string) {
  const found = await read(tx, id);
  const seat = found?.members.find(({ personId }) => personId === viewer.personId);
  if (!found || !seat) return null;
  if (managed(viewer, found)) return { deliberation: found, seat };
  const judge = await tx.roundJudge.findFirst({
    where: { roundId: found.list.roundId, personId: viewer.personId, leftAt: null },
    select: { id: true },
  });
  return judge ? { deliberation: found, seat } : null;
}

/** Whether members may still speak and vote: it is open, and the list is the one that counts. */
export const isOpenNow = ({ status, list }: Deliberation): boolean =>
  status === 'OPEN' && list.status === 'DRAFT';

/** The entries that are talked about. */
export const entryIdsOf = ({ entries }: Deliberation): string[] =>
  entries.filter(({ leftOut }) => !leftOut).map(({ entryId }) => entryId);
