/**
 * `npm run marks`: judges on a bad day, on a portal of its own in a temporary directory.
 *   1. 500 judges fill in their sheets at the same time, a mark every few seconds: times, errors, lost marks.
 *   2. All 500 save in one and the same second; then in one and the same instant, on connections that their browsers
 *      have kept, and on 500 new ones.
 *   3. The server is killed (SIGKILL) at random moments, 50 times, while marks arrive: no mark that was acknowledged is
 *      lost. `-- --kills 5` for a short run, `-- --only burst` for one part of it (paced, burst, kills).
 * `-- --postgres` does the same on a PostgreSQL server of its own (or the empty database that DATABASE_URL names), with
 * `--machines 2` by two portals at once: what was saved through one is looked up through the other.
 */
import { Agent } from 'node:http';

import { kill, pause, removeData, setUp, signIn, start } from './own-portal.ts';
import type { MarkWriter } from './mark-writers.ts';
import { machines, open, prepared, save, send, stored } from './marks-sending.ts';
import type { Draft } from './marks-sending.ts';
import { startPostgres } from './own-postgres.ts';

const JUDGES = 500;
const ENTRIES = 250;
const SHEETS = 6;
const MARKERS_WHILE_KILLED = 12;
const BURSTS = 3;
/** Judges look at a project for minutes; between two marks of a sheet pass seconds. */
const BETWEEN_MARKS_MS = { least: 4000, more: 8000 };
const at = process.argv.indexOf('--kills');
const kills = at > 0 ? Number(process.argv[at + 1]) : 50;
const only = process.argv.indexOf('--only');
const does = (part: 'paced' | 'burst' | 'kills') => only < 0 || process.argv[only + 1] === part;

/** Connections that stay open between two requests, as browsers keep theirs. */
const kept = new Agent({ keepAlive: true, maxFreeSockets: JUDGES });

/** Keeps this process awake: a machine that wakes a sleeping one late would be timed instead of the server. */
setInterval(() => undefined, 10).unref();

const say = (text: string) => process.stdout.write(`${text}\n`);

function percentiles(times: number[]): string {
  times.sort((a, b) => a - b);
  const rank = (share: number) => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(0);
  return `median ${rank(0.5)} ms, p95 ${rank(0.95)} ms, p99 ${rank(0.99)} ms, slowest ${rank(1)} ms`;
}

/** The marks that a judge was told are saved, by sheet. */
type Told = Map<string, Draft>;

async function lostMarks(
  judges: readonly MarkWriter[],
  told: ReadonlyMap<MarkWriter, Told>,
): Promise<number> {
  let lost = 0;
  for (const judge of judges)
    for (const [assignmentId, draft] of told.get(judge) ?? []) {
      const now = await stored(judge, assignmentId);
      for (const [field, value] of Object.entries(draft)) if (now[field] !== value) lost += 1;
    }
  return lost;
}

