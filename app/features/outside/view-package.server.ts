import { z } from 'zod';

import { openPackage } from './open-package.server.ts';
import type { Contents } from './package-schema.ts';
import { dropPackage, isWaiting, packageFile, receivePackage } from './package-store.server.ts';
import { importRound, isLate } from './plan-import.server.ts';
import { livingImports, materialsOf, PACKAGE_JOB, packageJob, planPackage } from './plan-package.server.ts';
import { shownPlan } from './shown-plan.ts';
import type { ShownPlan } from './shown-plan.ts';
import type { Choices } from '#app/domain/outside/incoming.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Refusal, Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

const RefusalsSchema = z.array(
  z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() }),
);

/** Takes a package in, to be looked at: nothing of it is written before somebody has confirmed. */
export async function uploadPackage(
  viewer: Viewer,
  { roundId, request }: { roundId: string; request: Request },
  context: Context,
): Promise<Result<{ jobId: string }>> {
  if (!(await importRound(db, viewer, roundId))) return refuse('not-found');
  const { id } = await inTransaction(context, (tx) =>
    tx.job.create({
      data: {
        kind: PACKAGE_JOB,
        subjectId: roundId,
        payload: {},
        byId: viewer.personId,
        createdAt: context.now,
      },
      select: { id: true },
    }),
  );
  const received = await receivePackage(request, id);
  const opened = received.ok ? await openPackage(await packageFile(id)) : received;
  if (opened.ok) {
    await opened.value.zip.close();
    return ok({ jobId: id });
  }
  await dropPackage(id);
  await inTransaction(context, (tx) => tx.job.delete({ where: { id } }));
  return opened;
}

export type PackageView =
  | {
      state: 'gone' | 'done' | 'running' | 'failed';
      done: number;
      total: number;
      created: number;
      refusals: Refusal[];
    }
  | {
      state: 'waiting';
      from: Contents['from'];
      version: number;
      files: number;
      bytes: number;
      /** Entries taken off the list there that have been imported here. */
      withdrawn: { number: string; title: string; reason: string }[];
      plan: ShownPlan;
    };

/** How an uploaded package stands: what it would do, how far it is, what came of it. Null when not managed. */
export async function viewPackage(
  viewer: Viewer,
  input: { roundId: string; jobId: string; choices: Choices },
  context: Context,
): Promise<Result<PackageView> | null> {
  const found = await packageJob(viewer, input);
  if (!found) return null;
  const { job, round } = found;
  const running = livingImports.get(job.id);
  const facts = {
    done: running?.done ?? job.done,
    total: job.total ?? 0,
    created: 0,
    refusals: refusalsOf(job.error),
  };
  if (running) return ok({ ...facts, state: 'running' });
  if (job.status === 'DONE') return ok({ ...facts, state: 'done', created: job.done });
  if (job.status === 'FAILED') return ok({ ...facts, state: 'failed' });
  if (!(await isWaiting(job.id))) return ok({ ...facts, state: 'gone' });
  // What an earlier process was at when it ended has written nothing: it can be begun again.
  const opened = await openPackage(await packageFile(job.id));
  if (!opened.ok) return opened;
  const { zip, contents } = opened.value;
  await zip.close();
  const { plan, packed } = await planPackage(db, round, opened.value, input.choices);
  const files = plan.added.flatMap(({ entry }) => materialsOf(entry, packed));
  return ok({
    state: 'waiting',
    from: contents.from,
    version: contents.package.version,
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    withdrawn: await withdrawnHere(round.id, contents),
    plan: shownPlan(round, plan, isLate(round.windows, context.now)),
  });
}

function refusalsOf(error: string | null): Refusal[] {
  if (error === null) return [];
  try {
    return RefusalsSchema.parse(JSON.parse(error)) as Refusal[];
  } catch {
    return [];
  }
}

async function withdrawnHere(roundId: string, { changes, entries }: Contents) {
  const standing = new Set(entries.map(({ id }) => id));
  const off = changes.filter(({ change, id }) => change === 'withdrawn' && !standing.has(id));
  const rows = await db.importedEntry.findMany({
    where: { sourceId: { in: off.map(({ id }) => id) }, entry: { roundId, status: { not: 'WITHDRAWN' } } },
    select: { sourceId: true, entry: { select: { number: true, project: { select: { title: true } } } } },
  });
  return rows.map(({ sourceId, entry }) => ({
    number: entry.number ?? '',
    title: entry.project.title,
    reason: off.find(({ id }) => id === sourceId)?.reason ?? '',
  }));
}
