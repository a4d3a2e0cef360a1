import type { z } from 'zod';

import type { RoundRulesSchema } from './schemas.ts';
import { managesRound } from './scope.server.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { Prisma } from '#app/platform/prisma-client/client.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/** Changes a round's rules and the round that its entry list leads to. */
export async function updateRound(
  viewer: Viewer,
  { roundId, toRoundId, preliminaryWeight, defenceWeight, ...rules }: z.output<typeof RoundRulesSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const round = await managesRound(tx, viewer, roundId);
    if (!round) return refuse('not-found');
    if (toRoundId) {
      const target = await tx.round.findUnique({ where: { id: toRoundId }, select: { editionId: true } });
      if (!target || target.editionId !== round.editionId) return refuse('not-found', undefined, 'toRoundId');
      if (await leadsTo(tx, toRoundId, roundId)) return refuse('round-edge-circle', undefined, 'toRoundId');
    }
    if ((preliminaryWeight === null) !== (defenceWeight === null))
      return refuse(
        'stage-weights-both',
        undefined,
        defenceWeight === null ? 'defenceWeight' : 'preliminaryWeight',
      );
    const stageWeights =
      preliminaryWeight === null || defenceWeight === null
        ? Prisma.DbNull
        : { PRELIMINARY: preliminaryWeight, DEFENCE: defenceWeight };
    // A panel agrees on one set of marks for an entry, whatever the stage.
    if (stageWeights !== Prisma.DbNull && rules.scoringMethod === 'CONSENSUS')
      return refuse('stage-weights-consensus', undefined, 'scoringMethod');
    await tx.round.update({ where: { id: roundId }, data: { ...rules, stageWeights } });
    await setTarget(tx, roundId, toRoundId || null);
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'update-round',
      subject: { type: 'round', id: roundId },
      roundId,
    });
    return ok(undefined);
  });
}

/** Removes a round that nobody has entered. */
export async function removeRound(
  viewer: Viewer,
  { roundId }: { roundId: string },
  context: Context,
): Promise<Result<{ editionId: string }>> {
  return inTransaction(context, async (tx) => {
    const round = await managesRound(tx, viewer, roundId);
    if (!round) return refuse('not-found');
    const entries = await tx.entry.count({ where: { roundId } });
    if (entries > 0) return refuse('round-in-use');
    await tx.round.delete({ where: { id: roundId } });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'remove-round',
      subject: { type: 'round', id: roundId },
      unitId: round.unitId,
    });
    return ok({ editionId: round.editionId });
  });
}

/** Whether following the links from one round arrives at another (or starts there). */
async function leadsTo(tx: Pick<Tx, 'promotionEdge'>, from: string, to: string): Promise<boolean> {
  const seen = new Set<string>();
  let reached = [from];
  while (reached.length > 0) {
    if (reached.includes(to)) return true;
    for (const id of reached) seen.add(id);
    const edges = await tx.promotionEdge.findMany({
      where: { fromRoundId: { in: reached } },
      select: { toRoundId: true },
    });
    reached = edges.map((edge) => edge.toRoundId).filter((id) => !seen.has(id));
  }
  return false;
}

async function setTarget(tx: Tx, fromRoundId: string, toRoundId: string | null): Promise<void> {
  const edges = await tx.promotionEdge.findMany({
    where: { fromRoundId },
    select: { id: true, toRoundId: true },
  });
  const gone = edges.filter((edge) => edge.toRoundId !== toRoundId).map((edge) => edge.id);
  await tx.promotionEdge.deleteMany({ where: { id: { in: gone } } });
  if (toRoundId && edges.every((edge) => edge.toRoundId !== toRoundId))
    await tx.promotionEdge.create({ data: { fromRoundId, toRoundId }, select: { id: true } });
}
