import { incomingOf } from './incoming-package.ts';
import type { OpenPackage } from './open-package.server.ts';
import type { PackedEntry } from './package-schema.ts';
import { importRound, planImport } from './plan-import.server.ts';
import type { ImportPlan, ImportRound, Reader } from './plan-import.server.ts';
import type { Choices, IncomingEntry } from '#app/domain/outside/incoming.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';

/** The kind of job that an uploaded package is. */
export const PACKAGE_JOB = 'entry-package';

/** Imports under way in this process, by job, each with how far it is. */
export const livingImports = new Map<string, { done: number; ended: Promise<void> }>();

/** The round and the job of a waiting package; null when not managed or not there. */
export async function packageJob(viewer: Viewer, { roundId, jobId }: { roundId: string; jobId: string }) {
  const job = await db.job.findFirst({ where: { id: jobId, kind: PACKAGE_JOB, subjectId: roundId } });
  const round = job ? await importRound(db, viewer, roundId) : null;
  return job && round ? { job, round } : null;
}

/** A package with what importing it would do. */
export type PlannedPackage = OpenPackage & {
  plan: ImportPlan;
  packed: Map<string, PackedEntry>;
};

/** What importing a package would do. Writes nothing. */
export async function planPackage(
  tx: Reader,
  round: ImportRound,
  opened: OpenPackage,
  choices: Choices,
): Promise<PlannedPackage> {
  const packed = new Map(opened.contents.entries.map((entry) => [entry.id, entry]));
  const plan = await planImport(tx, round, incomingOf(opened.contents), choices, (entry) =>
    bytesOf(entry, packed),
  );
  return { ...opened, plan, packed };
}

/** The files of an entry that are in its package. */
export const materialsOf = (entry: IncomingEntry, packed: ReadonlyMap<string, PackedEntry>) =>
  (packed.get(entry.sourceId ?? '')?.materials ?? []).filter(({ path }) => path !== null);
const bytesOf = (entry: IncomingEntry, packed: ReadonlyMap<string, PackedEntry>) =>
  materialsOf(entry, packed).reduce((sum, { bytes }) => sum + bytes, 0);
