import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { databaseAt } from './database-at.ts';
import { afterAll, afterEach, beforeEach, expect, vi } from 'vitest';

const directory = process.env.PORTAL_TEST_DIRECTORY;
if (!directory) throw new Error('tests/setup/global.ts has not run');
const data = path.join(directory, randomUUID());
mkdirSync(data);
process.env.PORTAL_DATA = data;
const { PORTAL_TEST_POSTGRES: server, PORTAL_TEST_TEMPLATE: template } = process.env;
const database = `portal_test_${randomUUID()}`;
if (server && template) {
  const { onServer } = await import('#app/commands/own-postgres.ts');
  await onServer(server, `CREATE DATABASE "${database}" TEMPLATE "${template}"`);
  process.env.DATABASE_URL = databaseAt(server, database);
} else {
  copyFileSync(path.join(directory, 'template.db'), path.join(data, 'portal.db'));
  process.env.DATABASE_URL = `file:${path.join(data, 'portal.db')}`;
}
process.env.PORTAL_SECRET = 'a secret of the tests, 32 letters or more';
process.env.PORTAL_ORIGIN = 'http://portal.test';

/** A complaint on the console is a defect: React's warnings above all. */
let complaints: unknown[][] = [];
beforeEach(() => {
  complaints = [];
  vi.spyOn(console, 'error').mockImplementation((...args) => void complaints.push(args));
});
afterEach(() => {
  expect(complaints).toEqual([]);
});

afterAll(async () => {
  const { disconnect } = await import('#app/platform/db/client.server.ts');
  await disconnect();
  if (!server || !template) return;
  const { onServer } = await import('#app/commands/own-postgres.ts');
  await onServer(server, `DROP DATABASE "${database}" WITH (FORCE)`);
});
