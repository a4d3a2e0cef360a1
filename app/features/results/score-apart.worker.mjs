/** Works out one scoring table in a thread of its own, and says how far it is. */
import { parentPort, workerData } from 'node:worker_threads';
import { tsImport } from 'tsx/esm/api';

// A thread does not inherit the loader of TypeScript from the process.
const { scoringTable } = await tsImport('#app/domain/bundle/scoring-inputs.ts', import.meta.url);
const table = scoringTable(JSON.parse(workerData), (progress) => parentPort.postMessage({ progress }, []));
parentPort.postMessage({ table }, []);
