import { z } from 'zod';

import { countsOf } from './import-table.server.ts';
import { incomingOf } from './incoming-package.ts';
import { landFiles } from './land-files.server.ts';
import type { Wanted } from './land-files.server.ts';
import { openPackage } from './open-package.server.ts';
import type { OpenPackage } from './open-package.server.ts';
import type { Contents, PackedEntry } from './package-schema.ts';
import { dropPackage, isWaiting, packageFile, receivePackage } from './package-store.server.ts';
import { importRound, isLate, planImport } from './plan-import.server.ts';
import type { ImportRound, PlannedEntry, Reader } from './plan-import.server.ts';
import { REASON_LEAST } from './schemas.ts';
import { shownPlan } from './shown-plan.ts';
import type { ShownPlan } from './shown-plan.ts';
import { writeImport } from './write-import.server.ts';
import type { LandedFile } from './write-import.server.ts';
import type { Choices, IncomingEntry } from '#app/domain/outside/incoming.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Refusal, Result } from '#app/domain/result.ts';
import { MEGABYTE, roomFor } from '#app/domain/space.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { roundBytes } from '#app/features/materials/space.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';
import { log } from '#app/platform/log.server.ts';
import { diskSpace } from '#app/platform/uploads/disk-space.server.ts';
import { startPreviews } from '#app/platform/uploads/previews.server.ts';
import { removeFiles } from '#app/platform/uploads/service.server.ts';

const KIND = 'entry-package';
const RefusalsSchema = z.array(
  z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() }),
);

/** Imports under way in this process, by job, each with how far it is. */
const living = new Map<string, { done: number; ended: Promise<void> }>();

