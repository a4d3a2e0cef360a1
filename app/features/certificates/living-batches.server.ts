/** Certificates that this process is drawing. */
export type LivingBatch = {
  done: number;
  cancelled: boolean;
  stop: () => void;
  /** Resolves when its end has been written down, whatever it was. */
  ended: Promise<void>;
};

const BATCHES: unique symbol = Symbol.for('portal.certificate-batches');
/** The server's bundle and the command that serves it hold this module twice; the batches are the same for both. */
const shared = globalThis as typeof globalThis & { [BATCHES]?: Map<string, LivingBatch> };

/** The batches that are alive, by job. A row that says RUNNING without one here was lost with an earlier process. */
export function livingBatches(): Map<string, LivingBatch> {
  shared[BATCHES] ??= new Map();
  return shared[BATCHES];
}
