import { handInUse, quotaEntries } from './hand-in-quota.server.ts';
import { ENTRY_STATUSES } from '#app/domain/entry-status.ts';
import { windowState } from '#app/domain/calendar.ts';
import { can } from '#app/domain/policy.ts';
import { quotaUse } from '#app/domain/quota.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { getRoundHead } from '#app/features/rounds/queries.server.ts';
import { seenSchool } from '#app/features/students/school-scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

const PAGE_SIZE = 50;

const ROW = {
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
  page: number;
};

const statusOf = (status: string) => ENTRY_STATUSES.find((one) => one === status);

/** Entries whose title, number or school holds the words. */
function searchWhere(search: string): Prisma.EntryWhereInput {
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
  const where: Prisma.EntryWhereInput = {
    roundId,
    ...(status ? { status } : { status: { not: 'DRAFT' } }),
    ...(filter.groupId ? { groupId: filter.groupId } : {}),
    ...(filter.disciplineId ? { disciplineId: filter.disciplineId } : {}),
    ...(filter.unitId ? { unitId: filter.unitId } : {}),
    ...searchWhere(filter.search),
  };
  const [total, entries, counts, groups, disciplines, units] = await Promise.all([
    db.entry.count({ where }),
    db.entry.findMany({
      where,
      orderBy: [{ number: 'asc' }, { createdAt: 'asc' }],
      skip: (filter.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: ROW,
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
      ...ROW,
      schoolId: true,
      projectId: true,
      fromEntry: { select: { round: { select: { name: true, nameEn: true } }, number: true } },
      round: {
        select: {
          id: true,
          name: true,
          nameEn: true,
          timeZone: true,
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
        select: { id: true, status: true, byId: true, byRole: true, reason: true, at: true },
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
  return {
    ...entry,
    schoolOpen: windowState(entry.round.windows, 'SCHOOL', now) === 'open',
    checkOpen: windowState(entry.round.windows, 'CHECK', now) === 'open',
    mayReview: can(viewer, 'review-as-school', facts),
    mayCheck: can(viewer, 'check-entries', facts.round),
  };
}

/** The rounds a school may enter: those of its unit and the units above that take entries from schools. */
export async function roundsForSchool(unitPath: string) {
  return db.round.findMany({
    where: {
      source: 'SCHOOLS',
      unitId: { in: unitPath.split('/').filter(Boolean) },
      edition: { archivedAt: null },
    },
    orderBy: [{ edition: { year: 'desc' } }, { order: 'asc' }],
    select: {
      id: true,
      name: true,
      nameEn: true,
      timeZone: true,
      windows: { select: { kind: true, opensAt: true, closesAt: true } },
      edition: { select: { id: true, name: true, isSample: true, sampleNote: true } },
    },
  });
}

/** A teacher's front page: each round with its deadlines and how the school's entries stand. */
export async function getSchoolDesk(viewer: Viewer, schoolId: string) {
  const school = await seenSchool(db, viewer, schoolId);
  if (!school) return null;
  const rounds = await roundsForSchool(school.unit.path);
  const counts = await db.entry.groupBy({
    by: ['roundId', 'status'],
    where: { schoolId, roundId: { in: rounds.map((round) => round.id) } },
    _count: { _all: true },
  });
  const later = await db.entry.findMany({
    where: { schoolId, source: 'PROMOTED' },
    orderBy: { createdAt: 'desc' },
    take: 20,
    select: {
      id: true,
      number: true,
      round: { select: { name: true, nameEn: true } },
      project: { select: { title: true } },
    },
  });
  return {
    school,
    teaches: viewer.teacherSchoolIds.includes(schoolId),
    rounds: rounds.map((round) => ({
      ...round,
      counts: Object.fromEntries(
        counts.filter((row) => row.roundId === round.id).map((row) => [row.status, row._count._all]),
      ),
    })),
    later,
  };
}

/** A page of a school's entries; null when the school is not seen. */
export async function listSchoolEntries(
  viewer: Viewer,
  schoolId: string,
  filter: { search: string; status: string; roundId: string; page: number },
) {
  const school = await seenSchool(db, viewer, schoolId);
  if (!school) return null;
  const status = statusOf(filter.status);
  const where: Prisma.EntryWhereInput = {
    schoolId,
    ...(status ? { status } : {}),
    ...(filter.roundId ? { roundId: filter.roundId } : {}),
    ...searchWhere(filter.search),
  };
  const [total, entries, rounds] = await Promise.all([
    db.entry.count({ where }),
    db.entry.findMany({
      where,
      orderBy: [{ round: { edition: { year: 'desc' } } }, { status: 'asc' }, { createdAt: 'asc' }],
      skip: (filter.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: ROW,
    }),
    db.round.findMany({
      where: { entries: { some: { schoolId } } },
      select: { id: true, name: true, nameEn: true },
    }),
  ]);
  return { school, total, entries, rounds, pageCount: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** What a school may hand in to a round, what it has handed in, and how the quota stands; null when not seen. */
export async function getHandIn(viewer: Viewer, schoolId: string, roundId: string, now: Date) {
  const school = await seenSchool(db, viewer, schoolId);
  const round = school && (await roundsForSchool(school.unit.path)).find((one) => one.id === roundId);
  if (!school || !round) return null;
  const facts = await db.round.findUniqueOrThrow({
    where: { id: roundId },
    select: {
      requiresSchoolApproval: true,
      groups: { select: { code: true, name: true } },
      categories: { select: { code: true, name: true } },
      disciplines: { select: { code: true, name: true } },
    },
  });
  const ready = facts.requiresSchoolApproval ? (['APPROVED'] as const) : (['APPROVED', 'SUBMITTED'] as const);
  const [candidates, handed, waiting] = await Promise.all([
    db.entry.findMany({
      where: { schoolId, roundId, status: { in: [...ready] } },
      orderBy: { submittedAt: 'asc' },
      select: ROW,
    }),
    db.entry.findMany({
      where: { schoolId, roundId, handedInAt: { not: null } },
      orderBy: [{ handedInAt: 'asc' }, { schoolOrder: 'asc' }],
      select: ROW,
    }),
    db.entry.count({
      where: {
        schoolId,
        roundId,
        status: facts.requiresSchoolApproval ? 'SUBMITTED' : { in: [] },
      },
    }),
  ]);
  const { lines } = await handInUse(db, roundId);
  const all = await quotaEntries(
    db,
    roundId,
    schoolId,
    candidates.map((entry) => entry.id),
  );
  const chosen = new Set(handed.map((entry) => entry.id));
  const names = new Map<string, string>([
    ...facts.groups.map((one) => [`group ${one.code}`, one.name] as const),
    ...facts.categories.map((one) => [`category ${one.code}`, one.name] as const),
    ...facts.disciplines.map((one) => [`discipline ${one.code}`, one.name] as const),
  ]);
  return {
    school,
    round,
    state: windowState(round.windows, 'SCHOOL', now),
    closesAt: round.windows.find((window) => window.kind === 'SCHOOL')?.closesAt ?? null,
    candidates,
    handed,
    waiting,
    quota: quotaUse(lines, all, chosen)
      .filter((use) => use.kind === 'cap')
      .map((use) => ({
        key: `${use.lineId}${JSON.stringify(use.where)}`,
        where: Object.entries(use.where)
          .flatMap(([dimension, code]) => names.get(`${dimension} ${code}`) ?? [])
          .join(' · '),
        used: use.used,
        limit: use.limit,
      })),
    mayHandIn: can(viewer, 'hand-in', { id: schoolId, unitPath: school.unit.path }),
  };
}
