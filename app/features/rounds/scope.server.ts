import { can } from '#app/domain/policy.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/** Whether the viewer manages the round; null when not, whether or not the round exists. */
export async function managesRound(tx: Pick<Tx, 'round'>, viewer: Viewer, roundId: string) {
  const round = await tx.round.findUnique({
    where: { id: roundId },
    select: { id: true, editionId: true, unitId: true, timeZone: true, unit: { select: { path: true } } },
  });
  return round && can(viewer, 'manage-round', { id: round.id, unitPath: round.unit.path }) ? round : null;
}
