import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';

import { committedMigrations } from './committed-migrations.server.ts';
import { providerOf } from './provider.ts';

const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
  "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`;

/** Brings the database of an address, file or server, to the newest committed migration; the names it applied. */
export async function migrateDatabase(databaseUrl: string): Promise<string[]> {
  if (providerOf(databaseUrl) === 'sqlite') return migrate(databaseUrl);
  const { migratePostgres } = await import('./migrate-postgres.server.ts');
  return migratePostgres(databaseUrl);
}

/**
 * Brings an SQLite file to the newest committed migration and returns the names it applied. Each migration is one
 * transaction, recorded in Prisma's own table, so that `npx prisma migrate deploy` and this agree.
 * Throws when an applied migration was edited afterwards, or when one would leave references to nothing.
 */
export async function migrate(databaseUrl: string, directory = 'prisma/migrations'): Promise<string[]> {
  const file = databaseUrl.replace(/^file:/, '');
  const database = new Database(file, { timeout: 60_000 });
  try {
    database.pragma('journal_mode = WAL');
    // Inside a transaction this cannot be switched, and a table that is rebuilt would take its children with it.
    database.pragma('foreign_keys = OFF');
    database.exec(TABLE);
    const applied: string[] = [];
    for (const { name, sql, checksum } of await committedMigrations(directory))
      if (applyOne(database, name, sql, checksum)) applied.push(name);
    return applied;
  } finally {
    database.close();
  }
}

function applyOne(database: Database.Database, name: string, sql: string, checksum: string): boolean {
  return database
    .transaction(() => {
      const row = database
        .prepare(
          'SELECT "checksum" FROM "_prisma_migrations" WHERE "migration_name" = ? AND "rolled_back_at" IS NULL',
        )
        .get(name) as { checksum: string } | undefined;
      if (row && row.checksum !== checksum)
        throw new Error(`Migration ${name} was changed after it was applied.`);
      if (row) return false;
      database.exec(sql);
      const orphans = database.pragma('foreign_key_check') as unknown[];
      if (orphans.length > 0)
        throw new Error(`Migration ${name} would leave ${orphans.length} rows without what they refer to.`);
      database
        .prepare(
          `INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
           VALUES (?, ?, current_timestamp, ?, 1)`,
        )
        .run(randomUUID(), checksum, name);
      return true;
    })
    .immediate();
}
