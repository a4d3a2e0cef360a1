/**
 * `npm run rush`: the minute a list is published, on a portal of its own in a temporary directory. 200 visitors come
 * within ten seconds to an award list of 1,000 lines, open it, page and search. `-- --visitors 2000` for more of them.
 */
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { once } from 'node:events';

import { kill, origin, removeData, setUp, start } from './own-portal.ts';

const LINES = 1000;
const ARRIVE_MS = 10_000;
const at = process.argv.indexOf('--visitors');
const visitors = at > 0 ? Number(process.argv[at + 1]) : 200;
const say = (text: string) => process.stdout.write(`${text}\n`);

/** Kind, milliseconds, status, bytes. */
type Visit = [string, number, number, number];

function percentiles(visits: readonly Visit[]): string {
  const times = visits.map(([, ms]) => ms).sort((a, b) => a - b);
  const rank = (share: number) => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(0);
  return `median ${rank(0.5)} ms, p95 ${rank(0.95)} ms, p99 ${rank(0.99)} ms, slowest ${rank(1)} ms`;
}

async function rush(noticeId: string): Promise<Visit[]> {
  const worker = new Worker(path.resolve('app/commands/rush-visitors.worker.mjs'), {
    workerData: { origin, noticeId, visitors, arriveMs: ARRIVE_MS },
  });
  const [visits] = (await once(worker, 'message')) as [Visit[]];
  return visits;
}

try {
  const { noticeId } = await setUp(async (password) => {
    const { makeNotice } = await import('./rush-notice.ts');
    return makeNotice(LINES, password);
  });
  await start();
  say(`${visitors} visitors within ${ARRIVE_MS / 1000} seconds, a list of ${LINES} lines`);
  const began = performance.now();
  const visits = await rush(noticeId);
  const seconds = (performance.now() - began) / 1000;
  const errors = visits.filter(([, , status]) => status !== 200 && status !== 304).length;
  const megabytes = visits.reduce((sum, [, , , bytes]) => sum + bytes, 0) / 1024 / 1024;
  say(
    `  ${visits.length} requests in ${seconds.toFixed(1)} s, ${(visits.length / seconds).toFixed(0)} a second, ${megabytes.toFixed(1)} MB: ${percentiles(visits)}`,
  );
  for (const kind of new Set(visits.map(([name]) => name)))
    say(`  ${kind.padEnd(13)} ${percentiles(visits.filter(([name]) => name === kind))}`);
  say(`  answered 304: ${visits.filter(([, , status]) => status === 304).length}, errors ${errors}`);
  if (errors > 0) process.exitCode = 1;
} finally {
  await kill();
  removeData();
}
