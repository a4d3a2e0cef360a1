import { rename, rm } from 'node:fs/promises';

import { batchFile } from './batch-files.server.ts';
import { drawInThread } from './draw-in-thread.server.ts';
import type { PageOrder } from './draw-pages.server.ts';
import { livingBatches } from './living-batches.server.ts';
import type { LivingBatch } from './living-batches.server.ts';
import { pageOrder, STANDING } from './page-order.server.ts';
import { roundForCertificates } from './templates.server.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { beginJob } from '#app/platform/db/jobs.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';
import { askToStop, beginWork, endWork, tellProgress, workElsewhere } from '#app/platform/db/work.server.ts';
import { log } from '#app/platform/log.server.ts';
import type { JobStatus } from '#app/platform/prisma-client/client.ts';

export const BATCH_KIND = 'certificates-pdf';

/** Begins one PDF of all certificates of a round that stand, in the background. One at a time for each round. */
export async function startBatch(
  viewer: Viewer,
  { roundId }: { roundId: string },
  context: Context,
): Promise<Result<{ jobId: string }>> {
  const round = await roundForCertificates(db, viewer, roundId);
  if (!round) return refuse('not-found');
  const order = await pageOrder({ roundId, ...STANDING }, { title: round.name, now: context.now });
  if (order.pages.length === 0) return refuse('certificate-batch-empty');
  return inTransaction(context, async (tx) => {
    const id = await beginJob(tx, {
      kind: BATCH_KIND,
      subjectId: roundId,
      total: order.pages.length,
      byId: viewer.personId,
      living: livingBatches(),
      now: context.now,
    });
    if (id === null) return refuse('certificate-batch-running');
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'print-certificates',
      subject: { type: 'job', id },
      roundId,
      data: { pages: order.pages.length },
    });
    // Begun inside the transaction, so that nobody can find the row without its work; writing waits for its turn.
    await beginWork(id, () => stop(livingBatches().get(id)));
    draw(id, order);
    return ok({ jobId: id });
  });
}

function draw(jobId: string, order: PageOrder): void {
  const batch: LivingBatch = {
    done: 0,
    cancelled: false,
    stop: () => undefined,
    ended: Promise.resolve(),
  };
  batch.ended = drawFile(jobId, order, batch)
    .then(() => endJob(jobId, 'DONE', order.pages.length))
    .catch(async (error: unknown) => {
      if (!batch.cancelled) log.error({ err: error, jobId }, 'certificates were not drawn');
      await endJob(jobId, batch.cancelled ? 'CANCELLED' : 'FAILED', batch.done);
    })
    .catch((error: unknown) => log.error({ err: error, jobId }, 'the end of a batch was not written down'))
    .then(() => void livingBatches().delete(jobId))
    .then(() => endWork(jobId))
    .catch((error: unknown) => log.warn({ err: error, jobId }, 'the end of a batch was not told'));
  livingBatches().set(jobId, batch);
}

async function drawFile(jobId: string, order: PageOrder, batch: LivingBatch): Promise<void> {
  const file = await batchFile(jobId);
  const part = `${file}.part`;
  try {
    if (batch.cancelled) throw new Error('cancelled');
    const drawing = drawInThread(order, part, (done) => {
      batch.done = done;
      tellProgress(jobId, done);
    });
    batch.stop = drawing.stop;
    await drawing.finished;
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}

async function endJob(jobId: string, status: JobStatus, done: number): Promise<void> {
  await inTransaction({ now: now() }, (tx) =>
    tx.job.updateMany({
      where: { id: jobId, status: 'RUNNING' },
      data: { status, done, endedAt: now() },
    }),
  );
}

function stop(batch: LivingBatch | undefined): void {
  if (!batch) return;
  batch.cancelled = true;
  batch.stop();
}

/** Ends a batch that is being made; nothing of it is kept. */
export async function cancelBatch(
  viewer: Viewer,
  { jobId }: { jobId: string },
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const job = await tx.job.findFirst({
      where: { id: jobId, kind: BATCH_KIND },
      select: { subjectId: true, status: true },
    });
    if (!job?.subjectId || !(await managesRound(tx, viewer, job.subjectId))) return refuse('not-found');
    if (job.status !== 'RUNNING') return refuse('certificate-batch-over');
    const batch = livingBatches().get(jobId);
    if (batch) stop(batch);
    else if ((await workElsewhere()).has(jobId)) await askToStop(tx, jobId);
    else
      await tx.job.update({
        where: { id: jobId },
        data: { status: 'CANCELLED', endedAt: context.now },
      });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'cancel-certificates',
      subject: { type: 'job', id: jobId },
      roundId: job.subjectId,
    });
    return ok(undefined);
  });
}
