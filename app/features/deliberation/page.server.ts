import { readCards } from './cards.server.ts';
import { readDecision } from './decision.server.ts';
import { entryIdsOf, isOpenNow, managedDeliberation, ownSeat } from './scope.server.ts';
import type { Deliberation, Member } from './scope.server.ts';
import { getSecondLook } from './second-look.server.ts';
import { barredOf, tallyOf } from './votes.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';

/** Names of people who are no members, such as who opened it. */
async function namesOf(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const people = await db.person.findMany({
    where: { id: { in: ids.flatMap((id) => id ?? []) } },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** What both sides see: the border, the entries side by side, the members, and the votes for who may see them. */
async function readPage(
  deliberation: Deliberation,
  seat: Member | null,
  { forOrganiser }: { forOrganiser: boolean },
) {
  const { list, members, openedById, closedById, decidedById, prizeCode, categoryId } = deliberation;
  const [barred, names, prizes] = await Promise.all([
    barredOf(db, deliberation),
    namesOf([openedById, closedById, decidedById]),
    db.prizeRule.findMany({
      where: { roundId: list.roundId },
      orderBy: { order: 'asc' },
      select: { code: true, categoryId: true, name: true, nameEn: true },
    }),
  ]);
  const all = entryIdsOf(deliberation);
  const hidden = seat ? barred(seat.personId) : new Set<string>();
  const able = all.filter((id) => !hidden.has(id));
  const cards = await readCards(deliberation, able, { forOrganiser });
  const sees = deliberation.status !== 'OPEN' || (seat !== null && seat.votedAt !== null);
  const comments = members
    .flatMap(({ person, comments: said }) => said.map((one) => ({ ...one, by: person.name })))
    .filter(({ entryId }) => entryId === null || !hidden.has(entryId))
    .sort((a, b) => a.at.valueOf() - b.at.valueOf());
  const { id, listId, places, quorum, words, status, openedAt, closedAt, decidedAt } = deliberation;
  return {
    id,
    listId,
    places,
    quorum,
    words,
    status,
    openedAt,
    closedAt,
    decidedAt,
    closeReason: deliberation.closeReason,
    reason: deliberation.reason,
    openedBy: names.get(openedById) ?? '',
    closedBy: names.get(closedById ?? '') ?? '',
    decidedBy: names.get(decidedById ?? '') ?? '',
    isOpen: isOpenNow(deliberation),
    isPast: list.status !== 'DRAFT' && (status === 'OPEN' || status === 'CLOSED'),
    list: { id: list.id, title: list.title, kind: list.kind, status: list.status },
    round: { id: list.roundId, name: list.round.name, nameEn: list.round.nameEn },
    timeZone: list.round.timeZone,
    decimals: list.result.decimals,
    prize: prizes.find((one) => one.code === prizeCode && one.categoryId === categoryId) ?? null,
    prizes,
    cards,
    hiddenCount: all.length - able.length,
    comments,
    members: members.map((member) => ({
      id: member.id,
      name: member.person.name,
      hasVoted: member.votedAt !== null,
      isSelf: member.id === seat?.id,
      barred: all.filter((entryId) => barred(member.personId).has(entryId)).length,
    })),
    votes: sees ? tallyOf(deliberation, barred).filter(({ entryId }) => !hidden.has(entryId)) : null,
    own: seat
      ? {
          personId: seat.personId,
          votedAt: seat.votedAt,
          yes: seat.votes,
          draft: { about: hidden.has(seat.draftAbout) ? '' : seat.draftAbout, text: seat.draftText },
        }
      : null,
  };
}
export type DeliberationPage = Awaited<ReturnType<typeof readPage>>;

/** A deliberation as its organiser sees it, a member or not; null when not managed, or not of this list. */
export async function getDeliberation(viewer: Viewer, listId: string, id: string) {
  const found = await managedDeliberation(db, viewer, id);
  if (!found || found.listId !== listId) return null;
  const seat = found.members.find(({ personId }) => personId === viewer.personId) ?? null;
  const [page, decision, look] = [
    await readPage(found, seat, { forOrganiser: true }),
    await readDecision(db, found),
    await getSecondLook(db, found),
  ];
  return { ...page, decision, look };
}

/** A deliberation as a judge among its members sees it; null for who is none, and in another round. */
export async function getOwnDeliberation(viewer: Viewer, roundId: string, id: string) {
  const found = await ownSeat(db, viewer, id);
  if (!found || found.deliberation.list.roundId !== roundId) return null;
  return readPage(found.deliberation, found.seat, { forOrganiser: false });
}

/** Deliberations of a round in which the viewer sits, newest first: those under way and those decided. */
export async function listOwnDeliberations(viewer: Viewer, roundId: string) {
  return db.deliberation.findMany({
    where: {
      list: { roundId },
      members: { some: { personId: viewer.personId } },
      OR: [{ status: { in: ['OPEN', 'CLOSED'] }, list: { status: 'DRAFT' } }, { status: 'DECIDED' }],
    },
    orderBy: { openedAt: 'desc' },
    select: {
      id: true,
      status: true,
      openedAt: true,
      places: true,
      list: { select: { title: true } },
      members: { where: { personId: viewer.personId }, select: { votedAt: true } },
      _count: { select: { entries: { where: { leftOut: false } } } },
    },
  });
}

/** The deliberations of a list, for its page. The caller has checked access. */
export async function listDeliberations(listId: string) {
  return db.deliberation.findMany({
    where: { listId },
    orderBy: { openedAt: 'desc' },
    select: {
      id: true,
      status: true,
      prizeCode: true,
      categoryId: true,
      places: true,
      quorum: true,
      openedAt: true,
      members: { select: { votedAt: true } },
      _count: { select: { entries: { where: { leftOut: false } } } },
    },
  });
}

/** Where a deliberation stands for a judge or for its organiser. */
export async function pathOfDeliberation(id: string, side: 'judge' | 'admin'): Promise<string> {
  const { listId, list } = await db.deliberation.findUniqueOrThrow({
    where: { id },
    select: { listId: true, list: { select: { roundId: true } } },
  });
  return side === 'admin'
    ? `/admin/rounds/${list.roundId}/lists/${listId}/deliberation/${id}`
    : `/judge/rounds/${list.roundId}/deliberation/${id}`;
}
