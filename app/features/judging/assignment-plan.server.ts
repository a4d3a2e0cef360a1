import { z } from 'zod';

import { readAssignmentInputs } from './assignment-inputs.server.ts';
import type { PlanPairSchema, PlanSchema, ProposeSchema } from './schemas.ts';
import { proposeAssignment } from '#app/domain/assignment/propose.ts';
import type { AssignmentProposal } from '#app/domain/assignment/types.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

export const PairsSchema = z.array(
  z.object({
    entryId: z.string(),
    roundJudgeId: z.string(),
    match: z.number(),
    byHand: z.boolean().default(false),
  }),
);
const ReasonSchema = z.enum(['no-judges', 'conflicts', 'organisation', 'load']);

export const SummarySchema = z.object({
  shortfalls: z.array(
    z.object({
      entryId: z.string(),
      missing: z.number(),
      reason: ReasonSchema,
    }),
  ),
  /** Absent in plans of before. */
  lacks: z
    .array(
      z.object({
        discipline: z.string(),
        places: z.number(),
        judges: z.number(),
        reason: ReasonSchema,
        sharedWith: z.array(z.string()),
      }),
    )
    .default([]),
  /** Tasks that a repair takes back. */
  leaves: z.array(z.object({ entryId: z.string(), judgeId: z.string() })).default([]),
  quality: z
    .object({
      worst: z.number(),
      worstBound: z.number(),
      total: z.number(),
      totalBound: z.number(),
      worstProved: z.boolean(),
      totalProved: z.boolean(),
      components: z.number(),
      sharingPairs: z.number(),
      connectionCost: z.number(),
    })
    .nullable()
    .default(null),
  finished: z.boolean().default(true),
  loads: z.array(z.object({ judgeId: z.string(), load: z.number() })),
  meanMatch: z.number(),
  worstMatch: z.number(),
});

/** Proposes an assignment for all that is still missing and keeps it to be looked at. An older proposal goes. */
export async function proposePlan(
  viewer: Viewer,
  { roundId, seed, ...options }: z.input<typeof ProposeSchema> & { seed?: number },
  context: Context,
): Promise<Result<{ planId: string; pairs: number; shortfalls: number }>> {
  return inTransaction(context, async (tx) => {
    const round = await managesRound(tx, viewer, roundId);
    if (!round) return refuse('not-found');
    const { input, hash } = await readAssignmentInputs(tx, roundId, options);
    if (input.entries.length === 0) return refuse('assignment-no-entries');
    if (input.judges.length === 0) return refuse('assignment-no-judges');
    const drawn = seed ?? Math.floor(context.now.getTime() / 1000) % 2_147_483_647;
    const proposal = proposeAssignment(input, drawn);
    const plan = await storeProposal(tx, proposal, {
      roundId,
      seed: drawn,
      inputsHash: hash,
      createdById: viewer.personId,
      createdAt: context.now,
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'propose-plan',
      subject: { type: 'assignment-plan', id: plan.id },
      roundId,
      data: { seed: drawn, pairs: proposal.pairs.length, shortfalls: proposal.shortfalls.length },
    });
    return ok({
      planId: plan.id,
      pairs: proposal.pairs.length,
      shortfalls: proposal.shortfalls.length,
    });
  });
}

/** Keeps a proposal to be looked at; one that waited before is dropped. */
async function storeProposal(
  tx: Tx,
  { pairs, shortfalls, lacks, leaves, loads, meanMatch, worstMatch, quality, finished }: AssignmentProposal,
  facts: { roundId: string; seed: number; inputsHash: string; createdById: string; createdAt: Date },
): Promise<{ id: string }> {
  await tx.assignmentPlan.updateMany({
    where: { roundId: facts.roundId, status: 'PROPOSED' },
    data: { status: 'DISCARDED' },
  });
  return tx.assignmentPlan.create({
    data: {
      ...facts,
      pairs: pairs.map(({ judgeId, ...pair }) => ({ ...pair, roundJudgeId: judgeId, byHand: false })),
      summary: { shortfalls, lacks, leaves, loads, meanMatch, worstMatch, quality, finished },
    },
    select: { id: true },
  });
}

