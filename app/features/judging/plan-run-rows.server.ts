import { readAssignmentInputs } from './assignment-inputs.server.ts';
import { livingRuns } from './living-runs.server.ts';
import { idsOf, labelInput } from './plan-table.ts';
import type { PlanTable } from './plan-table.ts';
import type { RunOptions } from './schemas.ts';
import { planLimits } from '#app/domain/assignment/limits.ts';
import type { AssignmentProposal, Pair } from '#app/domain/assignment/types.ts';
import { seedOfWords, SEED_MAX } from '#app/domain/draw-seed.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';
import { workElsewhere } from '#app/platform/db/work.server.ts';
import { Prisma } from '#app/platform/prisma-client/client.ts';
import { programVersion } from '#app/platform/version.server.ts';

export type RunRequest = RunOptions & { roundId: string; seed?: number; seedWords?: string };
/** `leftBehind` are the tasks that a judge who leaves gives back. */
export type BegunRun = { runId: string; table: PlanTable; seed: number; leftBehind: readonly Pair[] };

/** Writes down that a search begins, and everything it begins with. One at a time in a round. */
export async function beginRun(
  tx: Tx,
  viewer: Viewer,
  { roundId, seed, seedWords, ...options }: RunRequest,
  context: Context,
): Promise<Result<BegunRun>> {
  const round = await managesRound(tx, viewer, roundId);
  if (!round) return refuse('not-found');
  const living = await endLostRuns(tx, roundId, context.now);
  if (living > 0) return refuse('plan-run-running');
  const fromWords = seedWords === undefined ? undefined : seedOfWords(seedWords);
  if (fromWords === null) return refuse('plan-seed-digits', undefined, 'seedWords');
  const { leaving } = options;
  if (leaving && !(await tx.roundJudge.findFirst({ where: { id: leaving, roundId, leftAt: null } })))
    return refuse('not-found');
  const { input, hash, available, leftBehind } = await readAssignmentInputs(tx, roundId, options);
  if (input.entries.length === 0) return refuse('assignment-no-entries');
  if (available.size === 0) return refuse('assignment-no-judges');
  if (leaving && leftBehind.length === 0) return refuse('hand-over-none');
  const table = labelInput(input, await readNames(tx, roundId));
  await forgetOldTables(tx, roundId);
  const drawn = seed ?? fromWords ?? Math.floor(context.now.getTime() / 1000) % SEED_MAX;
  const run = await tx.planRun.create({
    data: {
      roundId,
      options,
      seed: drawn,
      seedWords: seedWords ?? null,
      table,
      inputsHash: hash,
      version: programVersion(),
      startedById: viewer.personId,
      startedAt: context.now,
    },
    select: { id: true },
  });
  await audit(tx, {
    at: context.now,
    actorId: viewer.personId,
    verb: 'start-plan-run',
    subject: { type: 'plan-run', id: run.id },
    roundId,
    data: { seed: drawn, ...(seedWords ? { seedWords } : {}) },
  });
  return ok({ runId: run.id, table, seed: drawn, leftBehind });
}

/** A search of a large round is given a megabyte; so many of them stay as they were, whether or not they were used. */
const TABLES_KEPT = 20;

/**
 * Drops the tables of old searches that led to nothing. That they were made, by whom and with which seed stays, and so
 * does every table whose plan was applied: nobody can draw until it suits and hide it.
 */
async function forgetOldTables(tx: Tx, roundId: string): Promise<void> {
  const old = await tx.planRun.findMany({
    where: { roundId, endedAt: { not: null } },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    skip: TABLES_KEPT,
    select: { id: true, plan: { select: { status: true } } },
  });
  const ids = old.flatMap(({ id, plan }) => (!plan || plan.status === 'DISCARDED' ? [id] : []));
  await tx.planRun.updateMany({
    where: { id: { in: ids }, pairs: { not: Prisma.DbNull } },
    data: { table: {}, pairs: Prisma.DbNull },
  });
}

