import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';

import { batchFile, batchSize } from './batch-files.server.ts';
import { BATCH_KIND } from './batch.server.ts';
import { livingBatches } from './living-batches.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { workElsewhere } from '#app/platform/db/work.server.ts';

/** How far the newest batch of a round is, FAILED as soon as nothing is at work for it; null when there was none. */
export async function getBatch(viewer: Viewer, roundId: string) {
  if (!(await managesRound(db, viewer, roundId))) return null;
  // Looked at before the row: a batch that ends in between is then read with its end.
  const living = new Map(livingBatches());
  const elsewhere = await workElsewhere();
  const job = await db.job.findFirst({
    where: { kind: BATCH_KIND, subjectId: roundId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, status: true, done: true, total: true, createdAt: true, endedAt: true },
  });
  if (!job) return null;
  const alive = living.get(job.id);
  const isLost = job.status === 'RUNNING' && !alive && !elsewhere.has(job.id);
  const told = elsewhere.progress(job.id);
  return {
    ...job,
    total: job.total ?? 0,
    status: isLost ? ('FAILED' as const) : job.status,
    done: alive?.done ?? (job.status === 'RUNNING' && typeof told === 'number' ? told : job.done),
    bytes: job.status === 'DONE' ? await batchSize(job.id) : null,
  };
}
export type BatchView = NonNullable<Awaited<ReturnType<typeof getBatch>>>;

/** A batch's file as a stream; null for who does not manage its round, and when it is gone. */
export async function readBatch(viewer: Viewer, roundId: string, jobId: string) {
  if (!(await managesRound(db, viewer, roundId))) return null;
  const job = await db.job.findFirst({
    where: { id: jobId, kind: BATCH_KIND, subjectId: roundId, status: 'DONE' },
    select: { id: true },
  });
  const size = job ? await batchSize(job.id) : null;
  if (!job || size === null) return null;
  const round = await db.round.findUniqueOrThrow({ where: { id: roundId }, select: { name: true } });
  const stream = Readable.toWeb(createReadStream(await batchFile(job.id))) as ReadableStream<Uint8Array>;
  return { stream, size, name: round.name };
}
