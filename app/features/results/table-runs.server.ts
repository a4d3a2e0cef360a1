import type { z } from 'zod';

import { computeResult } from './compute-result.server.ts';
import type { ComputeOptions } from './compute-result.server.ts';
import { livingTableRuns } from './living-table-runs.server.ts';
import type { LivingTableRun } from './living-table-runs.server.ts';
import type { RoundIdSchema } from './schemas.ts';
import { managedRound } from './scope.server.ts';
import { LEAST_FOR_THREAD } from './score-apart.server.ts';
import { isCalibrated } from '#app/domain/calibration/methods.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Refusal, Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { beginJob } from '#app/platform/db/jobs.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';
import { askToStop, beginWork, endWork, tellProgress, workElsewhere } from '#app/platform/db/work.server.ts';
import { log } from '#app/platform/log.server.ts';

export const TABLE_RUN_KIND = 'scoring-table';

type Started = { version: number } | { jobId: string };

/**
 * Makes the scoring table of a round: at once where that takes a moment, otherwise in the background, one at a time for
 * each round. `apart` asks for the background, however small the round.
 */
export async function startTableRun(
  viewer: Viewer,
  { roundId }: z.infer<typeof RoundIdSchema>,
  context: Context,
  { apart = false, ...options }: Pick<ComputeOptions, 'score'> & { apart?: boolean } = {},
): Promise<Result<Started>> {
  const round = await managedRound(db, viewer, roundId);
  if (!round) return refuse('not-found');
  const isLong = isCalibrated(round.scoringMethod) && (await countSheets(roundId)) >= LEAST_FOR_THREAD;
  if (!apart && !isLong) return computeResult(viewer, { roundId }, context);
  return inTransaction(context, async (tx) => {
    const id = await beginJob(tx, {
      kind: TABLE_RUN_KIND,
      subjectId: roundId,
      byId: viewer.personId,
      living: livingTableRuns(),
      now: context.now,
    });
    if (id === null) return refuse('result-run-running');
    // Begun inside the transaction, so that nobody can find the row without its work; reading and writing wait for it.
    await beginWork(id, () => livingTableRuns().get(id)?.stopping.abort());
    work(viewer, roundId, id, options);
    return ok({ jobId: id });
  });
}

function countSheets(roundId: string): Promise<number> {
  return db.scoreSheet.count({
    where: {
      status: 'SUBMITTED',
      assignment: { status: 'ASSIGNED', entry: { roundId, status: 'ELIGIBLE' } },
    },
  });
}

function work(viewer: Viewer, roundId: string, jobId: string, options: ComputeOptions): void {
  const run: LivingTableRun = {
    progress: null,
    first: null,
    stopping: new AbortController(),
    ended: Promise.resolve(),
  };
  const { signal } = run.stopping;
  const onProgress = (progress: NonNullable<LivingTableRun['progress']>) => {
    if (progress.turn === 0) run.first = progress.residual;
    run.progress = progress;
    tellProgress(jobId, { progress, first: run.first });
  };
  run.ended = computeResult(
    viewer,
    { roundId },
    { now: now() },
    { ...options, signal, onProgress, clock: now },
  )
    .then((result) => (result.ok ? endJob(jobId, null) : endJob(jobId, result.refusals)))
    .catch(async (error: unknown) => {
      if (!signal.aborted) log.error({ err: error, jobId }, 'a scoring table was not made');
      await endJob(jobId, signal.aborted ? 'cancelled' : []);
    })
    .catch((error: unknown) => log.error({ err: error, jobId }, 'the end of a run was not written down'))
    .then(() => void livingTableRuns().delete(jobId))
    .then(() => endWork(jobId))
    .catch((error: unknown) => log.warn({ err: error, jobId }, 'the end of a run was not told'));
  livingTableRuns().set(jobId, run);
}

/** `why` is null for a table that was made, and holds what it was refused for where it was not. */
async function endJob(jobId: string, why: readonly Refusal[] | 'cancelled' | null): Promise<void> {
  const status = why === null ? 'DONE' : why === 'cancelled' ? 'CANCELLED' : 'FAILED';
  await inTransaction({ now: now() }, (tx) =>
    tx.job.updateMany({
      where: { id: jobId, status: 'RUNNING' },
      data: { status, error: status === 'FAILED' ? JSON.stringify(why) : null, endedAt: now() },
    }),
  );
}

/** Ends a run; the tables of before stay as they are. */
export async function cancelTableRun(
  viewer: Viewer,
  { jobId }: { jobId: string },
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const job = await tx.job.findFirst({
      where: { id: jobId, kind: TABLE_RUN_KIND },
      select: { subjectId: true, status: true },
    });
    if (!job?.subjectId || !(await managedRound(tx, viewer, job.subjectId))) return refuse('not-found');
    if (job.status !== 'RUNNING') return refuse('result-run-over');
    const run = livingTableRuns().get(jobId);
    if (run) run.stopping.abort();
    else if ((await workElsewhere()).has(jobId)) await askToStop(tx, jobId);
    else
      await tx.job.update({
        where: { id: jobId },
        data: { status: 'CANCELLED', endedAt: context.now },
      });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'cancel-table-run',
      subject: { type: 'job', id: jobId },
      roundId: job.subjectId,
    });
    return ok(undefined);
  });
}
