/** Compares the methods of scoring in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { tsImport } from 'tsx/esm/api';

// A thread does not inherit the loader of TypeScript from the process.
const { compareMethods } = await tsImport('#app/domain/calibration/comparison.ts', import.meta.url);
parentPort.postMessage(compareMethods(JSON.parse(workerData)), []);
