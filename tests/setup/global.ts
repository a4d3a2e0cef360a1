import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';

import { migrate } from '#app/platform/db/migrate.server.ts';

/** One migrated, empty database for the whole run; every test file works on a copy of it. */
export default async function setup(): Promise<() => Promise<void>> {
  const directory = path.resolve('.cache', `tests-${process.pid}`);
  await mkdir(directory, { recursive: true });
  const template = path.join(directory, 'template.db');
  await migrate(`file:${template}`);
  process.env.PORTAL_TEST_DIRECTORY = directory;
  return () => rm(directory, { recursive: true, force: true });
}
