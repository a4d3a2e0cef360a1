import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';

import { onServer } from '#app/commands/own-postgres.ts';
import { migrateDatabase } from '#app/platform/db/migrate.server.ts';
import { databaseAt } from './database-at.ts';

/**
 * One migrated, empty database for the whole run; every test file works on a copy of it. With PORTAL_TEST_POSTGRES
 * (`npm run test:postgres`) databases of that server take the place of files.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const directory = path.resolve('.cache', `tests-${process.pid}`);
  await mkdir(directory, { recursive: true });
  process.env.PORTAL_TEST_DIRECTORY = directory;
  const server = process.env.PORTAL_TEST_POSTGRES;
  if (!server) {
    await migrateDatabase(`file:${path.join(directory, 'template.db')}`);
    return () => rm(directory, { recursive: true, force: true });
  }
  const template = `portal_tests_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE "${template}"`);
  await migrateDatabase(databaseAt(server, template));
  process.env.PORTAL_TEST_TEMPLATE = template;
  return async () => {
    await rm(directory, { recursive: true, force: true });
    await onServer(server, `DROP DATABASE "${template}" WITH (FORCE)`);
  };
}
