import type { Tx } from './transaction.server.ts';
import { workElsewhere } from './work.server.ts';

/**
 * Writes down that background work of a kind begins for a subject, one at a time. Null while this process is at it
 * (`living`: the jobs that it is at), or another; what a process was at when it ended will not come, and is FAILED now.
 */
export async function beginJob(
  tx: Pick<Tx, 'job'>,
  {
    living,
    now,
    ...facts
  }: {
    kind: string;
    subjectId: string;
    byId: string;
    total?: number;
    living: ReadonlyMap<string, unknown>;
    now: Date;
  },
): Promise<string | null> {
  const { kind, subjectId } = facts;
  const elsewhere = await workElsewhere();
  const running = await tx.job.findMany({
    where: { kind, subjectId, status: 'RUNNING' },
    select: { id: true },
  });
  if (running.some(({ id }) => living.has(id) || elsewhere.has(id))) return null;
  await tx.job.updateMany({
    where: { id: { in: running.map(({ id }) => id) } },
    data: { status: 'FAILED', endedAt: now },
  });
  const { id } = await tx.job.create({
    data: { ...facts, payload: {}, status: 'RUNNING', createdAt: now, startedAt: now },
    select: { id: true },
  });
  return id;
}
