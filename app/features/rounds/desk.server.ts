import { windowState, WINDOW_KINDS } from '#app/domain/calendar.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { unitsInReach } from '#app/features/units/queries.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

/** How many rounds an administrator's front page shows; the others are on their editions' pages. */
const SHOWN = 40;

/** An administrator's front page: how far set-up is, and each current round with what waits in it. */
export async function getDesk(viewer: Viewer, now: Date) {
  const unit = unitsInReach(viewer);
  const administers = viewer.isOperator || viewer.adminUnits.length > 0;
  const reach: Prisma.RoundWhereInput = {
    edition: { archivedAt: null },
    OR: [...(administers ? [{ unit }] : []), { id: { in: viewer.checkerRoundIds } }],
  };
  const [units, schools, teachers, editions, total, rounds] = await Promise.all([
    administers ? db.unit.count({ where: unit }) : 0,
    administers ? db.school.count({ where: { unit, mergedIntoId: null } }) : 0,
    administers ? db.roleGrant.count({ where: { role: 'TEACHER', revokedAt: null, school: { unit } } }) : 0,
    administers ? db.edition.count({ where: { rounds: { some: { unit } } } }) : 0,
    db.round.count({ where: reach }),
    db.round.findMany({
      where: reach,
      orderBy: [{ edition: { year: 'desc' } }, { order: 'desc' }, { unit: { order: 'asc' } }],
      take: SHOWN,
      select: {
        id: true,
        name: true,
        nameEn: true,
        timeZone: true,
        unit: { select: { name: true } },
        edition: { select: { name: true } },
        windows: { select: { kind: true, opensAt: true, closesAt: true } },
      },
    }),
  ]);
  const ids = rounds.map((round) => round.id);
  const waiting = await db.entry.groupBy({
    by: ['roundId', 'status'],
    where: { roundId: { in: ids } },
    _count: { _all: true },
  });
  const count = (roundId: string, ...statuses: string[]) =>
    waiting
      .filter((row) => row.roundId === roundId && (statuses.length === 0 || statuses.includes(row.status)))
      .reduce((sum, row) => sum + row._count._all, 0);
  return {
    administers,
    units,
    schools,
    teachers,
    editions,
    more: total - rounds.length,
    rounds: rounds.map(({ windows, ...round }) => ({
      ...round,
      open: WINDOW_KINDS.filter((kind) => windowState(windows, kind, now) === 'open').map((kind) => ({
        kind,
        closesAt: windows.find((window) => window.kind === kind)?.closesAt ?? now,
      })),
      entries: count(round.id),
      toCheck: count(round.id, 'HANDED_IN'),
    })),
  };
}
