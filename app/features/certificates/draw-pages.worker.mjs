/** Draws certificates into a file in a thread of its own, and says how far it is. */
import { createWriteStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { tsImport } from 'tsx/esm/api';

const TELL_EVERY_MS = 250;

// A thread does not inherit the loader of TypeScript from the process.
const { drawPages } = await tsImport('./draw-pages.server.ts', import.meta.url);
const { order, file } = workerData;
let told = -Infinity;

await drawPages(order, createWriteStream(file), (done) => {
  const at = performance.now();
  if (at - told < TELL_EVERY_MS) return;
  told = at;
  parentPort.postMessage({ done }, []);
});
parentPort.postMessage({ finished: true }, []);
