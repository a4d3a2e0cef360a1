import { handInUse, quotaEntries } from './hand-in-quota.server.ts';
import { ENTRY_ROW, PAGE_SIZE, searchWhere, statusOf } from './queries.server.ts';
import { windowState } from '#app/domain/calendar.ts';
import { can } from '#app/domain/policy.ts';
import { quotaUse } from '#app/domain/quota.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { seenSchool } from '#app/features/students/school-scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

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
      select: ENTRY_ROW,
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
      select: ENTRY_ROW,
    }),
    db.entry.findMany({
      where: { schoolId, roundId, handedInAt: { not: null } },
      orderBy: [{ handedInAt: 'asc' }, { schoolOrder: 'asc' }],
      select: ENTRY_ROW,
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
