import { livingRuns } from './living-runs.server.ts';
import type { LivingRun } from './living-runs.server.ts';
import { beginRun, endLostRuns, finishRun } from './plan-run-rows.server.ts';
import type { BegunRun, RunRequest } from './plan-run-rows.server.ts';
import { searchInThread } from './plan-search.server.ts';
import { proposeAssignment } from '#app/domain/assignment/propose.ts';
import type { AssignmentProgress, AssignmentProposal } from '#app/domain/assignment/types.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';
import { askToStop, beginWork, endWork, tellProgress } from '#app/platform/db/work.server.ts';
import { log } from '#app/platform/log.server.ts';

/** How often a search that goes on is written down: what is left to read of it after a power cut. */
const KEEP_EVERY_MS = 5000;

/** A round of so few pairs is looked through at once: it takes less than a thread takes to begin. */
const FEW_PAIRS = 5000;
const AT_ONCE_MS = 200;

/**
 * Begins to search an assignment for all that is still missing, outside any transaction. What it finds becomes the round's
 * proposal. Only a small round that is done at once is spared a thread of its own, unless `inThread` asks for one.
 */
export async function startPlanRun(
  viewer: Viewer,
  request: RunRequest,
  context: Context,
  { inThread = false }: { inThread?: boolean } = {},
): Promise<Result<{ runId: string }>> {
  return inTransaction(context, async (tx) => {
    const begun = await beginRun(tx, viewer, request, context);
    if (!begun.ok) return begun;
    // Begun inside the transaction, so that nobody can find the row without its search; writing waits for its turn.
    const { runId } = begun.value;
    await beginWork(runId, () => livingRuns().get(runId)?.stop());
    search(viewer, begun.value, inThread);
    return ok({ runId });
  });
}

function search(viewer: Viewer, begun: BegunRun, inThread: boolean): void {
  const { entries, judges } = begun.table.input;
  const isSmall = !inThread && entries.length * judges.length <= FEW_PAIRS;
  const run: LivingRun = { progress: null, stop: () => undefined, ended: Promise.resolve() };
  const proposal = isSmall
    ? atOnce(begun).then((found) => found ?? threaded(begun, run))
    : threaded(begun, run);
  run.ended = proposal
    .then((found) => inTransaction({ now: now() }, (tx) => finishRun(tx, viewer, begun, found, now())))
    .catch(async (error: unknown) => {
      log.error({ err: error, runId: begun.runId }, 'search of an assignment failed');
      await failRun(begun.runId);
    })
    .then(() => void livingRuns().delete(begun.runId))
    .then(() => endWork(begun.runId))
    .catch((error: unknown) =>
      log.warn({ err: error, runId: begun.runId }, 'the end of a search was not told'),
    );
  livingRuns().set(begun.runId, run);
}

/** The plan of a small round; null when it needs more than a moment. */
async function atOnce({ table, seed }: BegunRun): Promise<AssignmentProposal | null> {
  await new Promise((resolve) => setImmediate(resolve));
  const end = performance.now() + AT_ONCE_MS;
  const proposal = proposeAssignment(table.input, seed, () => performance.now() < end);
  return proposal.finished ? proposal : null;
}

/** The plan from a thread, which tells the run how far it is. */
function threaded({ table, seed, runId }: BegunRun, run: LivingRun): Promise<AssignmentProposal> {
  let kept = performance.now();
  const { proposal, stop } = searchInThread(table.input, seed, {
    onProgress: (progress) => {
      run.progress = progress;
      tellProgress(runId, progress);
      if (performance.now() - kept < KEEP_EVERY_MS) return;
      kept = performance.now();
      keepProgress(runId, progress).catch((error: unknown) =>
        log.warn({ err: error }, 'progress of a search was not kept'),
      );
    },
  });
  run.stop = stop;
  return proposal;
}

async function keepProgress(runId: string, progress: AssignmentProgress): Promise<void> {
  await inTransaction({ now: now() }, (tx) =>
    tx.planRun.updateMany({ where: { id: runId, status: 'RUNNING' }, data: { progress } }),
  );
}

async function failRun(runId: string): Promise<void> {
  await inTransaction({ now: now() }, (tx) =>
    tx.planRun.updateMany({
      where: { id: runId, status: 'RUNNING' },
      data: { status: 'FAILED', endedAt: now() },
    }),
  );
}

/** Ends a search with the best plan it has so far. */
export async function stopPlanRun(
  viewer: Viewer,
  { runId }: { runId: string },
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const run = await tx.planRun.findUnique({
      where: { id: runId },
      select: { roundId: true, status: true },
    });
    if (!run || !(await managesRound(tx, viewer, run.roundId))) return refuse('not-found');
    if (run.status !== 'RUNNING') return refuse('plan-run-over');
    await endLostRuns(tx, run.roundId, context.now);
    const own = livingRuns().get(runId);
    if (own) own.stop();
    else await askToStop(tx, runId);
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'stop-plan-run',
      subject: { type: 'plan-run', id: runId },
      roundId: run.roundId,
    });
    return ok(undefined);
  });
}

/** The same search to its end, in this process: for commands, which nobody waits for. */
export async function proposePlan(
  viewer: Viewer,
  request: RunRequest,
  context: Context,
): Promise<Result<{ planId: string; pairs: number; shortfalls: number }>> {
  return inTransaction(context, async (tx) => {
    const begun = await beginRun(tx, viewer, request, context);
    if (!begun.ok) return begun;
    const proposal = proposeAssignment(begun.value.table.input, begun.value.seed);
    return ok(await finishRun(tx, viewer, begun.value, proposal, context.now));
  });
}
