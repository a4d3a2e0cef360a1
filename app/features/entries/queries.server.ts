import { listCheckers, openChecks, waitsFor } from './check-turns.server.ts';
import type { EntryFilter } from './entry-filter.ts';
import { BULK_MOST } from './schemas.ts';
import { shownCounts, shownStatusOf, shownStatusWhere } from './shown-status.ts';
import { entriesToComplete } from './to-complete.server.ts';
import { isToComplete } from '#app/domain/entry-events.ts';
import { canEdit } from '#app/domain/entry-status.ts';
import { CHECK_KINDS, checkProgress } from '#app/domain/checks.ts';
import { windowState } from '#app/domain/calendar.ts';
import { can } from '#app/domain/policy.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { lostItemsOf } from '#app/features/projects/lost-files.server.ts';
import { getRoundHead } from '#app/features/rounds/queries.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

export const PAGE_SIZE = 50;

/** What every list of entries shows. */
export const ENTRY_ROW = {
  id: true,
  number: true,
  status: true,
  submittedAt: true,
  handedInAt: true,
  isTeam: true,
  category: { select: { name: true, nameEn: true } },
  group: { select: { name: true, nameEn: true } },
  discipline: { select: { name: true, nameEn: true, shortName: true } },
  school: { select: { name: true } },
  unit: { select: { name: true, shortName: true } },
  round: { select: { id: true, name: true, nameEn: true, timeZone: true, formProof: true } },
  project: {
    select: {
      title: true,
      authors: {
        where: { status: 'ACCEPTED' },
        orderBy: { order: 'asc' },
        select: { name: true },
      },
    },
  },
} satisfies Prisma.EntrySelect;

/** Entries whose title, number or school holds the words. */
export function searchWhere(search: string): Prisma.EntryWhereInput {
  if (!search) return {};
  return {
    OR: [
      { number: search.toUpperCase() },
      { project: { title: { contains: search } } },
      { school: { name: { contains: search } } },
      { project: { authors: { some: { name: search, status: 'ACCEPTED' } } } },
    ],
  };
}

type RoundHead = NonNullable<Awaited<ReturnType<typeof getRoundHead>>>;

/** Entries of a round that a filter lets through; what waits for checks, by kind and by whose turn it is. */
async function filterWhere(
  viewer: Viewer,
  round: RoundHead,
  filter: EntryFilter,
  checkers: readonly { id: string }[],
  toComplete: ReadonlySet<string>,
): Promise<Prisma.EntryWhereInput> {
  const check = CHECK_KINDS.find((kind) => kind === filter.check);
  const status = shownStatusOf(filter.status);
  const where: Prisma.EntryWhereInput = {
    roundId: round.id,
    ...(status ? shownStatusWhere(status, toComplete) : { status: { not: 'DRAFT' } }),
    ...(filter.groupId ? { groupId: filter.groupId } : {}),
    ...(filter.disciplineId ? { disciplineId: filter.disciplineId } : {}),
    ...(filter.unitId ? { unitId: filter.unitId } : {}),
    ...searchWhere(filter.search),
  };
  if (!check && !filter.turn) return where;
  const whom = filter.turn === 'mine' ? viewer.personId : filter.turn;
  const open = await openChecks(db, round, new Set(checkers.map(({ id }) => id)));
  const waiting = open.filter(({ checks }) =>
    checks.some((one) => (!check || one.kind === check) && (!whom || waitsFor(one, whom))),
  );
  return { AND: [where, { id: { in: waiting.map(({ id }) => id) } }] };
}

/** Ids of the entries that wait for checks and that a filter lets through, the oldest first; none when not seen. */
export async function listWaitingIds(
  viewer: Viewer,
  roundId: string,
  filter: EntryFilter,
): Promise<string[]> {
  const round = await getRoundHead(viewer, roundId);
  if (!round) return [];
  const toComplete = await entriesToComplete(db, { roundId });
  const where = await filterWhere(viewer, round, filter, await listCheckers(db, round), toComplete);
  const entries = await db.entry.findMany({
    where: { AND: [where, { status: 'HANDED_IN' }] },
    orderBy: [{ handedInAt: 'asc' }, { number: 'asc' }],
    take: BULK_MOST,
    select: { id: true },
  });
  return entries.map(({ id }) => id);
}

