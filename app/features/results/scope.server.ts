import { can } from '#app/domain/policy.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

const ROUND_SELECT = {
  id: true,
  name: true,
  unitId: true,
  editionId: true,
  timeZone: true,
  decimals: true,
  scoringMethod: true,
  raschModel: true,
  stage: true,
  trimMinimum: true,
  tieBreakers: true,
  stageWeights: true,
  twoPersonLists: true,
  maskNames: true,
  prizesPerCategory: true,
  prizeCapPercent: true,
  waitForNotice: true,
  judgesPerEntry: true,
  outsideName: true,
  outsideOrganiser: true,
  unit: { select: { id: true, name: true, path: true } },
} as const;

/** The round, if the viewer manages it; null otherwise, whether or not it exists. */
export async function managedRound(tx: Pick<Tx, 'round'>, viewer: Viewer, roundId: string) {
  const round = await tx.round.findUnique({ where: { id: roundId }, select: ROUND_SELECT });
  if (!round || !can(viewer, 'manage-round', { id: round.id, unitPath: round.unit.path })) return null;
  return round;
}

/** A list of a round that the viewer manages, with what every verb on lists asks for. */
export async function managedList(tx: Pick<Tx, 'entryList' | 'round'>, viewer: Viewer, listId: string) {
  const list = await tx.entryList.findUnique({
    where: { id: listId },
    select: {
      id: true,
      roundId: true,
      edgeId: true,
      resultId: true,
      kind: true,
      status: true,
      promotes: true,
      authors: true,
      title: true,
      draftedById: true,
      edge: { select: { toRoundId: true, promotes: true, authors: true } },
    },
  });
  if (!list) return null;
  const round = await managedRound(tx, viewer, list.roundId);
  return round ? { ...list, round } : null;
}
