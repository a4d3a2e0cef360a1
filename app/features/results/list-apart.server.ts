import path from 'node:path';
import { Worker } from 'node:worker_threads';

import { computeList } from '#app/domain/bundle/list-inputs.ts';
import type { ComputedList, ListInputs } from '#app/domain/bundle/list-inputs.ts';
import type { RankedEntry } from '#app/domain/ranking.ts';

/** Node starts a thread from a file; the portal runs from its checkout. */
const WORKER = path.resolve('app/features/results/list-apart.worker.mjs');
const MEGABYTES = 2048;
/** A list of fewer entries is worked out sooner than a thread starts. */
const LEAST_FOR_THREAD = 400;

/** A list without holding up any page: a selection under rules that cross, of many entries, in a thread. */
export async function listApart(inputs: ListInputs, ranked: readonly RankedEntry[]): Promise<ComputedList> {
  const isLong = inputs.kind === 'ENTRY' && inputs.candidates.length >= LEAST_FOR_THREAD;
  return isLong ? listInThread(inputs, ranked) : computeList(inputs, ranked);
}

/** The same list from a thread of its own, however short. */
export function listInThread(inputs: ListInputs, ranked: readonly RankedEntry[]): Promise<ComputedList> {
  const worker = new Worker(WORKER, {
    // As text: copying many small objects would hold up this thread.
    workerData: JSON.stringify({ inputs, ranked }),
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  });
  return new Promise<ComputedList>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The selection ended with ${code}`)));
  });
}