/** Names of what takes part, in the order of their labels: entries by number, judges by name. */
async function readNames(tx: Tx, roundId: string) {
  const [entries, judges] = await Promise.all([
    tx.entry.findMany({
      where: { roundId, status: 'ELIGIBLE' },
      orderBy: [{ number: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        number: true,
        project: { select: { title: true } },
        discipline: { select: { name: true } },
      },
    }),
    tx.roundJudge.findMany({
      where: { roundId, leftAt: null },
      orderBy: [{ person: { name: 'asc' } }, { id: 'asc' }],
      select: {
        id: true,
        person: { select: { name: true, judgeProfile: { select: { organisation: true } } } },
      },
    }),
  ]);
  return {
    entries: entries.map(({ id, number, project, discipline }) => ({
      id,
      number,
      title: project.title,
      discipline: discipline?.name ?? '',
    })),
    judges: judges.map(({ id, person }) => ({
      id,
      name: person.name,
      organisation: person.judgeProfile?.organisation ?? '',
    })),
  };
}

/** Runs that a process took with it when it went down have failed. Answers how many of the round are alive. */
export async function endLostRuns(tx: Tx, roundId: string, now: Date): Promise<number> {
  const elsewhere = await workElsewhere();
  const open = await tx.planRun.findMany({ where: { roundId, status: 'RUNNING' }, select: { id: true } });
  const lost = open.map(({ id }) => id).filter((id) => !livingRuns().has(id) && !elsewhere.has(id));
  await tx.planRun.updateMany({
    where: { id: { in: lost }, status: 'RUNNING' },
    data: { status: 'FAILED', endedAt: now },
  });
  return open.length - lost.length;
}

/** Keeps what a search found as the round's proposal; one that waited before is dropped. */
export async function finishRun(
  tx: Tx,
  viewer: Viewer,
  { runId, table, leftBehind }: BegunRun,
  proposal: AssignmentProposal,
  now: Date,
): Promise<{ planId: string; pairs: number; shortfalls: number }> {
  const run = await tx.planRun.findUniqueOrThrow({
    where: { id: runId },
    select: { roundId: true, seed: true, inputsHash: true },
  });
  const idOf = idsOf(table);
  const { pairs, shortfalls, stays, loads, lacks, meanMatch, worstMatch, quality, finished } = proposal;
  const leaves = [...proposal.leaves.map(idOf), ...leftBehind];
  await tx.assignmentPlan.updateMany({
    where: { roundId: run.roundId, status: 'PROPOSED' },
    data: { status: 'DISCARDED' },
  });
  const plan = await tx.assignmentPlan.create({
    data: {
      roundId: run.roundId,
      seed: run.seed,
      inputsHash: run.inputsHash,
      createdById: viewer.personId,
      createdAt: now,
      pairs: pairs
        .map(idOf)
        .map(({ judgeId, ...pair }) => ({ ...pair, roundJudgeId: judgeId, byHand: false })),
      summary: {
        shortfalls: shortfalls.map((row) => ({ ...row, entryId: idOf({ ...row, judgeId: '' }).entryId })),
        loads: loads.map((row) => ({ ...row, judgeId: idOf({ ...row, entryId: '' }).judgeId })),
        lacks,
        leaves,
        meanMatch,
        worstMatch,
        quality,
        finished,
        proposed: pairs.length,
      },
    },
    select: { id: true },
  });
  const { fit } = planLimits(table.input, []);
  const standing = [...stays, ...table.input.kept].map((pair) => ({ ...pair, match: fit(pair).match }));
  await tx.planRun.update({
    where: { id: runId },
    data: {
      status: finished ? 'DONE' : 'STOPPED',
      planId: plan.id,
      endedAt: now,
      pairs: [
        ...pairs.map((pair) => ({ ...pair, isNew: true })),
        ...standing.map((pair) => ({ ...pair, isNew: false })),
      ],
    },
    select: { id: true },
  });
  await audit(tx, {
    at: now,
    actorId: viewer.personId,
    verb: 'propose-plan',
    subject: { type: 'assignment-plan', id: plan.id },
    roundId: run.roundId,
    data: {
      seed: run.seed,
      pairs: pairs.length,
      stays: stays.length,
      shortfalls: shortfalls.length,
      finished,
    },
  });
  return { planId: plan.id, pairs: pairs.length, shortfalls: shortfalls.length };
}
