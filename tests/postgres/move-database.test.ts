import Database from 'better-sqlite3';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { postgresPrograms, startPostgres } from '#app/commands/own-postgres.ts';
import type { OwnPostgres } from '#app/commands/own-postgres.ts';
import { disconnect } from '#app/platform/db/client.server.ts';
import { migrateDatabase } from '#app/platform/db/migrate.server.ts';
import { moveDatabase } from '#app/platform/db/move-database.server.ts';
import { provider } from '#app/platform/db/provider.ts';
import { saveSheet } from '#app/features/judging/save-sheet.server.ts';
import { during, must } from '#tests/features/contest.ts';
import { judged } from '#tests/features/judged.ts';

/** Where no PostgreSQL is installed, this is skipped; and where the file to be moved would not be one. */
const where = postgresPrograms() && provider() === 'sqlite' ? describe : describe.skip;
const SLOW_MS = 120_000;

where('a portal that moves to PostgreSQL', { timeout: SLOW_MS }, () => {
  let server: OwnPostgres | null = null;
  beforeAll(async () => {
    server = await startPostgres({ durable: false });
  }, SLOW_MS);
  afterAll(() => server?.stop());

  it('has every row there that it had, each value the same, and is not mixed into another', async () => {
    const { judge, sheet } = await judged();
    must(await saveSheet(judge, { ...sheet, submit: true }, during));
    await disconnect();
    const file = (process.env.DATABASE_URL ?? '').slice('file:'.length);
    const url = (await server?.create('moved')) ?? '';
    await migrateDatabase(url);
    const { rows } = await moveDatabase(file, url);
    expect(rows).toBeGreaterThan(50);
    await expect(moveDatabase(file, url)).rejects.toThrow(/not empty/);
    const [here, there] = [rowsHere(file), await rowsThere(url)];
    expect([...there.keys()].sort()).toEqual([...here.keys()].sort());
    for (const [table, found] of here)
      expect({ table, rows: there.get(table) }).toEqual({ table, rows: found });
  });
});

type Rows = Map<string, string[]>;

/** A row as text in which both engines agree: times as milliseconds, yes and no as 1 and 0, JSON as it was written. */
const asText = (row: Record<string, unknown>) =>
  JSON.stringify(
    Object.entries(row)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, value]) => {
        if (typeof value === 'boolean') return [name, Number(value)];
        if (typeof value === 'string' && /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/.test(value))
          return [name, Date.parse(`${value.replace(' ', 'T').replace(/(Z|\+00:00)$/, '')}Z`)];
        return [name, value];
      }),
  );

function rowsHere(file: string): Rows {
  const database = new Database(file, { readonly: true });
  const tables = database
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'`)
    .pluck()
    .all() as string[];
  const all = tables.map((name): [string, string[]] => {
    const rows = database.prepare(`SELECT * FROM "${name}"`).all() as Record<string, unknown>[];
    return [name, rows.map(asText).sort()];
  });
  database.close();
  return new Map(all);
}

async function rowsThere(url: string): Promise<Rows> {
  const client = new pg.Client({
    connectionString: url,
    // As PostgreSQL writes them: times without a zone, JSON with its keys where they were.
    types: {
      getTypeParser: (oid) =>
        oid === 1114 || oid === 114 ? (text: string) => text : pg.types.getTypeParser(oid),
    },
  });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_%'`,
  );
  const all: Rows = new Map();
  for (const { name } of tables) {
    const { rows } = await client.query<Record<string, unknown>>(`SELECT * FROM "${name}"`);
    all.set(name, rows.map(asText).sort());
  }
  await client.end();
  return all;
}
