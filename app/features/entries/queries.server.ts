import { canEdit, ENTRY_STATUSES } from '#app/domain/entry-status.ts';
import { CHECK_KINDS, checkProgress } from '#app/domain/checks.ts';
import { windowState } from '#app/domain/calendar.ts';
import { can } from '#app/domain/policy.ts';
import type { Viewer } from '#app/domain/viewer.ts';
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
  round: { select: { id: true, name: true, nameEn: true, timeZone: true } },
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

export type EntryFilter = {
  search: string;
  status: string;
  groupId: string;
  disciplineId: string;
  unitId: string;
  /** A check that is not passed yet. */
  check: string;
  page: number;
};

/** A status named in an address; undefined when it names none. */
export const statusOf = (status: string) => ENTRY_STATUSES.find((one) => one === status);

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

/** A page of a round's entries that have reached the organiser, with counts by state; null when not seen. */
export async function listRoundEntries(viewer: Viewer, roundId: string, filter: EntryFilter) {
  const head = await getRoundHead(viewer, roundId);
  if (!head) return null;
  const status = statusOf(filter.status);
  const check = CHECK_KINDS.find((kind) => kind === filter.check);
  const where: Prisma.EntryWhereInput = {
    roundId,
    status: status ?? { not: 'DRAFT' },
    ...(filter.groupId ? { groupId: filter.groupId } : {}),
    ...(filter.disciplineId ? { disciplineId: filter.disciplineId } : {}),
    ...(filter.unitId ? { unitId: filter.unitId } : {}),
    ...(check ? { status: 'HANDED_IN', checks: { none: { kind: check, decision: 'PASS' } } } : {}),
    ...searchWhere(filter.search),
  };
  const [total, entries, counts, groups, disciplines, units] = await Promise.all([
    db.entry.count({ where }),
    db.entry.findMany({
      where,
      // A queue of checks is worked off by age: nobody's project stays unseen.
      orderBy: check
        ? [{ handedInAt: 'asc' }, { number: 'asc' }]
        : [{ number: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }],
      skip: (filter.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: {
        ...ENTRY_ROW,
        checks: { where: { decision: 'PASS' }, select: { kind: true, checkerId: true, at: true } },
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
  return {
    round: head,
    total,
    entries,
    groups,
    disciplines,
    units,
    counts: Object.fromEntries(counts.map((row) => [row.status, row._count._all])),
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
      fromEntry: { select: { round: { select: { name: true, nameEn: true } }, number: true } },
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
  return {
    ...entry,
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
