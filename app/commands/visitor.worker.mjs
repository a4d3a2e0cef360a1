/**
 * Opens one page again and again and times it, in a thread of its own: who sends two hundred files has no time to look
 * at a clock. Told to stop, answers with the milliseconds of all visits.
 */
import { parentPort, workerData } from 'node:worker_threads';

const PAUSE_MS = 100;
const { url, cookie } = workerData;
const times = [];
const over = new AbortController();
parentPort.once('message', () => over.abort());
while (!over.signal.aborted) {
  const from = performance.now();
  const response = await fetch(url, { headers: { cookie } });
  await response.text();
  if (!response.ok) throw new Error(`page: ${response.status}`);
  times.push(performance.now() - from);
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
parentPort.postMessage(times, []);
