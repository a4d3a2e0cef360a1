import { windowState, WINDOW_KINDS } from '#app/domain/calendar.ts';
import { can } from '#app/domain/policy.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';

/** The head of a round's pages, for who manages it or checks its entries; null for others. */
export async function getRoundHead(viewer: Viewer, roundId: string) {
  const round = await db.round.findUnique({
    where: { id: roundId },
    select: {
      id: true,
      name: true,
      nameEn: true,
      source: true,
      unitId: true,
      timeZone: true,
      requiresOriginality: true,
      requiresEthics: true,
      twoPersonChecks: true,
      unit: { select: { name: true, path: true } },
      edition: { select: { id: true, name: true, isSample: true } },
    },
  });
  if (!round) return null;
  const facts = { id: round.id, unitPath: round.unit.path };
  const manages = can(viewer, 'manage-round', facts);
  if (!manages && !can(viewer, 'check-entries', facts)) return null;
  return { ...round, manages };
}

/** The front page of a round: its calendar, what stands in it, where it leads; null when not managed. */
export async function getRoundOverview(viewer: Viewer, roundId: string, now: Date) {
  const head = await getRoundHead(viewer, roundId);
  if (!head) return null;
  const round = await db.round.findUniqueOrThrow({
    where: { id: roundId },
    select: {
      timeZone: true,
      source: true,
      judgesPerEntry: true,
      windows: { select: { kind: true, opensAt: true, closesAt: true } },
      promotesTo: {
        select: {
          promotes: true,
          authors: true,
          toRound: { select: { id: true, name: true, nameEn: true } },
        },
      },
      promotedBy: { select: { fromRound: { select: { id: true, name: true, nameEn: true } } } },
      _count: {
        select: {
          judges: { where: { leftAt: null } },
          disciplines: true,
          groups: true,
          categories: true,
          prizeRules: true,
          lists: true,
        },
      },
    },
  });
  const [byStatus, assigned, submitted, openFlags, openObjections] = await Promise.all([
    db.entry.groupBy({ by: ['status'], where: { roundId }, _count: { _all: true } }),
    db.assignment.count({ where: { roundJudge: { roundId }, status: 'ASSIGNED' } }),
    db.scoreSheet.count({
      where: { status: 'SUBMITTED', assignment: { status: 'ASSIGNED', roundJudge: { roundId } } },
    }),
    db.flag.count({ where: { roundId, settledAt: null } }),
    db.objection.count({ where: { roundId, status: 'OPEN' } }),
  ]);
  const windows = WINDOW_KINDS.flatMap((kind) => {
    const window = round.windows.find((one) => one.kind === kind);
    return window ? [{ ...window, state: windowState(round.windows, kind, now) }] : [];
  });
  return {
    ...head,
    ...round,
    windows,
    entries: Object.fromEntries(byStatus.map((row) => [row.status, row._count._all])),
    assigned,
    submitted,
    openFlags,
    openObjections,
  };
}

/** Everything that the settings pages edit; null when not managed. */
export async function getRoundSettings(viewer: Viewer, roundId: string) {
  const round = await db.round.findUnique({
    where: { id: roundId },
    include: {
      unit: { select: { id: true, name: true, path: true } },
      windows: true,
      promotesTo: {
        select: {
          toRoundId: true,
          promotes: true,
          authors: true,
          lists: { where: { status: 'HANDED_ON' }, take: 1, select: { id: true } },
        },
      },
      edition: {
        select: {
          id: true,
          rounds: { orderBy: { order: 'asc' }, select: { id: true, name: true, nameEn: true } },
        },
      },
    },
  });
  if (!round || !can(viewer, 'manage-round', { id: round.id, unitPath: round.unit.path })) return null;
  return round;
}
