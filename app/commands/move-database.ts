/**
 * `DATABASE_URL=postgresql://… npm run move-database` copies the embedded database of the data directory into that empty
 * PostgreSQL, in one transaction. The portal must not run meanwhile. The file stays as it is, as a last backup.
 */
import path from 'node:path';
import process from 'node:process';

import { disconnect } from '#app/platform/db/client.server.ts';
import { migrate, migrateDatabase } from '#app/platform/db/migrate.server.ts';
import { moveDatabase } from '#app/platform/db/move-database.server.ts';
import { provider } from '#app/platform/db/provider.ts';
import { env } from '#app/platform/env.server.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

if (provider() === 'postgresql') {
  const file = path.join(env().dataDirectory, 'portal.db');
  await migrate(`file:${file}`);
  await migrateDatabase(env().databaseUrl);
  const { tables, rows } = await moveDatabase(file, env().databaseUrl);
  say(`${rows} rows of ${tables} tables are in PostgreSQL now; ${file} is as it was.`);
  say('From here on start every portal with this DATABASE_URL.');
  await disconnect();
} else {
  say('Where to? DATABASE_URL=postgresql://user:password@host:5432/database npm run move-database');
  process.exitCode = 2;
}
