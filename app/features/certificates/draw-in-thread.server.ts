import path from 'node:path';
import { Worker } from 'node:worker_threads';

import type { PageOrder } from './draw-pages.server.ts';

/** Node starts a thread from a file; the portal runs from its checkout. */
const WORKER = path.resolve('app/features/certificates/draw-pages.worker.mjs');
const MEGABYTES = 1024;

export type Drawing = {
  finished: Promise<void>;
  /** Ends it at once; what has been written is of no use. */
  stop: () => void;
};

/** Draws an order into a file in a thread, which holds up no page. */
export function drawInThread(
  order: PageOrder,
  file: string,
  onPage: (done: number) => void = () => undefined,
): Drawing {
  const worker = new Worker(WORKER, {
    workerData: { order, file },
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  });
  const finished = new Promise<void>((resolve, reject) => {
    worker.on('message', (message: { done: number } | { finished: true }) => {
      if ('done' in message) onPage(message.done);
      else resolve();
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The drawing ended with ${code}`)));
  });
  return { finished, stop: () => void worker.terminate() };
}
