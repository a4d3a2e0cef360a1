import { englishNames } from './english-names.server.ts';
import { StoredRulesSchema } from './lists.server.ts';
import { presentUse } from './present-use.server.ts';
import { managedRound } from './scope.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';

/**
 * What became of a unit's entries in the rounds that its own leads to: how many it sent there, how many of them stand on
 * each list that is public, and how far the unit's own places were used. Of other units, and of lists that are not public,
 * nothing. Null when the round is not managed.
 */
export async function ownShare(viewer: Viewer, roundId: string) {
  const round = await managedRound(db, viewer, roundId);
  if (!round) return null;
  const edges = await db.promotionEdge.findMany({
    where: { fromRoundId: roundId },
    select: { toRound: { select: { id: true, name: true, nameEn: true } } },
  });
  return Promise.all(
    edges.map(async ({ toRound }) => {
      const ours = { roundId: toRound.id, unitId: round.unitId };
      const [sent, lists, english] = await Promise.all([
        db.entry.count({ where: { ...ours, fromEntry: { roundId } } }),
        db.entryList.findMany({
          where: {
            roundId: toRound.id,
            status: { in: ['CONFIRMED', 'HANDED_ON'] },
            notices: { some: { withdrawnAt: null } },
          },
          orderBy: { draftedAt: 'asc' },
          select: {
            id: true,
            kind: true,
            rules: true,
            notices: {
              where: { withdrawnAt: null },
              orderBy: { publishedAt: 'desc' },
              take: 1,
              select: { id: true, title: true },
            },
          },
        }),
        englishNames(db, toRound.id),
      ]);
      return {
        round: toRound,
        sent,
        english,
        lists: await Promise.all(lists.map((list) => shareOf(list, round.unit.name, ours))),
      };
    }),
  );
}
export type OwnShare = NonNullable<Awaited<ReturnType<typeof ownShare>>>;

type List = {
  id: string;
  kind: 'ENTRY' | 'AWARD' | 'FINALIST';
  rules: unknown;
  notices: readonly { id: string; title: string }[];
};

/** A unit's part of one list: its lines, and the places that are its alone. */
async function shareOf(list: List, unitName: string, ours: { roundId: string; unitId: string }) {
  const [selected, present] = await Promise.all([
    db.entryListLine.count({ where: { listId: list.id, decision: 'SELECTED', entry: ours } }),
    presentUse(db, list.id),
  ]);
  const { caps } = StoredRulesSchema.parse(list.rules);
  return {
    id: list.id,
    kind: list.kind,
    notice: list.notices[0] ?? null,
    selected,
    caps: caps.flatMap(({ label: { unit, ...others }, kind, limit, used }, index) =>
      unit === unitName
        ? [{ kind, limit, used: present?.[index] ?? used, label: Object.values(others) }]
        : [],
    ),
  };
}
