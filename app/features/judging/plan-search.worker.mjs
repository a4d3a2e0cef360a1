/** Searches one plan in a thread of its own; says how far it is, and ends with the best so far when it is told to. */
import { parentPort, workerData } from 'node:worker_threads';
import { tsImport } from 'tsx/esm/api';

const TELL_EVERY_MS = 200;

// A thread does not inherit the loader of TypeScript from the process.
const { proposeAssignment } = await tsImport('#app/domain/assignment/propose.ts', import.meta.url);
const { input, seed, seconds, stop } = workerData;
const flag = new Int32Array(stop);
const end = performance.now() + seconds * 1000;
let told = -Infinity;

const proposal = proposeAssignment(input, seed, (progress) => {
  const at = performance.now();
  if (at - told >= TELL_EVERY_MS) {
    told = at;
    parentPort.postMessage({ progress }, []);
  }
  return Atomics.load(flag, 0) === 0 && at < end;
});
parentPort.postMessage({ proposal }, []);
