import { z } from 'zod';

import { readAssignmentInputs } from './assignment-inputs.server.ts';
import { PairsSchema, SummarySchema } from './stored-plan.ts';
import { planLimits } from '#app/domain/assignment/limits.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

const OptionsSchema = z.object({ repair: z.boolean().optional(), leaving: z.string().optional() });
const SELECT = {
  id: true,
  roundId: true,
  status: true,
  seed: true,
  pairs: true,
  summary: true,
  inputsHash: true,
  loadReason: true,
  createdAt: true,
  run: { select: { id: true, options: true, seedWords: true } },
} as const;

/** What reads a proposal: the reading connection, or a transaction. */
export type PlanReader = Pick<
  Tx,
  'assignmentPlan' | 'round' | 'entry' | 'roundJudge' | 'conflict' | 'assignment'
>;

/** A proposal of a round the viewer manages; null otherwise. */
export async function openPlan(tx: Pick<Tx, 'assignmentPlan' | 'round'>, viewer: Viewer, planId: string) {
  const plan = await tx.assignmentPlan.findUnique({ where: { id: planId }, select: SELECT });
  return plan && (await managesRound(tx, viewer, plan.roundId)) ? readPlan(plan) : null;
}

/** The proposal that waits in a round the viewer manages; null when there is none. */
export async function waitingPlan(tx: Pick<Tx, 'assignmentPlan' | 'round'>, viewer: Viewer, roundId: string) {
  if (!(await managesRound(tx, viewer, roundId))) return null;
  const plan = await tx.assignmentPlan.findFirst({
    where: { roundId, status: 'PROPOSED' },
    orderBy: { createdAt: 'desc' },
    select: SELECT,
  });
  return plan && readPlan(plan);
}

function readPlan<T extends { pairs: unknown; summary: unknown; run: { options: unknown } | null }>({
  pairs,
  summary: said,
  ...plan
}: T) {
  const summary = SummarySchema.parse(said);
  return {
    ...plan,
    pairs: PairsSchema.parse(pairs),
    summary,
    leaves: summary.leaves,
    options: OptionsSchema.parse(plan.run?.options ?? {}),
  };
}
export type OpenPlan = NonNullable<Awaited<ReturnType<typeof openPlan>>>;

/** A proposal among everything that limits it: what stays, what it adds, and every rule of the round. */
export async function readPlanWorld(tx: PlanReader, plan: OpenPlan) {
  const inputs = await readAssignmentInputs(tx, plan.roundId, plan.options);
  const leaves = new Set(plan.leaves.map(({ entryId, judgeId }) => `${entryId} ${judgeId}`));
  const stays = (inputs.input.current ?? []).filter((pair) => !leaves.has(`${pair.entryId} ${pair.judgeId}`));
  const proposed = plan.pairs.map(({ entryId, roundJudgeId }) => ({ entryId, judgeId: roundJudgeId }));
  const standing = [...inputs.input.kept, ...stays];
  return { ...inputs, standing, proposed, limits: planLimits(inputs.input, [...standing, ...proposed]) };
}
export type PlanWorld = Awaited<ReturnType<typeof readPlanWorld>>;
