import type { AssignmentProgress } from '#app/domain/assignment/types.ts';

/** A search that this process is at. */
export type LivingRun = {
  progress: AssignmentProgress | null;
  stop: () => void;
  /** Resolves when its end has been written down, whatever it was. */
  ended: Promise<void>;
};

const RUNS: unique symbol = Symbol.for('portal.plan-runs');
/** The server's bundle and the command that serves it hold this module twice; the runs are the same for both. */
const shared = globalThis as typeof globalThis & { [RUNS]?: Map<string, LivingRun> };

/** The searches that are alive, by run. A row that says RUNNING without one here was lost with an earlier process. */
export function livingRuns(): Map<string, LivingRun> {
  shared[RUNS] ??= new Map();
  return shared[RUNS];
}

/** Waits for a run to end, but no longer than this. */
export async function waitForRun(runId: string, milliseconds: number): Promise<void> {
  const run = livingRuns().get(runId);
  if (!run) return;
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([run.ended, limit]);
  clearTimeout(timer);
}
