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
        roles: {
          where: grantsInReach(viewer),
          select: {
            id: true,
            role: true,
            unit: { select: { name: true } },
            school: { select: { name: true } },
            round: { select: { name: true } },
          },
        },
      },
    }),
  ]);
  return {
    total,
    pageCount: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    people: people.map(({ roles, ...person }) => ({
      ...person,
      roles: roles.map(({ id, role: held, unit, school, round }) => ({
        id,
        role: held,
        place: (unit ?? school ?? round)?.name ?? '',
      })),
    })),
  };
}
