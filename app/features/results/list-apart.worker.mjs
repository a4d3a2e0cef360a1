/** Works out one list in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { tsImport } from 'tsx/esm/api';

// A thread does not inherit the loader of TypeScript from the process.
const { computeList } = await tsImport('#app/domain/bundle/list-inputs.ts', import.meta.url);
const { inputs, ranked } = JSON.parse(workerData);
parentPort.postMessage(computeList(inputs, ranked), []);
