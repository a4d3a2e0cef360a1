import path from 'node:path';
import { Worker } from 'node:worker_threads';

import type {
  AssignmentInput,
  AssignmentProgress,
  AssignmentProposal,
} from '#app/domain/assignment/types.ts';

type SearchOrder = { input: AssignmentInput; seed: number; seconds: number; stop: SharedArrayBuffer };

/** Node starts a thread from a file; the portal runs from its checkout. */
const WORKER = path.resolve('app/features/judging/plan-search.worker.mjs');
/** A search of a nation's round takes a minute or two; one that goes on after this ends with its best so far. */
const MOST_SECONDS = 15 * 60;
const MEGABYTES = 2048;

export type Search = {
  proposal: Promise<AssignmentProposal>;
  /** Ends it at its next look up, within a fraction of a second, with the best plan so far. */
  stop: () => void;
};

/**
 * Searches a plan in a thread, which holds up no page and no writer. A thread and not a process, because a running search
 * hears no messages: it looks at a word of shared memory.
 */
export function searchInThread(
  input: AssignmentInput,
  seed: number,
  {
    onProgress,
    seconds = MOST_SECONDS,
  }: { onProgress: (progress: AssignmentProgress) => void; seconds?: number },
): Search {
  const stop = new SharedArrayBuffer(4);
  const order: SearchOrder = { input, seed, seconds, stop };
  const worker = new Worker(WORKER, {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  });
  const proposal = new Promise<AssignmentProposal>((resolve, reject) => {
    worker.on('message', (message: { progress: AssignmentProgress } | { proposal: AssignmentProposal }) => {
      if ('progress' in message) onProgress(message.progress);
      else resolve(message.proposal);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The search ended with ${code}`)));
  });
  return { proposal, stop: () => void Atomics.store(new Int32Array(stop), 0, 1) };
}
