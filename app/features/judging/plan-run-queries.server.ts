import { z } from 'zod';

import { livingRuns } from './living-runs.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { workElsewhere } from '#app/platform/db/work.server.ts';

const ProgressSchema = z.object({
  phase: z.enum(['filling', 'worst', 'total', 'connection']),
  pivots: z.number(),
  places: z.number(),
  filled: z.number(),
  worst: z.number(),
  worstBound: z.number(),
});

/**
 * The newest search of a round, as it is at this moment: FAILED as soon as nothing is at work for it any more, whatever
 * the row still says. Null when there was none, or the round is not managed.
 */
export async function getPlanRun(viewer: Viewer, roundId: string, now: Date) {
  if (!(await managesRound(db, viewer, roundId))) return null;
  // Looked at before the row: a run that ends in between is then read with its end.
  const living = new Map(livingRuns());
  const elsewhere = await workElsewhere();
  const run = await db.planRun.findFirst({
    where: { roundId },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      status: true,
      options: true,
      seedWords: true,
      progress: true,
      startedAt: true,
      endedAt: true,
      round: { select: { judgesPerEntry: true } },
    },
  });
  if (!run) return null;
  const alive = living.get(run.id);
  const isLost = run.status === 'RUNNING' && !alive && !elsewhere.has(run.id);
  const told = ProgressSchema.safeParse(elsewhere.progress(run.id)).data;
  const progress = alive?.progress ?? told ?? ProgressSchema.safeParse(run.progress).data ?? null;
  return {
    id: run.id,
    status: isLost ? ('FAILED' as const) : run.status,
    progress,
    judgesPerEntry: run.round.judgesPerEntry,
    seconds: Math.max(0, Math.round(((run.endedAt ?? now).getTime() - run.startedAt.getTime()) / 1000)),
    seedWords: run.seedWords,
    isRepair: z.object({ repair: z.boolean().optional() }).parse(run.options).repair ?? false,
    leaving: z.object({ leaving: z.string().optional() }).parse(run.options).leaving ?? null,
  };
}
export type PlanRunView = NonNullable<Awaited<ReturnType<typeof getPlanRun>>>;
