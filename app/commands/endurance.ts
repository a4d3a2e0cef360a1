/**
 * `npm run endurance`: what must hold on a bad day, on a portal of its own in a temporary directory, after a roster
 * of 5,000 rows.
 *   1. 300 students save their drafts at once: times, errors, lost updates.
 *   2. The server is killed (SIGKILL) at random moments, 50 times, while files come in and drafts are saved: every file
 *      ends equal by its hash, no save that was acknowledged is lost. `-- --kills 5` for a short run.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';

import {
  data,
  FILM_HEAD,
  kill,
  origin,
  pause,
  prepareWriters,
  removeData,
  sendFile,
  signIn,
  start,
} from './own-portal.ts';
import type { Writer } from './own-portal.ts';

const ROSTER_ROWS = 5000;
const STUDENTS = 300;
const SAVES = 5;
const FILES = 4;
const SAVERS = 8;
const FILE_BYTES = 4 * 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;
const at = process.argv.indexOf('--kills');
const kills = at > 0 ? Number(process.argv[at + 1]) : 50;

const say = (text: string) => process.stdout.write(`${text}\n`);

/** The roster, before the students who write. */
async function readRoster(): Promise<void> {
  const { importLargeRoster } = await import('./draft-writers.ts');
  say(`A roster of ${ROSTER_ROWS} rows: ${((await importLargeRoster(ROSTER_ROWS)) / 1000).toFixed(1)} s`);
}

/** The bytes of a file from somewhere on, a little at a time. */
async function* slowly(bytes: Buffer, start: number): AsyncGenerator<Buffer> {
  for (let sent = start; sent < bytes.length; sent += CHUNK_BYTES) {
    yield bytes.subarray(sent, sent + CHUNK_BYTES);
    await pause(15);
  }
}

const SavedSchema = z.object({ status: z.literal('saved'), stored: z.object({ abstract: z.string() }) });

/** Saves a draft; true when the server has acknowledged it. */
async function save(writer: Writer, base: string, abstract: string): Promise<boolean> {
  const body = new FormData();
  body.set('page', 'edit');
  body.set('base', JSON.stringify({ abstract: base }));
  body.set('values', JSON.stringify({ abstract }));
  const response = await fetch(`${origin}/student/entries/${writer.entryId}/draft`, {
    method: 'POST',
    body,
    headers: { cookie: writer.cookie },
  });
  const parsed = SavedSchema.safeParse(await response.json());
  return parsed.success && parsed.data.stored.abstract === abstract;
}

/** What the server shows of a draft now: the text of a save that changes nothing. */
async function stored(writer: Writer): Promise<string> {
  const body = new FormData();
  body.set('page', 'edit');
  body.set('base', '{}');
  body.set('values', '{}');
  const response = await fetch(`${origin}/student/entries/${writer.entryId}/draft`, {
    method: 'POST',
    body,
    headers: { cookie: writer.cookie },
  });
  return SavedSchema.parse(await response.json()).stored.abstract;
}

async function manyAtOnce(writers: readonly Writer[]): Promise<void> {
  say(`\n${writers.length} students save ${SAVES} times each, all at once`);
  const times: number[] = [];
  let errors = 0;
  await Promise.all(
    writers.map(async (writer, number) => {
      let base = await stored(writer);
      for (let turn = 1; turn <= SAVES; turn += 1) {
        // A page saves a moment after the last keystroke: somebody who writes saves every few seconds.
        await pause(500 + Math.random() * 4000);
        const text = `学生${number}第${turn}次保存`;
        const from = performance.now();
        const done = await save(writer, base, text).catch(() => false);
        times.push(performance.now() - from);
        if (done) base = text;
        else errors += 1;
      }
    }),
  );
  let lost = 0;
  for (const [number, writer] of writers.entries())
    if ((await stored(writer)) !== `学生${number}第${SAVES}次保存`) lost += 1;
  times.sort((a, b) => a - b);
  const rank = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(0);
  say(`  median ${rank(0.5)} ms, p99 ${rank(0.99)} ms, errors ${errors}, lost updates ${lost}`);
  if (errors + lost > 0) process.exitCode = 1;
}

/** Keeps at a thing until it is done, through every broken line, while the run lasts. */
async function keepAt(work: () => Promise<void>, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    try {
      await work();
      return;
    } catch {
      await pause(100);
    }
  }
}

async function killed(writers: readonly Writer[]): Promise<void> {
  say(`\nThe server is killed ${kills} times while files come in and drafts are saved`);
  let over = false;
  const isOver = () => over;
  let sentFiles = 0;
  const wrong: string[] = [];
  const senders = writers.slice(0, FILES).map(async (writer) => {
    while (!isOver()) {
      const bytes = Buffer.concat([FILM_HEAD, randomBytes(FILE_BYTES)]);
      const file = { id: randomUUID(), size: bytes.length, from: (start: number) => slowly(bytes, start) };
      let sent = false;
      await keepAt(
        async () => {
          await sendFile(writer, file);
          sent = true;
        },
        () => over && sentFiles >= FILES,
      );
      if (!sent) return;
      const hash = createHash('sha256').update(bytes).digest('hex');
      const { hashOfNewest } = await import('./draft-writers.ts');
      if (hashOfNewest(writer.entryId, data) !== hash) wrong.push(file.id);
      sentFiles += 1;
    }
  });
  const acknowledged = new Map<Writer, number>();
  const savers = writers.slice(FILES, FILES + SAVERS).map(async (writer) => {
    for (let count = 1; !isOver(); count += 1) {
      const base = await stored(writer).catch(() => null);
      const done = base !== null && (await save(writer, base, `第${count}次`).catch(() => false));
      if (done) acknowledged.set(writer, count);
      await pause(150);
    }
  });
  for (let count = 1; count <= kills; count += 1) {
    await pause(200 + Math.random() * 2500);
    await kill();
    await start();
    if (count % 10 === 0 || count === kills)
      say(
        `  ${count} kills, ${sentFiles} files whole, ${[...acknowledged.values()].reduce((a, b) => a + b, 0)} saves acknowledged`,
      );
  }
  over = true;
  await Promise.all([...senders, ...savers]);
  let lost = 0;
  for (const [writer, count] of acknowledged) {
    const kept = Number(/第(\d+)次/.exec(await stored(writer))?.[1] ?? 0);
    // A save whose answer was cut off may stand as well; an acknowledged one must.
    if (kept < count) lost += 1;
  }
  say(`  files not equal ${wrong.length}, acknowledged saves lost ${lost}`);
  if (wrong.length + lost > 0) process.exitCode = 1;
}

try {
  const writers = await prepareWriters(STUDENTS, { before: readRoster });
  await start();
  for (let from = 0; from < writers.length; from += 10)
    await Promise.all(writers.slice(from, from + 10).map(signIn));
  say(`${writers.length} students signed in`);
  await manyAtOnce(writers);
  await killed(writers);
} finally {
  await kill();
  removeData();
}