/** A proposal of a round the viewer manages; null otherwise. */
async function openPlan(tx: Tx, viewer: Viewer, planId: string) {
  const plan = await tx.assignmentPlan.findUnique({
    where: { id: planId },
    select: { id: true, roundId: true, status: true, pairs: true, summary: true, inputsHash: true },
  });
  if (!plan || !(await managesRound(tx, viewer, plan.roundId))) return null;
  return { ...plan, pairs: PairsSchema.parse(plan.pairs), leaves: SummarySchema.parse(plan.summary).leaves };
}

/** Takes a pair out of a proposal, or puts one in, by hand. A pair in conflict is refused and named. */
export async function editPlan(
  viewer: Viewer,
  { planId, entryId, roundJudgeId, act }: z.output<typeof PlanPairSchema> & { act: 'add' | 'remove' },
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const plan = await openPlan(tx, viewer, planId);
    if (!plan) return refuse('not-found');
    if (plan.status !== 'PROPOSED') return refuse('changed-meanwhile');
    const rest = plan.pairs.filter((pair) => pair.entryId !== entryId || pair.roundJudgeId !== roundJudgeId);
    if (act === 'add') {
      const { input, conflictOf } = await readAssignmentInputs(tx, plan.roundId);
      if (!input.entries.some((entry) => entry.id === entryId)) return refuse('not-found');
      if (!input.judges.some((judge) => judge.id === roundJudgeId)) return refuse('not-found');
      const barred = input.barred.some((pair) => pair.entryId === entryId && pair.judgeId === roundJudgeId);
      if (barred || conflictOf(roundJudgeId, entryId)) return refuse('assignment-conflict');
      rest.push({ entryId, roundJudgeId, match: 0, byHand: true });
    }
    await tx.assignmentPlan.update({ where: { id: planId }, data: { pairs: rest }, select: { id: true } });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'edit-plan',
      subject: { type: 'assignment-plan', id: planId },
      roundId: plan.roundId,
      data: { act, entryId, roundJudgeId },
    });
    return ok(undefined);
  });
}

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
    const { hash } = await readAssignmentInputs(tx, plan.roundId);
    if (hash !== plan.inputsHash) return refuse('assignment-stale');
    const leaves = new Set(plan.leaves.map(({ entryId, judgeId }) => `${entryId} ${judgeId}`));
    const unbegun = await tx.assignment.findMany({
      where: { roundJudge: { roundId: plan.roundId }, status: 'ASSIGNED', sheet: null },
      select: { id: true, entryId: true, roundJudgeId: true },
    });
    const leaving = unbegun.filter((row) => leaves.has(`${row.entryId} ${row.roundJudgeId}`));
    if (leaving.length < plan.leaves.length) return refuse('assignment-stale');
    await tx.assignment.updateMany({
      where: { id: { in: leaving.map((row) => row.id) } },
      data: { status: 'REMOVED' },
    });
    await assign(tx, plan.pairs, planId, context.now);
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

/** Writes pairs as assignments; one that was removed before comes back. */
async function assign(
  tx: Tx,
  pairs: readonly { entryId: string; roundJudgeId: string }[],
  planId: string | null,
  now: Date,
): Promise<void> {
  await tx.assignment.deleteMany({
    where: {
      status: 'REMOVED',
      roundJudgeId: { in: [...new Set(pairs.map((pair) => pair.roundJudgeId))] },
      entryId: { in: [...new Set(pairs.map((pair) => pair.entryId))] },
      sheet: null,
    },
  });
  const order = new Map<string, number>();
  await tx.assignment.createMany({
    data: pairs.map(({ entryId, roundJudgeId }) => {
      const place = (order.get(roundJudgeId) ?? 0) + 1;
      order.set(roundJudgeId, place);
      return { entryId, roundJudgeId, planId, order: place, createdAt: now };
    }),
  });
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