/** A page of a round's entries that have reached the organiser, with counts by state; null when not seen. */
export async function listRoundEntries(
  viewer: Viewer,
  roundId: string,
  filter: EntryFilter & { page: number },
) {
  const head = await getRoundHead(viewer, roundId);
  if (!head) return null;
  const checkers = await listCheckers(db, head);
  const toComplete = await entriesToComplete(db, { roundId });
  const where = await filterWhere(viewer, head, filter, checkers, toComplete);
  const [total, entries, counts, groups, disciplines, units] = await Promise.all([
    db.entry.count({ where }),
    db.entry.findMany({
      where,
      // A queue of checks is worked off by age: nobody's project stays unseen.
      orderBy:
        filter.check || filter.turn
          ? [{ handedInAt: 'asc' }, { number: 'asc' }]
          : [{ number: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }],
      skip: (filter.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: {
        ...ENTRY_ROW,
        checks: { where: { decision: 'PASS' }, select: { kind: true, checkerId: true, at: true } },
        checkTurns: {
          where: { personId: { in: checkers.map(({ id }) => id) } },
          orderBy: { at: 'asc' },
          select: { kind: true, person: { select: { name: true } } },
        },
      },
    }),
    db.entry.groupBy({ by: ['status'], where: { roundId }, _count: { _all: true } }),
    db.group.findMany({
      where: { roundId },
      orderBy: { order: 'asc' },
      select: { id: true, name: true, nameEn: true },
    }),
    db.discipline.findMany({
      where: { roundId },
      orderBy: { order: 'asc' },
      select: { id: true, name: true, nameEn: true },
    }),
    db.unit.findMany({
      where: { entries: { some: { roundId } } },
      orderBy: { order: 'asc' },
      select: { id: true, name: true },
    }),
  ]);
  const lost = await lostItemsOf(
    db,
    entries.map(({ id }) => id),
  );
  return {
    round: head,
    checkers: checkers.map(({ id, name }) => ({ id, name })),
    total,
    entries: entries.map((entry) => ({
      ...entry,
      toComplete: toComplete.has(entry.id),
      lost: lost.get(entry.id) ?? [],
    })),
    groups,
    disciplines,
    units,
    counts: shownCounts(counts, toComplete.size),
    pageCount: Math.max(1, Math.ceil(total / PAGE_SIZE)),
  };
}

/** An entry with its history, for whoever may see it; null otherwise. */
export async function getEntry(viewer: Viewer, entryId: string, now: Date) {
  const entry = await db.entry.findUnique({
    where: { id: entryId },
    select: {
      ...ENTRY_ROW,
      schoolId: true,
      projectId: true,
      extendedUntil: true,
      checks: { orderBy: { at: 'asc' }, select: { kind: true, decision: true, checkerId: true, at: true } },
      fromEntry: {
        select: {
          projectId: true,
          number: true,
          round: { select: { name: true, nameEn: true } },
          project: {
            select: {
              authors: { where: { status: 'ACCEPTED' }, orderBy: { order: 'asc' }, select: { name: true } },
            },
          },
        },
      },
      imported: { select: { history: true, remark: true } },
      round: {
        select: {
          id: true,
          name: true,
          nameEn: true,
          timeZone: true,
          requiresOriginality: true,
          requiresEthics: true,
          twoPersonChecks: true,
          teacherMayEdit: true,
          requiresSchoolApproval: true,
          requiresEligibility: true,
          unit: { select: { path: true } },
          edition: { select: { isSample: true, sampleNote: true } },
          windows: { select: { kind: true, opensAt: true, closesAt: true } },
        },
      },
      project: {
        select: {
          title: true,
          authors: {
            where: { status: 'ACCEPTED' },
            orderBy: { order: 'asc' },
            select: { name: true, studentId: true },
          },
        },
      },
      events: {
        orderBy: { at: 'asc' },
        select: {
          id: true,
          status: true,
          byId: true,
          byRole: true,
          reason: true,
          at: true,
          act: true,
          until: true,
        },
      },
    },
  });
  if (!entry) return null;
  const facts = {
    schoolId: entry.schoolId,
    authorStudentIds: entry.project.authors.map((author) => author.studentId),
    round: { id: entry.round.id, unitPath: entry.round.unit.path },
  };
  if (!can(viewer, 'see-entry', facts)) return null;
  const arrived = entry.events.findLast((event) => event.status === 'HANDED_IN' && !event.act)?.at ?? null;
  const lost = await lostItemsOf(db, [entryId]);
  return {
    ...entry,
    toComplete: isToComplete(entry.events),
    /** Required materials that were deleted because of a virus. */
    lost: lost.get(entryId) ?? [],
    progress: checkProgress(entry.round, entry.checks, arrived),
    schoolOpen:
      windowState(entry.round.windows, 'SCHOOL', now) === 'open' ||
      (entry.extendedUntil !== null && now < entry.extendedUntil),
    checkOpen: windowState(entry.round.windows, 'CHECK', now) === 'open',
    mayActFor:
      can(viewer, 'edit-project', { ...facts, teacherMayEdit: entry.round.teacherMayEdit }) &&
      canEdit(entry, now).ok,
    mayReview: can(viewer, 'review-as-school', facts),
    mayCheck: can(viewer, 'check-entries', facts.round),
    mayManage: can(viewer, 'manage-round', facts.round),
  };
}

/** The reasons that were given last in a round, each once, newest first: to begin a new one from. */
export async function listRecentReasons(roundId: string): Promise<string[]> {
  const checks = await db.check.findMany({
    where: { entry: { roundId }, reason: { not: null } },
    orderBy: { at: 'desc' },
    take: 100,
    select: { reason: true },
  });
  return [...new Set(checks.flatMap(({ reason }) => (reason ? [reason] : [])))].slice(0, 5);
}
