import path from 'node:path';
import { Worker } from 'node:worker_threads';

import { scoringTable } from '#app/domain/bundle/scoring-inputs.ts';
import type { ScoringInputs, ScoringTable } from '#app/domain/bundle/scoring-inputs.ts';
import type { RaschProgress } from '#app/domain/calibration/rasch-fit.ts';

/** Node starts a thread from a file; the portal runs from its checkout. */
const WORKER = path.resolve('app/features/results/score-apart.worker.mjs');
const MEGABYTES = 2048;
/** Fewer sheets are scored sooner than a thread starts. */
export const LEAST_FOR_THREAD = 400;

export type ScoreOptions = { onProgress?: (progress: RaschProgress) => void; signal?: AbortSignal };

/** A scoring table without holding up any page: of a large round in a thread. Throws when `signal` ends it. */
export async function scoreApart(inputs: ScoringInputs, options: ScoreOptions = {}): Promise<ScoringTable> {
  const submitted = inputs.sheets.filter(({ status }) => status === 'submitted').length;
  if (submitted >= LEAST_FOR_THREAD) return scoreInThread(inputs, options);
  return scoringTable(inputs, options.onProgress);
}

/** The same table from a thread of its own, however small the round. */
export function scoreInThread(
  inputs: ScoringInputs,
  { onProgress = () => undefined, signal }: ScoreOptions = {},
): Promise<ScoringTable> {
  const worker = new Worker(WORKER, {
    // As text: copying hundreds of thousands of small objects would hold up this thread.
    workerData: JSON.stringify(inputs),
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  });
  const stop = () => void worker.terminate();
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  return new Promise<ScoringTable>((resolve, reject) => {
    worker.on('message', (message: { progress: RaschProgress } | { table: ScoringTable }) => {
      if ('progress' in message) onProgress(message.progress);
      else resolve(message.table);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The scoring ended with ${code}`)));
  }).finally(() => signal?.removeEventListener('abort', stop));
}
