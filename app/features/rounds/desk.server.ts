import { windowState, WINDOW_KINDS } from '#app/domain/calendar.ts';
import type { CheckRules } from '#app/domain/checks.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { listCheckers, openChecks, waitsFor } from '#app/features/entries/check-turns.server.ts';
import { waitsForDecision } from '#app/features/objections/below.server.ts';
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
        unitId: true,
        requiresOriginality: true,
        requiresEthics: true,
        twoPersonChecks: true,
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
  const turns = await readTurns(viewer, rounds);
  const objections = administers ? await openObjections(ids, unit, now) : new Map<string, never>();
  const below = administers
    ? await db.entry.groupBy({
        by: ['roundId'],
        where: { ...waitsForDecision({ in: ids }), round: { unit } },
        _count: { _all: true },
      })
    : [];
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
      turns: turns.get(round.id) ?? null,
      objections: objections.get(round.id) ?? null,
      takenOffBelow: below.find(({ roundId }) => roundId === round.id)?._count._all ?? 0,
    })),
  };
}

/** Objections without an answer in the rounds that the viewer manages: how many, and how many are late. */
async function openObjections(roundIds: readonly string[], unit: Prisma.UnitWhereInput, now: Date) {
  const open = { roundId: { in: [...roundIds] }, round: { unit }, status: 'OPEN' as const };
  const [all, late] = await Promise.all([
    db.objection.groupBy({ by: ['roundId'], where: open, _count: { _all: true } }),
    db.objection.groupBy({
      by: ['roundId'],
      where: { ...open, answerBy: { lte: now } },
      _count: { _all: true },
    }),
  ]);
  const lateOf = new Map(late.map(({ roundId, _count }) => [roundId, _count._all]));
  return new Map(
    all.map(({ roundId, _count }) => [roundId, { open: _count._all, late: lateOf.get(roundId) ?? 0 }]),
  );
}

type TurnRound = CheckRules & { id: string; unitId: string };

/** Of rounds whose checks are shared out: what waits for the viewer, since when, and what waits for nobody. */
async function readTurns(viewer: Viewer, rounds: readonly TurnRound[]) {
  const shared = await db.entry.findMany({
    where: {
      roundId: { in: rounds.map(({ id }) => id) },
      status: 'HANDED_IN',
      checkTurns: { some: {} },
    },
    distinct: ['roundId'],
    select: { roundId: true },
  });
  const ids = new Set(shared.map(({ roundId }) => roundId));
  const read = rounds
    .filter(({ id }) => ids.has(id))
    .map(async (round) => {
      const checkers = await listCheckers(db, round);
      const open = await openChecks(db, round, new Set(checkers.map(({ id }) => id)));
      const waiting = (whom: string) =>
        open.filter(({ checks }) => checks.some((one) => waitsFor(one, whom)));
      const mine = waiting(viewer.personId);
      const since = mine.flatMap(({ handedInAt }) => handedInAt?.getTime() ?? []);
      return [
        round.id,
        {
          mine: mine.length,
          oldest: since.length > 0 ? new Date(Math.min(...since)) : null,
          nobody: waiting('nobody').length,
        },
      ] as const;
    });
  return new Map(await Promise.all(read));
}
