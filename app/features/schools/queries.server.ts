import { can } from '#app/domain/policy.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { unitsInReach } from '#app/features/units/queries.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

export const PAGE_SIZE = 50;

export type SchoolFilter = { search: string; unitId: string; page: number };

/** A page of the schools in reach. */
export async function listSchools(viewer: Viewer, { search, unitId, page }: SchoolFilter) {
  const unit = unitId
    ? await db.unit.findFirst({ where: { id: unitId, ...unitsInReach(viewer) }, select: { path: true } })
    : null;
  const where: Prisma.SchoolWhereInput = {
    mergedIntoId: null,
    unit: { AND: [unitsInReach(viewer), unit ? { path: { startsWith: unit.path } } : {}] },
    ...(search ? { OR: [{ name: { contains: search } }, { code: search }] } : {}),
  };
  const [total, schools] = await Promise.all([
    db.school.count({ where }),
    db.school.findMany({
      where,
      orderBy: [{ unit: { order: 'asc' } }, { name: 'asc' }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: {
        id: true,
        name: true,
        code: true,
        tier: true,
        unit: { select: { name: true, shortName: true } },
        _count: {
          select: {
            students: true,
            projects: true,
            roles: { where: { role: 'TEACHER', revokedAt: null } },
          },
        },
      },
    }),
  ]);
  return { total, schools, pageCount: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** One school with its teachers; null when not in reach. */
export async function getSchool(viewer: Viewer, schoolId: string) {
  const school = await db.school.findUnique({
    where: { id: schoolId },
    select: {
      id: true,
      name: true,
      shortName: true,
      code: true,
      tier: true,
      kind: true,
      userPrefix: true,
      mergedInto: { select: { id: true, name: true } },
      mergedFrom: { orderBy: { name: 'asc' }, select: { id: true, name: true } },
      unit: { select: { id: true, name: true, path: true } },
      roles: {
        where: { role: 'TEACHER', revokedAt: null },
        orderBy: { grantedAt: 'asc' },
        select: { id: true, grantedAt: true, person: { select: { id: true, name: true, username: true } } },
      },
      _count: { select: { students: true, projects: true } },
    },
  });
  if (!school || !can(viewer, 'manage-school', { id: school.id, unitPath: school.unit.path })) return null;
  const others = await db.school.findMany({
    where: { unitId: school.unit.id, mergedIntoId: null, NOT: { id: schoolId } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  });
  return { ...school, others };
}
