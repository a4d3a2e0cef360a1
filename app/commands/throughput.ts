/**
 * `npm run throughput`: how fast files come in, on a portal of its own in a temporary directory: a film of 500 MB
 * against `dd` writing as much to the same disk and nginx taking it where nginx is installed, and 200 files of 5 MB at
 * once while somebody opens pages.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

import {
  data,
  FILM_HEAD,
  kill,
  origin,
  pause,
  prepareWriters,
  putStream,
  removeData,
  sendFile,
  signIn,
  start,
} from './own-portal.ts';
import type { Sent } from './own-portal.ts';

const MB = 1024 * 1024;
const LARGE = 500 * MB;
const MANY = 200;
const SMALL = 5 * MB;
const START_MS = 5000;
const VISITOR = path.resolve('app/commands/visitor.worker.mjs');
const say = (text: string) => process.stdout.write(`${text}\n`);
const block = randomBytes(MB);

/** A film of so many bytes that are never all in memory. */
function film(size: number): Sent {
  async function* from(start: number): AsyncGenerator<Buffer> {
    if (start > 0) throw new Error('this run sends whole files');
    yield FILM_HEAD;
    for (let left = size - FILM_HEAD.length; left > 0; left -= block.length)
      yield await Promise.resolve(left < block.length ? block.subarray(0, left) : block);
  }
  return { id: randomUUID(), size, from };
}

/** Lets the round take films of 500 MB. */
async function widenSlots(): Promise<void> {
  const { writer } = await import('#app/platform/db/client.server.ts');
  await writer().materialSlot.updateMany({ where: { code: 'video' }, data: { maxBytes: LARGE } });
}

function diskAlone(): number {
  const file = path.join(data, 'dd');
  const from = performance.now();
  const { status } = spawnSync('dd', [
    'if=/dev/zero',
    `of=${file}`,
    'bs=1M',
    `count=${LARGE / MB}`,
    'conv=fsync',
    'status=none',
  ]);
  rmSync(file, { force: true });
  if (status !== 0) throw new Error('dd failed');
  return performance.now() - from;
}

const NGINX_PORT = 3197;

/** Milliseconds that a bare nginx takes for the same film, PUT into a folder of the same disk; null without nginx. */
async function nginxAlone(): Promise<number | null> {
  const folder = path.join(data, 'nginx');
  mkdirSync(folder);
  const file = path.join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; user root;
events {}
http {
  access_log off; client_body_temp_path ${folder}/body; client_max_body_size 1g;
  server { listen 127.0.0.1:${NGINX_PORT}; root ${folder}; dav_methods PUT; }
}
`,
  );
  const server = spawn('nginx', ['-c', file, '-p', folder], { stdio: 'ignore' });
  const gone = new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.once('exit', () => resolve(false));
  });
  try {
    const target = `http://127.0.0.1:${NGINX_PORT}/film.mp4`;
    const answers = (): Promise<boolean> =>
      fetch(target, { method: 'HEAD' }).then(
        () => true,
        () => pause(100).then(answers),
      );
    if (!(await Promise.race([gone, answers()]))) return null;
    const from = performance.now();
    await putStream(target, {}, film(LARGE).from(0), LARGE);
    return performance.now() - from;
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

const rate = (bytes: number, ms: number) =>
  `${(ms / 1000).toFixed(1)} s, ${(bytes / MB / (ms / 1000)).toFixed(0)} MB/s`;

try {
  const writers = await prepareWriters(MANY + 1, { after: widenSlots });
  await start();
  for (let from = 0; from < writers.length; from += 10)
    await Promise.all(writers.slice(from, from + 10).map(signIn));
  const [first, ...others] = writers;
  if (!first) throw new Error('no students');
  say(`dd, 500 MB with fsync: ${rate(LARGE, diskAlone())}`);
  const nginx = await nginxAlone();
  say(
    nginx === null
      ? 'nginx: not installed, not compared'
      : `nginx, PUT of 500 MB, no checks: ${rate(LARGE, nginx)}`,
  );
  let began = performance.now();
  await sendFile(first, film(LARGE));
  say(`one film of 500 MB, with its hashes: ${rate(LARGE, performance.now() - began)}`);

  began = performance.now();
  const visitor = new Worker(VISITOR, {
    workerData: { url: `${origin}/student/entries/${first.entryId}`, cookie: first.cookie },
  });
  const visited = once(visitor, 'message') as Promise<[number[]]>;
  const sent = await Promise.allSettled(
    others.map(async (writer, index) => {
      // Two hundred people do not click in one millisecond: they begin within five seconds, and all go on together.
      await pause((index * START_MS) / MANY);
      await sendFile(writer, film(SMALL));
    }),
  );
  visitor.postMessage('over', []);
  const [pages] = await visited;
  const failed = sent.filter(({ status }) => status === 'rejected').length;
  say(`${MANY} films of 5 MB at once: ${rate(MANY * SMALL, performance.now() - began)}, ${failed} failed`);
  pages.sort((a, b) => a - b);
  const at = (share: number) =>
    (pages[Math.min(pages.length - 1, Math.floor(pages.length * share))] ?? 0).toFixed(0);
  say(
    `  a student's page meanwhile: median ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms of ${pages.length}`,
  );
  if (failed > 0) process.exitCode = 1;
} finally {
  await kill();
  removeData();
}
