import type { Viewer } from '#app/domain/viewer.ts';
import { unitsInReach } from '#app/features/units/queries.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Prisma, Role } from '#app/platform/prisma-client/client.ts';

const PAGE_SIZE = 50;

/** Roles in places in the viewer's reach. */
function grantsInReach(viewer: Viewer): Prisma.RoleGrantWhereInput {
  const unit = unitsInReach(viewer);
  return {
    revokedAt: null,
    ...(viewer.isOperator ? {} : { OR: [{ unit }, { school: { unit } }, { round: { unit } }] }),
  };
}

const ROLES: readonly Role[] = ['ADMIN', 'CHECKER', 'TEACHER', 'JUDGE', 'OPERATOR'];

const ROLE_PLACE = {
  id: true,
  role: true,
  unit: { select: { name: true } },
  school: { select: { name: true } },
  round: { select: { name: true } },
} satisfies Prisma.RoleGrantSelect;

function withPlace({
  id,
  role,
  unit,
  school,
  round,
}: Prisma.RoleGrantGetPayload<{ select: typeof ROLE_PLACE }>) {
  return { id, role, place: (unit ?? school ?? round)?.name ?? '' };
}

/** A page of people with a role in reach, by name. Students are on their schools' pages. */
export async function listPeople(viewer: Viewer, filter: { search: string; role: string; page: number }) {
  const role = ROLES.find((one) => one === filter.role);
  const grants: Prisma.RoleGrantWhereInput = { ...grantsInReach(viewer), ...(role ? { role } : {}) };
  const where: Prisma.PersonWhereInput = {
    closedAt: null,
    roles: { some: grants },
    ...(filter.search
      ? {
          OR: [
            { name: { contains: filter.search } },
            { username: { contains: filter.search.toLowerCase() } },
          ],
        }
      : {}),
  };
  const [total, people] = await Promise.all([
    db.person.count({ where }),
    db.person.findMany({
      where,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      skip: (filter.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: {
        id: true,
        name: true,
        username: true,
        roles: { where: grantsInReach(viewer), select: ROLE_PLACE },
      },
    }),
  ]);
  return {
    total,
    pageCount: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    people: people.map(({ roles, ...person }) => ({
      ...person,
      roles: roles.map(withPlace),
    })),
  };
}

/** How many accounts a look-up shows side by side. */
const MOST_FOUND = 12;

/**
 * Accounts that may be one person's: those in reach that share a name, and, where names are written differently, what a
 * search finds. Each with its roles in reach and how many entries it was asked to judge.
 */
export async function listTwins(viewer: Viewer, search: string) {
  const mine: Prisma.PersonWhereInput = {
    closedAt: null,
    student: null,
    roles: { some: grantsInReach(viewer) },
  };
  const all = await db.person.findMany({ where: mine, select: { id: true, name: true } });
  const named = new Map<string, string[]>();
  for (const { id, name } of all) {
    const key = name.normalize('NFKC').replaceAll(/\s/g, '');
    named.set(key, [...(named.get(key) ?? []), id]);
  }
  const twins = [...named.values()].filter((ids) => ids.length > 1);
  const where = search
    ? {
        AND: mine,
        OR: [{ name: { contains: search } }, { username: { contains: search.toLowerCase() } }],
      }
    : { id: { in: twins.flat() } };
  const people = await db.person.findMany({
    where,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    ...(search ? { take: MOST_FOUND } : {}),
    select: {
      id: true,
      name: true,
      username: true,
      roles: { where: grantsInReach(viewer), select: ROLE_PLACE },
      roundJudges: { select: { _count: { select: { assignments: { where: { status: 'ASSIGNED' } } } } } },
    },
  });
  const rows = people.map(({ roles, roundJudges, ...person }) => ({
    ...person,
    roles: roles.map(withPlace),
    assignments: roundJudges.reduce((sum, { _count }) => sum + _count.assignments, 0),
  }));
  if (search) return rows.length > 0 ? [rows] : [];
  const byId = new Map(rows.map((row) => [row.id, row]));
  return twins.map((ids) => ids.flatMap((id) => byId.get(id) ?? []));
}
