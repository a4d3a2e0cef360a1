import type { z } from 'zod';

import type { RoundRulesSchema } from './schemas.ts';
import { managesRound } from './scope.server.ts';
import { promotionOf, storedPromotion } from '#app/domain/promoted-students.ts';
import type { Promotion } from '#app/domain/promoted-students.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Stage } from '#app/domain/rubric.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { Prisma } from '#app/platform/prisma-client/client.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/** Changes a round's rules, the round that its entry list leads to, and what goes on to it. */
export async function updateRound(
  viewer: Viewer,
  {
    roundId,
    toRoundId,
    goesOn,
    preliminaryWeight,
    defenceWeight,
    ...rules
  }: z.output<typeof RoundRulesSchema>,
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
    const promotion = await promotionTo(tx, roundId, toRoundId, goesOn);
    if (!promotion.ok) return promotion;
    await moveTasks(tx, roundId, rules.stage);
    await tx.round.update({ where: { id: roundId }, data: { ...rules, stageWeights } });
    await setTarget(tx, roundId, toRoundId || null, promotion.value);
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

/** A stage that was said after assigning: tasks go along while no sheet of the round has been begun at either stage. */
async function moveTasks(tx: Tx, roundId: string, stage: Stage): Promise<void> {
  const ofRound = { roundJudge: { roundId } };
  const settled = await tx.assignment.count({
    where: { ...ofRound, OR: [{ stage }, { sheet: { isNot: null } }] },
  });
  if (settled === 0) await tx.assignment.updateMany({ where: ofRound, data: { stage } });
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

/** What goes on to the round; what a list was handed on with stays. */
async function promotionTo(
  tx: Tx,
  fromRoundId: string,
  toRoundId: string,
  wanted: Promotion | undefined,
): Promise<Result<Promotion>> {
  const edge = await tx.promotionEdge.findFirst({
    where: { fromRoundId, toRoundId },
    select: {
      promotes: true,
      authors: true,
      lists: { where: { status: 'HANDED_ON' }, take: 1, select: { id: true } },
    },
  });
  const now = edge ? promotionOf(edge) : 'PROJECT';
  if (edge && edge.lists.length > 0 && wanted !== undefined && wanted !== now)
    return refuse('edge-promotes-locked', undefined, 'goesOn');
  return ok(wanted ?? now);
}

async function setTarget(
  tx: Tx,
  fromRoundId: string,
  toRoundId: string | null,
  promotion: Promotion,
): Promise<void> {
  const edges = await tx.promotionEdge.findMany({
    where: { fromRoundId },
    select: { id: true, toRoundId: true },
  });
  const gone = edges.filter((edge) => edge.toRoundId !== toRoundId).map((edge) => edge.id);
  await tx.promotionEdge.deleteMany({ where: { id: { in: gone } } });
  if (toRoundId)
    await tx.promotionEdge.upsert({
      where: { fromRoundId_toRoundId: { fromRoundId, toRoundId } },
      create: { fromRoundId, toRoundId, ...storedPromotion(promotion) },
      update: storedPromotion(promotion),
      select: { id: true },
    });
}