async function fillIn(judges: readonly MarkWriter[]): Promise<void> {
  say(`\n${judges.length} judges fill in their sheets, a mark every 4 to 12 seconds each`);
  const times: number[] = [];
  let errors = 0;
  const told = new Map<MarkWriter, Told>();
  const began = performance.now();
  await Promise.all(
    judges.map(async (judge) => {
      const own: Told = new Map();
      told.set(judge, own);
      for (const assignmentId of judge.assignmentIds.slice(0, 2)) {
        let base: Draft = {};
        for (const { name, max } of judge.fields) {
          await pause(BETWEEN_MARKS_MS.least + Math.random() * BETWEEN_MARKS_MS.more);
          const values = { ...base, [name]: String(Math.floor(Math.random() * (max + 1))) };
          const sheet = await prepared(judge, assignmentId, base, values);
          const from = performance.now();
          const now = await send(sheet).catch(() => null);
          times.push(performance.now() - from);
          if (now) own.set(assignmentId, (base = values));
          else errors += 1;
        }
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  say(`  ${times.length} saves, ${(times.length / seconds).toFixed(0)} a second: ${percentiles(times)}`);
  const lost = await lostMarks(judges, told);
  say(`  errors ${errors}, marks lost ${lost}`);
  if (errors + lost > 0) process.exitCode = 1;
}

type Burst = { says: string; within: number; agent: Agent | false; sheet: number };

/** Every judge saves one more mark of a sheet within so many milliseconds; each is at another mark every time. */
async function burst(judges: readonly MarkWriter[], { says, within, agent, sheet }: Burst): Promise<void> {
  say(`\n${judges.length} judges save ${says}`);
  const bases = judges.map((): Draft => ({}));
  for (let turn = 0; turn < BURSTS; turn += 1) {
    await pause(2000);
    const times: number[] = [];
    let errors = 0;
    const marked = (index: number) => ({ ...bases[index], [judges[index]?.fields[turn]?.name ?? '']: '1' });
    const saves = await Promise.all(
      judges.map((judge, index) =>
        prepared(judge, judge.assignmentIds[sheet] ?? '', bases[index] ?? {}, marked(index)),
      ),
    );
    // Each opens its connection, if it keeps one, with a save that changes nothing.
    if (agent)
      await Promise.all(judges.map((judge) => save(judge, judge.assignmentIds[sheet] ?? '', {}, {}, agent)));
    const busy = process.cpuUsage();
    const began = performance.now();
    await Promise.all(
      saves.map(async (one, index) => {
        if (within > 0) await pause(Math.random() * within);
        const from = performance.now();
        const done = await send(one, agent).catch(() => null);
        times.push(performance.now() - from);
        if (done) bases[index] = marked(index);
        else errors += 1;
      }),
    );
    const rate = (saves.length / (performance.now() - began)) * 1000;
    const { user, system } = process.cpuUsage(busy);
    say(
      `  ${turn === 0 ? 'a first mark' : 'one more mark'}: ${rate.toFixed(0)} a second, ${percentiles(times)}, errors ${errors}` +
        ` (this command took ${((user + system) / 1000).toFixed(0)} ms of a core)`,
    );
    if (errors > 0) process.exitCode = 1;
  }
}

async function killed(judges: readonly MarkWriter[]): Promise<void> {
  say(`\nThe server is killed ${kills} times while marks arrive`);
  let over = false;
  const isOver = () => over;
  let acknowledged = 0;
  const told = new Map<MarkWriter, Told>();
  let lostMeanwhile = 0;
  const markers = judges.map(async (judge) => {
    const own: Told = new Map();
    told.set(judge, own);
    const assignmentId = judge.assignmentIds[3] ?? '';
    for (let turn = 0; !isOver(); turn += 1) {
      const { name, max } = judge.fields[turn % judge.fields.length] ?? { name: '', max: 0 };
      const base = await stored(judge, assignmentId).catch(() => null);
      // Whole points in turn: the next mark always differs from the one before.
      const values = { ...base, [name]: String((turn * 7 + 1) % (max + 1)) };
      const now = base && (await save(judge, assignmentId, base, values).catch(() => null));
      if (now) {
        own.set(assignmentId, values);
        acknowledged += 1;
      }
      // A save whose answer was cut off may stand as well: it is then the mark that counts from here on.
      else if (base) {
        const after = await readAgain(judge, assignmentId, isOver);
        if (after) {
          const before = own.get(assignmentId) ?? {};
          for (const field of Object.keys(before))
            if (field !== name && after[field] !== before[field]) lostMeanwhile += 1;
          own.set(assignmentId, { ...before, [name]: after[name] ?? '' });
        }
      }
      await pause(60);
    }
  });
  for (let count = 1; count <= kills; count += 1) {
    await pause(200 + Math.random() * 2000);
    await kill();
    await start(machines);
    if (count % 10 === 0 || count === kills) say(`  ${count} kills, ${acknowledged} marks acknowledged`);
  }
  over = true;
  await Promise.all(markers);
  const lost = lostMeanwhile + (await lostMarks(judges, told));
  say(`  acknowledged marks lost ${lost}`);
  if (lost > 0) process.exitCode = 1;
}

/** Reads a sheet as soon as the server is there again; null when the run is over before. */
async function readAgain(
  judge: MarkWriter,
  assignmentId: string,
  isOver: () => boolean,
): Promise<Draft | null> {
  for (;;) {
    const found = await stored(judge, assignmentId).catch(() => null);
    if (found || isOver()) return found;
    await pause(100);
  }
}

const own =
  process.argv.includes('--postgres') && !process.env.DATABASE_URL
    ? await startPostgres({ durable: true })
    : null;
try {
  if (own) process.env.DATABASE_URL = await own.create('portal');
  const judges = await setUp(async (password) => {
    const { makeMarkWriters } = await import('./mark-writers.ts');
    return makeMarkWriters({ entries: ENTRIES, judges: JUDGES, sheets: SHEETS }, password);
  });
  await start(machines);
  for (let from = 0; from < judges.length; from += 10)
    await Promise.all(
      judges.slice(from, from + 10).map(async (judge) => {
        await signIn(judge);
        await open(judge, judge.assignmentIds[0] ?? '');
      }),
    );
  say(`${judges.length} judges signed in, each with a sheet open`);
  if (does('paced')) await fillIn(judges);
  if (does('burst')) {
    await burst(judges, { says: 'within one second', within: 1000, agent: false, sheet: 2 });
    await burst(judges, { says: 'in the same instant', within: 0, agent: kept, sheet: 4 });
    await burst(judges, {
      says: 'in the same instant, each on a new connection',
      within: 0,
      agent: false,
      sheet: 5,
    });
    let unread = 0;
    for (const judge of judges) {
      const marks = Object.values(await stored(judge, judge.assignmentIds[4] ?? '')).filter(Boolean).length;
      if (marks !== BURSTS) unread += 1;
    }
    say(`  sheets that lack a mark${machines > 1 ? ' when another machine is asked' : ''}: ${unread}`);
    if (unread > 0) process.exitCode = 1;
  }
  if (does('kills')) await killed(judges.slice(0, MARKERS_WHILE_KILLED));
} finally {
  kept.destroy();
  await kill();
  await own?.stop();
  removeData();
}
