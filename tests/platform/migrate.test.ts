import Database from 'better-sqlite3';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { migrate } from '#app/platform/db/migrate.server.ts';

let folder: string;
let url: string;
const file = () => url.slice('file:'.length);

async function migration(name: string, sql: string) {
  await mkdir(path.join(folder, 'migrations', name), { recursive: true });
  await writeFile(path.join(folder, 'migrations', name, 'migration.sql'), sql);
}
const run = () => migrate(url, path.join(folder, 'migrations'));
function rows(table: string): unknown[] {
  const database = new Database(file(), { readonly: true });
  try {
    return database.prepare(`SELECT * FROM ${table}`).all();
  } finally {
    database.close();
  }
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'migrate-'));
  url = `file:${path.join(folder, 'test.db')}`;
  await migration(
    '0001_first',
    `CREATE TABLE parent (id INTEGER PRIMARY KEY);
     CREATE TABLE child (id INTEGER PRIMARY KEY, parentId INTEGER REFERENCES parent(id) ON DELETE CASCADE);
     INSERT INTO parent VALUES (1); INSERT INTO child VALUES (10, 1);`,
  );
  await run();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('migrations', () => {
  it('keep the rows that refer to a table which is rebuilt', async () => {
    await migration(
      '0002_rebuild',
      `CREATE TABLE new_parent (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
       INSERT INTO new_parent (id) SELECT id FROM parent;
       DROP TABLE parent; ALTER TABLE new_parent RENAME TO parent;`,
    );
    expect(await run()).toEqual(['0002_rebuild']);
    expect(rows('child')).toEqual([{ id: 10, parentId: 1 }]);
    expect(await run()).toEqual([]);
  });

  it('are undone whole when rows would refer to nothing', async () => {
    await migration('0002_orphans', 'CREATE TABLE extra (id INTEGER); DELETE FROM parent;');
    await expect(run()).rejects.toThrow(/0002_orphans/);
    expect(rows('parent')).toEqual([{ id: 1 }]);
    expect(() => rows('extra')).toThrow();
  });

  it('refuse to go on when an applied one was edited', async () => {
    await migration('0001_first', 'SELECT 1;');
    await expect(run()).rejects.toThrow(/0001_first was changed/);
  });
});