/** Takes a package in, to be looked at: nothing of it is written before somebody has confirmed. */
export async function uploadPackage(
  viewer: Viewer,
  { roundId, request }: { roundId: string; request: Request },
  context: Context,
): Promise<Result<{ jobId: string }>> {
  if (!(await importRound(db, viewer, roundId))) return refuse('not-found');
  const { id } = await inTransaction(context, (tx) =>
    tx.job.create({
      data: { kind: KIND, subjectId: roundId, payload: {}, byId: viewer.personId, createdAt: context.now },
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

/** The round and the job of a waiting package; null when not managed or not there. */
async function packageJob(viewer: Viewer, { roundId, jobId }: { roundId: string; jobId: string }) {
  const job = await db.job.findFirst({ where: { id: jobId, kind: KIND, subjectId: roundId } });
  const round = job ? await importRound(db, viewer, roundId) : null;
  return job && round ? { job, round } : null;
}

type Planned = OpenPackage & {
  plan: Awaited<ReturnType<typeof planImport>>;
  packed: Map<string, PackedEntry>;
};

async function planPackage(
  tx: Reader,
  round: ImportRound,
  opened: OpenPackage,
  choices: Choices,
): Promise<Planned> {
  const packed = new Map(opened.contents.entries.map((entry) => [entry.id, entry]));
  const plan = await planImport(tx, round, incomingOf(opened.contents), choices, (entry) =>
    bytesOf(entry, packed),
  );
  return { ...opened, plan, packed };
}

const materialsOf = (entry: IncomingEntry, packed: ReadonlyMap<string, PackedEntry>) =>
  (packed.get(entry.sourceId ?? '')?.materials ?? []).filter(({ path }) => path !== null);
const bytesOf = (entry: IncomingEntry, packed: ReadonlyMap<string, PackedEntry>) =>
  materialsOf(entry, packed).reduce((sum, { bytes }) => sum + bytes, 0);

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
  const running = living.get(job.id);
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

/**
 * Begins the import of an uploaded package: files are stored first, like uploads, then everything is written in one
 * transaction, or nothing. Goes on in the background; `ended` resolves when its end has been written down.
 */
export async function startPackageImport(
  viewer: Viewer,
  input: { roundId: string; jobId: string; choices: Choices; reason: string },
  context: Context,
): Promise<Result<{ ended: Promise<void> }>> {
  const found = await packageJob(viewer, input);
  if (!found || !(await isWaiting(input.jobId))) return refuse('not-found');
  const { job, round } = found;
  if (living.has(job.id) || job.status === 'DONE' || job.status === 'FAILED')
    return refuse('changed-meanwhile');
  const late = isLate(round.windows, context.now);
  if (late && input.reason.length < REASON_LEAST) return refuse('import-reason', undefined, 'reason');
  const opened = await openPackage(await packageFile(job.id));
  if (!opened.ok) return opened;
  const planned = await planPackage(db, round, opened.value, input.choices);
  const wanted = planned.plan.added.flatMap(({ entry }) =>
    materialsOf(entry, planned.packed).map((material): Wanted => ({ material, number: entry.number })),
  );
  const room = await roomForAll(round, wanted, context.now);
  if (!room.ok || living.has(job.id)) {
    await planned.zip.close();
    return room.ok ? refuse('changed-meanwhile') : room;
  }
  const state = { done: 0, ended: Promise.resolve() };
  living.set(job.id, state);
  await inTransaction(context, (tx) =>
    tx.job.update({
      where: { id: job.id },
      data: { status: 'RUNNING', total: wanted.length, startedAt: context.now },
      select: { id: true },
    }),
  );
  const work = async () => {
    const result = await runImport(
      viewer,
      { ...input, reason: late ? input.reason : '' },
      planned,
      wanted,
      () => {
        state.done += 1;
      },
    );
    await endJob(job.id, result);
  };
  state.ended = work()
    .catch(async (error: unknown) => {
      log.error({ err: error, jobId: job.id }, 'a package was not imported');
      await endJob(job.id, refuse('package-failed'));
    })
    .finally(async () => {
      living.delete(job.id);
      await planned.zip.close();
      await dropPackage(job.id);
    });
  return ok({ ended: state.ended });
}

async function roomForAll(
  round: ImportRound,
  wanted: readonly Wanted[],
  at: Date,
): Promise<Result<undefined>> {
  const bytes = wanted.reduce((sum, { material }) => sum + material.bytes, 0);
  const most = round.maxRoundMegabytes;
  return roomFor(bytes, {
    entry: { used: 0, max: Number.MAX_SAFE_INTEGER },
    round: { used: await roundBytes(db, round.id, at), max: most === null ? null : most * MEGABYTE },
    strays: 0,
    disk: await diskSpace(),
  });
}

async function runImport(
  viewer: Viewer,
  { roundId, jobId, choices, reason }: { roundId: string; jobId: string; choices: Choices; reason: string },
  { zip, contents, packed }: Planned,
  wanted: readonly Wanted[],
  onFile: () => void,
): Promise<Result<{ created: number }>> {
  const landed = await landFiles(zip, wanted, { scratch: `${await packageFile(jobId)}.part`, onFile });
  if (!landed.ok) return landed;
  const fileOf = new Map(landed.value.map((file) => [file.material.path, file]));
  const used = new Set<LandedFile>();
  const { organiser, round: from } = contents.from;
  const at = now();
  const result = await inTransaction({ now: at }, async (tx): Promise<Result<{ created: number }>> => {
    const round = await importRound(tx, viewer, roundId);
    if (!round) return refuse('not-found');
    const { plan } = await planPackage(tx, round, { zip, contents }, choices);
    if (plan.added.length === 0) return ok({ created: 0 });
    const importId = await writeImport(
      tx,
      round,
      plan,
      {
        kind: 'PACKAGE',
        fileName: `${from} v${contents.package.version}`,
        origin: `${organiser} ${from}`.slice(0, 200),
        reason: reason || null,
        byId: viewer.personId,
        now: at,
      },
      ({ entry }: PlannedEntry) => {
        const files = materialsOf(entry, packed).flatMap(({ path }) => fileOf.get(path) ?? []);
        for (const file of files) used.add(file);
        const source = packed.get(entry.sourceId ?? '');
        return { files, history: { rounds: source?.rounds ?? [], consents: source?.consents ?? [] } };
      },
    );
    await audit(tx, {
      at,
      actorId: viewer.personId,
      verb: 'import-package',
      subject: { type: 'entry-import', id: importId },
      roundId,
      data: { ...countsOf(plan), list: contents.package.list, version: contents.package.version },
    });
    return ok({ created: plan.added.length });
  }).catch(async (error: unknown) => {
    await removeFiles(landed.value.map(({ key }) => key));
    throw error;
  });
  const idle = landed.value.filter((file) => !result.ok || !used.has(file));
  await removeFiles(idle.map(({ key }) => key));
  startPreviews();
  return result;
}

function endJob(jobId: string, result: Result<{ created: number }>): Promise<unknown> {
  return inTransaction({ now: now() }, (tx) =>
    tx.job.update({
      where: { id: jobId },
      data: result.ok
        ? { status: 'DONE', done: result.value.created, endedAt: now() }
        : {
            status: 'FAILED',
            error: JSON.stringify(result.refusals.map(({ code, params }) => ({ code, params }))),
            endedAt: now(),
          },
      select: { id: true },
    }),
  );
}
