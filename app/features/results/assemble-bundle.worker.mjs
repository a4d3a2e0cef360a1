/** Puts one bundle together in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { tsImport } from 'tsx/esm/api';

// A thread does not inherit the loader of TypeScript from the process.
const { assembleBundle } = await tsImport('#app/features/results/assemble-bundle.server.ts', import.meta.url);
parentPort.postMessage(await assembleBundle(workerData), []);
