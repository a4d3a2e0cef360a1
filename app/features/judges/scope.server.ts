import type { NamedDiscipline } from '#app/domain/judge-table.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { isAdministrator } from '#app/domain/viewer.ts';
import { PRESETS } from '#app/features/rounds/presets.ts';
import { unitsInReach } from '#app/features/units/queries.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

/** The viewer's pool: judges who were added by, or served in rounds of, units in reach. An operator's is everybody's. */
export function judgesInReach(viewer: Viewer): Prisma.PersonWhereInput {
  const open: Prisma.PersonWhereInput = { closedAt: null, judgeProfile: { isNot: null } };
  if (viewer.isOperator) return open;
  const unit = unitsInReach(viewer);
  return {
    ...open,
    OR: [
      { roles: { some: { role: 'JUDGE', OR: [{ unit }, { round: { unit } }] } } },
      { roundJudges: { some: { round: { unit } } } },
    ],
  };
}

/** A judge of the viewer's pool; null for anybody else, and for who administers nothing. */
export async function judgeInReach(tx: Pick<Tx, 'person'>, viewer: Viewer, personId: string) {
  if (!isAdministrator(viewer)) return null;
  return tx.person.findFirst({
    where: { AND: judgesInReach(viewer), id: personId },
    select: { id: true, name: true },
  });
}

/** Bans that the viewer may know of: those of units in reach, those from above that bind them, those of the portal. */
export function bansInSight(viewer: Viewer): Prisma.JudgeBanWhereInput {
  if (viewer.isOperator) return {};
  const above = viewer.adminUnits.flatMap(({ path }) => path.split('/').filter(Boolean));
  return { OR: [{ unitId: null }, { unitId: { in: above } }, { unit: unitsInReach(viewer) }] };
}

/** Every discipline of rounds in reach by its code, with the usual ones behind: what tables may name. */
export async function knownDisciplines(
  tx: Pick<Tx, 'discipline'>,
  viewer: Viewer,
): Promise<NamedDiscipline[]> {
  const rows = await tx.discipline.findMany({
    where: { round: { unit: unitsInReach(viewer) } },
    orderBy: [{ round: { createdAt: 'desc' } }, { order: 'asc' }],
    distinct: ['code'],
    select: { code: true, name: true, shortName: true, nameEn: true },
  });
  const usual = PRESETS.innovation.disciplines.filter(({ code }) => !rows.some((row) => row.code === code));
  return [...rows, ...usual.map(({ code, name, shortName, nameEn }) => ({ code, name, shortName, nameEn }))];
}
