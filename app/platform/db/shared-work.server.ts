/**
 * How processes on one PostgreSQL know of each other's work. Each has one connection that is nothing but its presence:
 * it holds a lock for all that the process is at, and PostgreSQL takes the locks back when the process dies. On the
 * same connection processes say how far they are and ask each other to stop. Nothing of this is stored.
 */
import { createHash } from 'node:crypto';
import pg from 'pg';

import { env } from '#app/platform/env.server.ts';
import { log } from '#app/platform/log.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';
import type { Elsewhere } from './elsewhere.ts';

/** Numbers that no other lock in this database has. */
const WORK = 7_022_013;
const TURN = 7_022_014;
const PROGRESS = 'portal_progress';
const STOP = 'portal_stop';
const TELL_EVERY_MS = 1000;
const TAKE_OVER_MS = 10_000;
const ASK_EVERY_MS = 100;
/** Of so much work progress is remembered; the oldest is forgotten first. */
const MOST_HEARD = 100;

type Presence = {
  client: Promise<pg.Client> | null;
  /** What this process is at, and how it is stopped. */
  at: Map<string, { stop: () => void; told: number }>;
  heard: Map<string, unknown>;
};

const PRESENCE: unique symbol = Symbol.for('portal.presence');
/** The server's bundle and the command that serves it hold this module twice; there is one presence for both. */
const kept = globalThis as typeof globalThis & { [PRESENCE]?: Presence };
const presence = (kept[PRESENCE] ??= { client: null, at: new Map(), heard: new Map() });

/** PostgreSQL's locks have numbers for names. */
const numberOf = (id: string) => createHash('sha256').update(id).digest().readInt32BE();

function connection(): Promise<pg.Client> {
  presence.client ??= connect().catch((error: unknown) => {
    presence.client = null;
    throw error;
  });
  return presence.client;
}

async function connectAgain(): Promise<void> {
  await connection().catch((err: unknown) => log.warn({ err }, 'the database cannot be reached'));
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: env().databaseUrl,
    keepAlive: true,
    connectionTimeoutMillis: 15_000,
    application_name: 'portal presence',
  });
  client.on('error', (err) =>
    log.warn({ err }, 'the connection that shows what this process is at was lost'),
  );
  client.on('end', () => {
    if (presence.client === null) return;
    presence.client = null;
    // Others would take what this process is at for lost. While it is at nothing, the next question connects anew.
    if (presence.at.size > 0) void connectAgain();
  });
  client.on('notification', ({ channel, payload = '' }) => {
    const { id, progress } = JSON.parse(payload) as { id: string; progress?: unknown };
    if (channel === STOP) presence.at.get(id)?.stop();
    else hear(id, progress);
  });
  await client.connect();
  // A machine that lost its power says nothing: the server looks after it, and gives its locks back within a minute.
  await client.query(
    'SET tcp_keepalives_idle = 20; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3',
  );
  await client.query(`LISTEN ${PROGRESS}; LISTEN ${STOP}`);
  for (const id of presence.at.keys())
    await client.query('SELECT pg_try_advisory_lock($1, $2)', [WORK, numberOf(id)]);
  return client;
}

function hear(id: string, progress: unknown): void {
  presence.heard.delete(id);
  presence.heard.set(id, progress);
  const [oldest] = presence.heard.keys();
  if (presence.heard.size > MOST_HEARD && oldest !== undefined) presence.heard.delete(oldest);
}

export async function beginWork(id: string, stop: () => void): Promise<void> {
  const client = await connection();
  await client.query('SELECT pg_try_advisory_lock($1, $2)', [WORK, numberOf(id)]);
  presence.at.set(id, { stop, told: -Infinity });
}

export async function takeOver(id: string, stop: () => void): Promise<boolean> {
  const until = performance.now() + TAKE_OVER_MS;
  const client = await connection();
  for (;;) {
    const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS "got"', [
      WORK,
      numberOf(id),
    ]);
    if (rows[0]?.got) break;
    if (performance.now() > until) return false;
    await client.query('SELECT pg_notify($1, $2)', [STOP, JSON.stringify({ id })]);
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  presence.at.set(id, { stop, told: -Infinity });
  return true;
}

export async function endWork(id: string): Promise<void> {
  if (!presence.at.delete(id)) return;
  const client = await connection();
  await client.query('SELECT pg_advisory_unlock($1, $2)', [WORK, numberOf(id)]);
}

export function tellProgress(id: string, progress: unknown): void {
  const work = presence.at.get(id);
  const now = performance.now();
  if (!work || now - work.told < TELL_EVERY_MS) return;
  work.told = now;
  connection()
    .then((client) => client.query('SELECT pg_notify($1, $2)', [PROGRESS, JSON.stringify({ id, progress })]))
    .catch((error: unknown) => log.warn({ err: error }, 'progress was not told'));
}

export async function askToStop(tx: Prisma.TransactionClient, id: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${STOP}, ${JSON.stringify({ id })})`;
}

export async function workElsewhere(): Promise<Elsewhere> {
  const client = await connection();
  const { rows } = await client.query<{ number: number }>(
    // Locks show the number without its sign.
    `SELECT ("objid"::bigint - CASE WHEN "objid"::bigint < 2147483648 THEN 0 ELSE 4294967296 END)::int AS "number"
     FROM "pg_locks"
     WHERE "locktype" = 'advisory' AND "classid" = $1 AND "objsubid" = 2 AND "granted"
       AND "database" = (SELECT "oid" FROM "pg_database" WHERE "datname" = current_database())`,
    [WORK],
  );
  const held = new Set(rows.map(({ number }) => number));
  return { has: (id) => held.has(numberOf(id)), progress: (id) => presence.heard.get(id) ?? null };
}

export async function onlyHere(name: string, work: () => Promise<unknown>): Promise<boolean> {
  const client = await connection();
  const key = [TURN, numberOf(name)];
  const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS "got"', key);
  if (!rows[0]?.got) return false;
  try {
    await work();
  } finally {
    // A lost connection has given it back.
    await client.query('SELECT pg_advisory_unlock($1, $2)', key).catch(() => undefined);
  }
  return true;
}

export async function disconnectWork(): Promise<void> {
  const open = presence.client;
  presence.client = null;
  presence.at.clear();
  await open?.then((client) => client.end()).catch(() => undefined);
}
