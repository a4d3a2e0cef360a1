import type { InvitedRole } from './invite-people.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { unitOptions, unitsInReach } from '#app/features/units/queries.server.ts';
import { db } from '#app/platform/db/client.server.ts';

/** The places to which the viewer may invite people of a role, as choices of a form. At most 2,000 schools. */
export async function invitationPlaces(viewer: Viewer, role: InvitedRole) {
  if (role === 'ADMIN') return unitOptions(viewer);
  const unit = unitsInReach(viewer);
  if (role === 'TEACHER') {
    const schools = await db.school.findMany({
      where: { unit, mergedIntoId: null },
      orderBy: [{ unit: { order: 'asc' } }, { name: 'asc' }],
      take: 2000,
      select: { id: true, name: true, unit: { select: { shortName: true } } },
    });
    return schools.map((school) => ({
      value: school.id,
      label: `${school.unit.shortName} · ${school.name}`,
    }));
  }
  const rounds = await db.round.findMany({
    where: { unit, edition: { archivedAt: null } },
    orderBy: [{ edition: { year: 'desc' } }, { order: 'asc' }],
    select: { id: true, name: true },
  });
  return rounds.map((round) => ({ value: round.id, label: round.name }));
}
