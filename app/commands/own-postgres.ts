/**
 * A PostgreSQL server of one's own in a temporary directory, for tests and measurements: reached by a socket in that
 * directory, gone with it. Null where no PostgreSQL is installed.
 */
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { accessSync, chownSync, constants, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';

/** Where Debian keeps the server's programs, which are not on the path. */
const DEBIAN = '/usr/lib/postgresql';

/** The directory of the server's programs; null where none is installed. */
export function postgresPrograms(): string | null {
  const versions = (() => {
    try {
      return readdirSync(DEBIAN).sort((one, other) => Number(other) - Number(one));
    } catch {
      return [];
    }
  })();
  const places = [
    ...versions.map((version) => path.join(DEBIAN, version, 'bin')),
    ...(process.env.PATH ?? '').split(path.delimiter),
  ];
  const runs = (file: string) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  return places.find((place) => ['initdb', 'postgres'].every((name) => runs(path.join(place, name)))) ?? null;
}

/** The server refuses to run as root: then it runs as a user that owns nothing else. */
function owner(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody'])
    try {
      const id = (which: string) => Number(execFileSync('id', [which, name], { stdio: 'pipe' }).toString());
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue;
    }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor nobody');
}

export type OwnPostgres = {
  /** The address of a database of that name. */
  urlOf: (database: string) => string;
  /** Makes an empty database; its address. */
  create: (database: string) => Promise<string>;
  stop: () => Promise<void>;
};

/**
 * Starts a server. With `durable` a commit is on the disk before it is answered, as a real server does it; without, a
 * machine that stops may lose what was written, which tests do not mind.
 */
export async function startPostgres({ durable }: { durable: boolean }): Promise<OwnPostgres | null> {
  const programs = postgresPrograms();
  if (!programs) return null;
  const directory = mkdtempSync(path.join(os.tmpdir(), 'portal-pg-'));
  const user = owner();
  if (user.uid !== undefined) chownSync(directory, user.uid, user.gid);
  const data = path.join(directory, 'data');
  execFileSync(
    path.join(programs, 'initdb'),
    [
      '-D',
      data,
      '-A',
      'trust',
      '-U',
      'portal',
      '-E',
      'UTF8',
      '--locale=C',
      ...(durable ? [] : ['--no-sync']),
    ],
    { ...user, cwd: directory, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${directory}`,
    'max_connections=200',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
  const server = spawn(
    path.join(programs, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...user, cwd: directory, stdio: ['ignore', 'ignore', 'ignore'] },
  );
  const urlOf = (database: string) =>
    `postgresql://portal@localhost/${database}?host=${encodeURIComponent(directory)}`;
  await untilReady(server, urlOf('postgres'));
  return {
    urlOf,
    create: async (database) => {
      await onServer(urlOf('postgres'), `CREATE DATABASE "${database}"`);
      return urlOf(database);
    },
    stop: async () => {
      const ended = once(server, 'exit');
      // At once, without waiting for whoever is still connected.
      if (server.exitCode === null && server.kill('SIGQUIT')) await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Runs one statement on a connection of its own. */
export async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function untilReady(server: ChildProcess, url: string): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error('PostgreSQL did not start');
    const ready = await onServer(url, 'SELECT 1').then(
      () => true,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
