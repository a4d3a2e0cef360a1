/** A scoring table that this process is working out. */
export type LivingTableRun = {
  progress: { attempt: number; turn: number; residual: number } | null;
  /** The largest residual that it began with, against which progress is measured. */
  first: number | null;
  stopping: AbortController;
  /** Resolves when its end has been written down, whatever it was. */
  ended: Promise<void>;
};

const RUNS: unique symbol = Symbol.for('portal.table-runs');
/** The server's bundle and the command that serves it hold this module twice; the runs are the same for both. */
const shared = globalThis as typeof globalThis & { [RUNS]?: Map<string, LivingTableRun> };

/** The runs that are alive, by job. A row that says RUNNING without one here was lost with an earlier process. */
export function livingTableRuns(): Map<string, LivingTableRun> {
  shared[RUNS] ??= new Map();
  return shared[RUNS];
}
