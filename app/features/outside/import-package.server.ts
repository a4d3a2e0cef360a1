import { countsOf } from './import-table.server.ts';
import { landFiles } from './land-files.server.ts';
import type { Wanted } from './land-files.server.ts';
import { openPackage } from './open-package.server.ts';
import { dropPackage, isWaiting, packageFile } from './package-store.server.ts';
import { importRound, isLate } from './plan-import.server.ts';
import type { ImportRound, PlannedEntry } from './plan-import.server.ts';
import { livingImports, materialsOf, packageJob, planPackage } from './plan-package.server.ts';
import type { PlannedPackage } from './plan-package.server.ts';
import { REASON_LEAST } from './schemas.ts';
import { writeImport } from './write-import.server.ts';
import type { LandedFile } from './write-import.server.ts';
import type { Choices } from '#app/domain/outside/incoming.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
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

type Input = { roundId: string; jobId: string; choices: Choices; reason: string };

/**
 * Begins the import of an uploaded package: files are stored first, like uploads, then everything is written in one
 * transaction, or nothing. Goes on in the background; `ended` resolves when its end has been written down.
 */
export async function startPackageImport(
  viewer: Viewer,
  input: Input,
  context: Context,
): Promise<Result<{ ended: Promise<void> }>> {
  const found = await packageJob(viewer, input);
  if (!found || !(await isWaiting(input.jobId))) return refuse('not-found');
  const { job, round } = found;
  if (livingImports.has(job.id) || job.status === 'DONE' || job.status === 'FAILED')
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
  if (!room.ok || livingImports.has(job.id)) {
    await planned.zip.close();
    return room.ok ? refuse('changed-meanwhile') : room;
  }
  const state = { done: 0, ended: Promise.resolve() };
  livingImports.set(job.id, state);
  await inTransaction(context, (tx) =>
    tx.job.update({
      where: { id: job.id },
      data: { status: 'RUNNING', total: wanted.length, startedAt: context.now },
      select: { id: true },
    }),
  );
  const work = async () => {
    const result = await runImport(viewer, { ...input, reason: late ? input.reason : '' }, planned, {
      wanted,
      onFile: () => (state.done += 1),
      at: context.now,
    });
    await endJob(job.id, result);
  };
  state.ended = work()
    .catch(async (error: unknown) => {
      log.error({ err: error, jobId: job.id }, 'a package was not imported');
      await endJob(job.id, refuse('package-failed'));
    })
    .finally(async () => {
      livingImports.delete(job.id);
      await planned.zip.close();
      await dropPackage(job.id);
    })
    .catch((error: unknown) =>
      log.error({ err: error, jobId: job.id }, 'the end of an import was not written down'),
    );
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
  { roundId, jobId, choices, reason }: Input,
  { zip, contents, packed }: PlannedPackage,
  { wanted, onFile, at }: { wanted: readonly Wanted[]; onFile: () => void; at: Date },
): Promise<Result<{ created: number }>> {
  const landed = await landFiles(zip, wanted, { scratch: `${await packageFile(jobId)}.part`, onFile });
  if (!landed.ok) return landed;
  const fileOf = new Map(landed.value.map((file) => [file.material.path, file]));
  const used = new Set<LandedFile>();
  const { organiser, round: from } = contents.from;
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
