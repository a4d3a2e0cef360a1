import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Does } from './process.worker.ts';
import { onServer, postgresPrograms, startPostgres } from '#app/commands/own-postgres.ts';
import { databaseAt } from '#tests/setup/database-at.ts';

const given = process.env.PORTAL_TEST_POSTGRES;

/** Where no PostgreSQL is installed, this is skipped. */
const where = given || postgresPrograms() ? describe : describe.skip;

/** Processes take their time on a busy machine. */
const SLOW_MS = 120_000;
const SOON = { timeout: 20_000 };

type Answer = { answer?: unknown; error?: string };

/** A process of its own on the shared database, which does one thing at a time. */
async function portal(url: string) {
  const child: ChildProcess = fork('tests/postgres/process.worker.ts', {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, DATABASE_URL: url, NODE_ENV: 'test' },
  });
  const heard = async () => {
    const [{ answer, error }] = (await once(child, 'message')) as [Answer];
    if (error) throw new Error(error);
    return answer;
  };
  await heard();
  return {
    ask: async <Act extends keyof Does>(act: Act, input?: Parameters<Does[Act]>[0]) => {
      const answered = heard();
      child.send({ act, input });
      return (await answered) as Awaited<ReturnType<Does[Act]>>;
    },
    kill: async () => {
      if (child.signalCode) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

where('two processes on one PostgreSQL', { timeout: SLOW_MS }, () => {
  let stopServer = () => Promise.resolve();
  let url = '';
  let one: Awaited<ReturnType<typeof portal>>;
  let other: Awaited<ReturnType<typeof portal>>;

  beforeAll(async () => {
    const database = `portal_two_${randomUUID()}`;
    if (given) {
      await onServer(given, `CREATE DATABASE "${database}"`);
      url = databaseAt(given, database);
      stopServer = () => onServer(given, `DROP DATABASE "${database}" WITH (FORCE)`);
    } else {
      const own = await startPostgres({ durable: false });
      if (!own) throw new Error('PostgreSQL');
      url = await own.create(database);
      stopServer = own.stop;
    }
    const { migrateDatabase } = await import('#app/platform/db/migrate.server.ts');
    // Both machines are started at once: one migrates, the other waits.
    const applied = await Promise.all([migrateDatabase(url), migrateDatabase(url)]);
    expect(applied.map((names) => names.length).sort((a, b) => a - b)[0]).toBe(0);
    [one, other] = await Promise.all([portal(url), portal(url)]);
  }, SLOW_MS);

  afterAll(async () => {
    await Promise.all([one?.kill(), other?.kill()]);
    await stopServer();
  }, SLOW_MS);

  it('lose no turn when both read and write back at the same time', async () => {
    await Promise.all([one.ask('count', { turns: 40 }), other.ask('count', { turns: 40 })]);
    expect(await one.ask('setting', { key: 'count' })).toBe('80');
  });

  it('read what the other has saved, and both save one sheet at once without loss', async () => {
    const { judge, assignmentId, fields } = await one.ask('prepare');
    const save = (process: typeof one, values: Record<string, string>) =>
      process.ask('save', { judge, sheets: [{ assignmentId, base: {}, values, submit: false }] });
    expect(await save(one, { [fields[0] ?? '']: '1' })).toMatchObject([{ ok: true }]);
    expect((await other.ask('marks', { assignmentId }))?.marks).toHaveLength(1);
    // A judge's two devices, each on another machine, at different marks.
    const answers = await Promise.all([
      save(one, { [fields[1] ?? '']: '2' }),
      save(other, { [fields[2] ?? '']: '3' }),
    ]);
    expect(answers.flat()).toMatchObject([{ ok: true }, { ok: true }]);
    for (const process of [one, other]) {
      const sheet = await process.ask('marks', { assignmentId });
      expect(sheet?.revision).toBe(3);
      expect(sheet?.marks.map(({ pointsX100 }) => pointsX100).sort()).toEqual([100, 200, 300]);
    }
  });

  it('count wrong passwords together', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      expect(await one.ask('wrongPassword')).toBe('sign-in-wrong');
      expect(await other.ask('wrongPassword')).toBe('sign-in-wrong');
    }
    expect(await one.ask('wrongPassword')).toBe('account-locked');
    expect(await other.ask('wrongPassword')).toBe('account-locked');
  });

  it('know of each other’s work, and follow one that died at it', async () => {
    const id = randomUUID();
    expect(await other.ask('isAt', { id })).toMatchObject({ at: false });
    await one.ask('begin', { id });
    await expect.poll(() => other.ask('isAt', { id }), SOON).toEqual({ at: true, progress: 7 });
    await other.ask('stop', { id });
    await expect.poll(() => one.ask('stopped'), SOON).toBe(1);
    expect(await other.ask('takeOver', { id })).toBe(true);
    await one.ask('begin', { id: `${id} again` });
    expect(await one.ask('take')).toBe(true);
    expect(await other.ask('take')).toBe(false);
    await one.kill();
    await expect.poll(() => other.ask('isAt', { id: `${id} again` }), SOON).toMatchObject({ at: false });
    await expect.poll(() => other.ask('take'), SOON).toBe(true);
    await other.ask('leave');
  });
});
