import { windowState, WINDOW_KINDS } from '#app/domain/calendar.ts';
import { can } from '#app/domain/policy.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { unitsInReach } from '#app/features/units/queries.server.ts';
import { db } from '#app/platform/db/client.server.ts';

/** All editions that hold a round in reach, and those that hold none yet, newest first. */
export async function listEditions(viewer: Viewer) {
  if (!can(viewer, 'manage-edition', null)) return [];
  const reach = { unit: unitsInReach(viewer) };
  const editions = await db.edition.findMany({
    where: { OR: [{ rounds: { some: reach } }, { rounds: { none: {} } }] },
    orderBy: [{ year: 'desc' }, { createdAt: 'desc' }],
    select: {
      id: true,
      name: true,
      year: true,
      isSample: true,
      archivedAt: true,
      rounds: { where: reach, select: { _count: { select: { entries: true } } } },
    },
  });
  return editions.map(({ rounds, ...edition }) => ({
    ...edition,
    rounds: rounds.length,
    entries: rounds.reduce((sum, round) => sum + round._count.entries, 0),
  }));
}

/** One edition with its rounds in reach, from the schools' end up, each with the windows open now. */
export async function getEdition(viewer: Viewer, editionId: string, now: Date) {
  if (!can(viewer, 'manage-edition', null)) return null;
  const edition = await db.edition.findUnique({
    where: { id: editionId },
    select: {
      id: true,
      name: true,
      year: true,
      isSample: true,
      sampleNote: true,
      copiedFrom: { select: { id: true, name: true } },
      _count: { select: { rounds: true } },
      rounds: {
        where: { unit: unitsInReach(viewer) },
        orderBy: [{ order: 'asc' }, { unit: { order: 'asc' } }],
        select: {
          id: true,
          name: true,
          nameEn: true,
          source: true,
          timeZone: true,
          unitId: true,
          unit: { select: { name: true, kind: true } },
          windows: { select: { kind: true, opensAt: true, closesAt: true } },
          promotesTo: {
            select: {
              promotes: true,
              authors: true,
              toRound: { select: { id: true, name: true, nameEn: true } },
            },
          },
          _count: { select: { entries: true } },
        },
      },
    },
  });
  if (!edition) return null;
  if (edition._count.rounds > 0 && edition.rounds.length === 0) return null;
  return {
    ...edition,
    rounds: edition.rounds.map(({ windows, ...round }) => ({
      ...round,
      open: WINDOW_KINDS.filter((kind) => windowState(windows, kind, now) === 'open'),
      next: windows
        .filter((window) => window.opensAt > now)
        .sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime())[0],
    })),
  };
}
