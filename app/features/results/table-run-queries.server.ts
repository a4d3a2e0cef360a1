import { z } from 'zod';

import { livingTableRuns } from './living-table-runs.server.ts';
import { managedRound } from './scope.server.ts';
import { TABLE_RUN_KIND } from './table-runs.server.ts';
import { TIGHT } from '#app/domain/calibration/rasch-fit.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';
import { workElsewhere } from '#app/platform/db/work.server.ts';

const RefusalsSchema = z.array(
  z.object({
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
);

/** What the process that is at a run says of it. */
const ToldSchema = z.object({
  progress: z.object({ attempt: z.number(), turn: z.number(), residual: z.number() }),
  first: z.number().nullable(),
});

/**
 * The newest background run of a round's scoring table, as it is at this moment: FAILED as soon as nothing is at work for
 * it any more, with encoded sentences of why. Null when there was none, or the round is not managed.
 */
export async function getTableRun(viewer: Viewer, roundId: string, now: Date) {
  if (!(await managedRound(db, viewer, roundId))) return null;
  // Looked at before the row: a run that ends in between is then read with its end.
  const living = new Map(livingTableRuns());
  const elsewhere = await workElsewhere();
  const job = await db.job.findFirst({
    where: { kind: TABLE_RUN_KIND, subjectId: roundId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, status: true, error: true, createdAt: true, endedAt: true },
  });
  if (!job) return null;
  const alive = living.get(job.id);
  const isLost = job.status === 'RUNNING' && !alive && !elsewhere.has(job.id);
  const told = job.status === 'RUNNING' ? ToldSchema.safeParse(elsewhere.progress(job.id)).data : undefined;
  const { progress = null, first = null } = alive ?? told ?? {};
  return {
    id: job.id,
    status: isLost ? ('FAILED' as const) : job.status,
    seconds: Math.max(0, Math.round(((job.endedAt ?? now).getTime() - job.createdAt.getTime()) / 1000)),
    endedAt: job.endedAt ?? (isLost ? job.createdAt : null),
    progress: progress && { ...progress, share: shareOf(progress.residual, first) },
    why: reasonsOf(job.error),
  };
}
export type TableRunView = NonNullable<Awaited<ReturnType<typeof getTableRun>>>;

/** Residuals fall by powers of ten: the share of the way from the first to what ends the estimation. */
function shareOf(residual: number, first: number | null): number {
  if (first === null || first <= TIGHT || residual <= 0) return residual <= TIGHT ? 1 : 0;
  return Math.min(1, Math.max(0, Math.log(first / residual) / Math.log(first / TIGHT)));
}

function reasonsOf(error: string | null): string[] {
  if (!error) return [];
  const found = RefusalsSchema.safeParse(JSON.parse(error));
  return found.success
    ? found.data.map(({ code, params = {} }) => `refusal.${code}|${JSON.stringify(params)}`)
    : [];
}
