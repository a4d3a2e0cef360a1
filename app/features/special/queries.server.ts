import { basisChanges, specialBlockers } from './blockers.server.ts';
import { missingFor } from './draft-special.server.ts';
import { possibleJurors } from './jury.server.ts';
import { lineNames } from './line-names.server.ts';
import { unpublishedSpecials } from './publish-specials.server.ts';
import { readPrizes } from './round-facts.server.ts';
import { managedSpecial } from './scope.server.ts';
import { WhySchema } from './stored.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managedRound } from '#app/features/results/scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';

const PAGE_SIZE = 100;

/** The special awards of a round, with what is still to do; null when the round is not managed. */
export async function listSpecials(viewer: Viewer, roundId: string) {
  const round = await managedRound(db, viewer, roundId);
  if (!round) return null;
  const [awards, unpublished, notice] = await Promise.all([
    db.specialAward.findMany({
      where: { roundId },
      orderBy: [{ order: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        name: true,
        nameEn: true,
        sponsor: true,
        forWhom: true,
        way: true,
        places: true,
        rule: true,
        status: true,
        publishedAt: true,
        notice: { select: { withdrawnAt: true } },
        jurors: { select: { sentAt: true } },
        _count: { select: { lines: { where: { decision: 'SELECTED' } } } },
      },
    }),
    unpublishedSpecials(db, roundId),
    db.notice.findFirst({
      where: { roundId, withdrawnAt: null, list: { kind: 'AWARD' } },
      orderBy: { publishedAt: 'desc' },
      select: { id: true, title: true },
    }),
  ]);
  return {
    round: { id: round.id, name: round.name },
    notice,
    unpublished: unpublished.length,
    awards: awards.map(({ rule, jurors, _count, notice: on, ...award }) => ({
      ...award,
      percent: typeof rule === 'object' && rule !== null && 'percent' in rule && rule.percent === true,
      isPublic: on !== null && on.withdrawnAt === null,
      isNewest: !unpublished.includes(award.id),
      sent: jurors.filter(({ sentAt }) => sentAt !== null).length,
      jurors: jurors.length,
      selected: award.status === 'OPEN' ? null : _count.lines,
    })),
  };
}
export type SpecialRow = NonNullable<Awaited<ReturnType<typeof listSpecials>>>['awards'][number];

/** What the form of a special award offers; null when the round is not managed, or has no such award. */
export async function specialForm(viewer: Viewer, roundId: string, specialId: string | null) {
  const round = await managedRound(db, viewer, roundId);
  const special = round && specialId ? await managedSpecial(db, viewer, specialId) : null;
  if (!round || (specialId && special?.roundId !== roundId)) return null;
  const NAMED = { code: true, name: true, nameEn: true } as const;
  const by = { where: { roundId }, orderBy: { order: 'asc' }, select: NAMED } as const;
  const [categories, groups, disciplines, prizes] = await Promise.all([
    db.category.findMany(by),
    db.group.findMany(by),
    db.discipline.findMany(by),
    readPrizes(db, roundId),
  ]);
  return { round: { id: round.id, name: round.name }, special, categories, groups, disciplines, prizes };
}
export type SpecialForm = NonNullable<Awaited<ReturnType<typeof specialForm>>>;

export type LineFilter = { all: boolean; search: string; page: number };

/** One special award as its organiser sees it; null when not managed, or of another round. */
export async function getSpecial(viewer: Viewer, roundId: string, specialId: string, filter: LineFilter) {
  const special = await managedSpecial(db, viewer, specialId);
  if (special?.roundId !== roundId) return null;
  const isOpen = special.status === 'OPEN';
  const contains = { contains: filter.search };
  const near = filter.all
    ? {}
    : {
        OR: [
          { decision: { not: 'NOT_SELECTED' as const } },
          { computed: { not: 'NOT_SELECTED' as const } },
          { rank: { lte: special.places + 20 } },
        ],
      };
  const where = {
    specialId,
    AND: [
      near,
      filter.search
        ? {
            OR: [
              { name: contains },
              { school: { name: contains } },
              { unit: { name: contains } },
              { entry: { number: contains } },
              { entry: { project: { title: contains } } },
            ],
          }
        : {},
    ],
  };
  const [matching, all, counts, lines, changes, jurors, prizes, changed] = await Promise.all([
    db.specialLine.count({ where }),
    db.specialLine.count({ where: { specialId } }),
    db.specialLine.groupBy({ by: ['decision'], where: { specialId }, _count: true }),
    db.specialLine.findMany({
      where,
      orderBy: [
        { rank: { sort: 'asc', nulls: 'last' } },
        { entry: { number: 'asc' } },
        { school: { name: 'asc' } },
        { name: 'asc' },
      ],
      skip: (filter.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
    db.specialChange.findMany({ where: { specialId }, orderBy: { at: 'asc' } }),
    db.specialJuror.findMany({
      where: { specialId },
      orderBy: { id: 'asc' },
      select: {
        personId: true,
        sentAt: true,
        person: { select: { name: true, judgeProfile: { select: { organisation: true } } } },
        nominations: {
          orderBy: { place: 'asc' },
          select: {
            entryId: true,
            place: true,
            words: true,
            entry: { select: { number: true, project: { select: { title: true } } } },
          },
        },
      },
    }),
    readPrizes(db, roundId),
    basisChanges(db, special),
  ]);
  const keyed = await db.specialLine.findMany({
    where: { specialId, key: { in: changed.map(({ key }) => key) } },
    select: { key: true, entryId: true, schoolId: true, unitId: true, name: true },
  });
  const [names, people] = [
    await lineNames(db, [...lines, ...keyed]),
    await db.person.findMany({
      where: {
        id: {
          in: [special.draftedById ?? '', special.confirmedById ?? '', ...changes.map(({ byId }) => byId)],
        },
      },
      select: { id: true, name: true },
    }),
  ];
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? '';
  return {
    special,
    prizes,
    isOpen,
    missing: isOpen ? await missingFor(db, special) : null,
    blockers: special.status === 'DRAFT' ? await specialBlockers(db, special) : [],
    needsOther: special.round.twoPersonLists && special.draftedById === viewer.personId,
    isPublic: special.notice !== null && special.notice.withdrawnAt === null,
    draftedBy: nameOf(special.draftedById),
    confirmedBy: nameOf(special.confirmedById),
    all,
    matching,
    pageCount: Math.ceil(matching / PAGE_SIZE),
    counts: Object.fromEntries(counts.map(({ decision, _count }) => [decision, _count])),
    changed: changed.map((change) => {
      const line = keyed.find(({ key }) => key === change.key);
      return { ...change, name: line ? names(line).label : '' };
    }),
    changes: changes.map(({ byId, ...change }) => ({ ...change, by: nameOf(byId) })),
    lines: lines.map(({ why, ...line }) => {
      const { entry: _, ...name } = names(line);
      return { ...line, ...name, why: WhySchema.parse(why) };
    }),
    // What is not sent yet is the member's own.
    jurors: jurors.map(({ person, nominations, ...juror }) => ({
      ...juror,
      name: person.name,
      organisation: person.judgeProfile?.organisation ?? '',
      nominations: juror.sentAt === null ? [] : nominations,
    })),
    possible: isOpen && special.way === 'JURY' ? await possibleJurors(db, special.round) : [],
  };
}
export type SpecialPage = NonNullable<Awaited<ReturnType<typeof getSpecial>>>;
export type SpecialLineView = SpecialPage['lines'][number];
