import { createHash } from 'node:crypto';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

import { compareMethods } from '#app/domain/calibration/comparison.ts';
import type { Comparison, ComparisonOrder } from '#app/domain/calibration/comparison.ts';

/** Node starts a thread from a file; the portal runs from its checkout. */
const WORKER = path.resolve('app/features/results/compare-methods.worker.mjs');
const MEGABYTES = 1024;
/** Fewer sheets are compared sooner than a thread starts. */
const LEAST_FOR_THREAD = 400;
const MOST_REMEMBERED = 8;

const remembered = new Map<string, Promise<Comparison>>();

/**
 * Compares the methods without holding up any page: a large round in a thread. What was compared already is remembered
 * by everything that went in, so that filters of the page and a second look cost nothing.
 */
export function compareInThread(order: ComparisonOrder): Promise<Comparison> {
  const text = JSON.stringify(order);
  const key = createHash('sha256').update(text).digest('hex');
  const known = remembered.get(key);
  if (known) return known;
  const made =
    order.input.sheets.length < LEAST_FOR_THREAD
      ? Promise.resolve().then(() => compareMethods(order))
      : inThread(text);
  remembered.set(key, made);
  made.catch(() => remembered.delete(key));
  const [oldest] = remembered.keys();
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  return made;
}

function inThread(order: string): Promise<Comparison> {
  const worker = new Worker(WORKER, {
    // As text: copying hundreds of thousands of small objects would hold up this thread.
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  });
  return new Promise<Comparison>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The comparison ended with ${code}`)));
  });
}
