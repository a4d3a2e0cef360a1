import type { z } from 'zod';

import { openPlan, readPlanWorld } from './open-plan.server.ts';
import type { PlanPairSchema } from './schemas.ts';
import type { Obstacle } from '#app/domain/assignment/limits.ts';
import type { RefusalCode } from '#app/domain/refusals.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/** Shortest reason for giving a judge more than their maximum, in characters. */
const REASON_MIN = 4;

const CODES: Record<Obstacle['kind'], RefusalCode> = {
  conflict: 'assignment-conflict',
  panel: 'plan-pair-panel',
  discipline: 'plan-pair-discipline',
  twice: 'plan-pair-twice',
  organisation: 'plan-pair-organisation',
  apart: 'plan-pair-apart',
  load: 'plan-pair-load',
  places: 'plan-pair-places',
};

type Edit = z.output<typeof PlanPairSchema> & { act: 'add' | 'remove' };

/**
 * Takes a pair out of a proposal, or puts one in, by hand; `instead` moves a judge out in the same step. A pair that breaks a
 * limit is refused with the reason. Only the maximum load may be passed, for a reason that stays with the proposal.
 */
export async function editPlan(
  viewer: Viewer,
  { planId, entryId, roundJudgeId, instead, loadReason = '', act }: Edit,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const plan = await openPlan(tx, viewer, planId);
    if (!plan) return refuse('not-found');
    if (plan.status !== 'PROPOSED') return refuse('changed-meanwhile');
    const out = act === 'remove' ? roundJudgeId : instead;
    const rest = plan.pairs.filter((pair) => pair.entryId !== entryId || pair.roundJudgeId !== out);
    if (out && rest.length === plan.pairs.length) return refuse('plan-pair-stands');
    const isOver = loadReason.length >= REASON_MIN;
    if (act === 'add') {
      const { available, limits } = await readPlanWorld(tx, plan);
      if (!limits.entries.has(entryId)) return refuse('not-found');
      if (!available.has(roundJudgeId)) return refuse('judge-not-available', undefined, 'roundJudgeId');
      const pair = { entryId, judgeId: roundJudgeId };
      if (limits.judgesOf(entryId).includes(roundJudgeId)) return refuse('plan-pair-twice');
      const obstacle = limits
        .obstacles(pair, instead || undefined)
        .find(({ kind }) => kind !== 'load' || !isOver);
      if (obstacle) return refuse(CODES[obstacle.kind], await detail(tx, obstacle), 'roundJudgeId');
      rest.push({ entryId, roundJudgeId, match: limits.fit(pair).match, byHand: true });
    }
    await tx.assignmentPlan.update({
      where: { id: planId },
      data: { pairs: rest, ...(act === 'add' && isOver ? { loadReason } : {}) },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'edit-plan',
      subject: { type: 'assignment-plan', id: planId },
      roundId: plan.roundId,
      data: { act, entryId, roundJudgeId, instead: instead || null, loadReason: isOver ? loadReason : null },
    });
    return ok(undefined);
  });
}

async function detail(tx: Tx, obstacle: Obstacle): Promise<Record<string, string | number> | undefined> {
  if (obstacle.kind === 'load') return { load: obstacle.load - 1, max: obstacle.max };
  if (obstacle.kind === 'places') return { count: obstacle.places };
  if (!('judgeId' in obstacle)) return undefined;
  const judge = await tx.roundJudge.findUnique({
    where: { id: obstacle.judgeId },
    select: { person: { select: { name: true } } },
  });
  return { judge: judge?.person.name ?? '' };
}
