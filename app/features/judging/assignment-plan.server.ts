import type { z } from 'zod';

import { openPlan, readPlanWorld } from './open-plan.server.ts';
import type { OpenPlan } from './open-plan.server.ts';
import type { PlanSchema } from './schemas.ts';
import { brokenLimits } from '#app/domain/assignment/limits.ts';
import type { Stage } from '#app/domain/rubric.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { insertRows } from '#app/platform/db/insert-rows.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';
import { uuidv7 } from '#app/platform/ids.server.ts';

/** Applies a proposal whole, unless entries, judges, conflicts or assignments have changed since it was made. */
export async function applyPlan(
  viewer: Viewer,
  { planId }: z.output<typeof PlanSchema>,
  context: Context,
): Promise<Result<{ count: number }>> {
  return inTransaction(context, async (tx) => {
    const plan = await openPlan(tx, viewer, planId);
    if (!plan) return refuse('not-found');
    if (plan.status !== 'PROPOSED') return refuse('changed-meanwhile');
    const { hash, limits, proposed, stage } = await readPlanWorld(tx, plan);
    if (hash !== plan.inputsHash) return refuse('assignment-stale');
    const broken = brokenLimits(limits, proposed);
    const isForbidden = broken.some(({ obstacle }) => obstacle.kind !== 'load' || plan.loadReason === null);
    if (isForbidden) return refuse('plan-broken', { count: broken.length });
    if (!(await takeBack(tx, plan, stage))) return refuse('assignment-stale');
    await assign(tx, plan.pairs, { planId, stage, now: context.now });
    await tx.assignmentPlan.update({
      where: { id: planId },
      data: { status: 'APPLIED', appliedAt: context.now },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'apply-plan',
      subject: { type: 'assignment-plan', id: planId },
      roundId: plan.roundId,
      data: { pairs: plan.pairs.length, leaves: plan.leaves.length },
    });
    return ok({ count: plan.pairs.length });
  });
}

/**
 * Takes the tasks back that a proposal says leave; false when one of them has been begun meanwhile. Of a judge who leaves,
 * begun ones too; and they are given nothing more.
 */
async function takeBack(
  tx: Tx,
  { roundId, leaves, options: { leaving } }: OpenPlan,
  stage: Stage,
): Promise<boolean> {
  const keys = new Set(leaves.map(({ entryId, judgeId }) => `${entryId} ${judgeId}`));
  const open = await tx.assignment.findMany({
    where: {
      roundJudge: { roundId },
      status: 'ASSIGNED',
      stage,
      OR: [{ sheet: null }, { roundJudgeId: leaving ?? '', sheet: { status: 'DRAFT' } }],
    },
    select: { id: true, entryId: true, roundJudgeId: true },
  });
  const found = open.filter((row) => keys.has(`${row.entryId} ${row.roundJudgeId}`));
  if (found.length < leaves.length) return false;
  await tx.assignment.updateMany({
    where: { id: { in: found.map((row) => row.id) } },
    data: { status: 'REMOVED' },
  });
  if (leaving) {
    const kept = await tx.assignment.count({ where: { roundJudgeId: leaving, status: 'ASSIGNED', stage } });
    await tx.roundJudge.update({
      where: { id: leaving },
      data: { minLoad: 0, maxLoad: kept },
      select: { id: true },
    });
  }
  return true;
}

/** Writes pairs as assignments; one that was removed before comes back. */
async function assign(
  tx: Tx,
  pairs: readonly { entryId: string; roundJudgeId: string }[],
  { planId, stage, now }: { planId: string | null; stage: Stage; now: Date },
): Promise<void> {
  await tx.assignment.deleteMany({
    where: {
      status: 'REMOVED',
      stage,
      roundJudgeId: { in: [...new Set(pairs.map((pair) => pair.roundJudgeId))] },
      entryId: { in: [...new Set(pairs.map((pair) => pair.entryId))] },
      sheet: null,
    },
  });
  const order = new Map<string, number>();
  await insertRows(
    tx,
    'Assignment',
    pairs.map(({ entryId, roundJudgeId }) => {
      const place = (order.get(roundJudgeId) ?? 0) + 1;
      order.set(roundJudgeId, place);
      const status = 'ASSIGNED';
      return {
        id: uuidv7(),
        entryId,
        roundJudgeId,
        planId,
        status,
        stage,
        order: place,
        createdAt: now,
      };
    }),
    ['status', 'stage'],
  );
}

/** Drops a proposal. */
export async function discardPlan(
  viewer: Viewer,
  { planId }: z.output<typeof PlanSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const plan = await openPlan(tx, viewer, planId);
    if (!plan) return refuse('not-found');
    if (plan.status !== 'PROPOSED') return refuse('changed-meanwhile');
    await tx.assignmentPlan.update({
      where: { id: planId },
      data: { status: 'DISCARDED' },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'discard-plan',
      subject: { type: 'assignment-plan', id: planId },
      roundId: plan.roundId,
    });
    return ok(undefined);
  });
}

/** Takes one assignment away, as long as its sheet is not submitted. */
export async function removeAssignment(
  viewer: Viewer,
  { assignmentId }: { assignmentId: string },
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const assignment = await tx.assignment.findUnique({
      where: { id: assignmentId },
      select: {
        id: true,
        status: true,
        sheet: { select: { status: true } },
        roundJudge: { select: { roundId: true } },
      },
    });
    if (!assignment || !(await managesRound(tx, viewer, assignment.roundJudge.roundId)))
      return refuse('not-found');
    if (assignment.sheet?.status === 'SUBMITTED') return refuse('judge-has-sheets', { count: 1 });
    await tx.assignment.update({
      where: { id: assignmentId },
      data: { status: 'REMOVED' },
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'remove-assignment',
      subject: { type: 'assignment', id: assignmentId },
      roundId: assignment.roundJudge.roundId,
    });
    return ok(undefined);
  });
}
