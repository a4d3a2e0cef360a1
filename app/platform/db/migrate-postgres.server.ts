import { randomUUID } from 'node:crypto';
import pg from 'pg';

import { committedMigrations } from './committed-migrations.server.ts';

const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

/** Any number that no other lock in this database has. */
const MIGRATION_LOCK = 7_022_012;

/**
 * Brings a PostgreSQL database to the newest committed migration and returns the names it applied; machines that start
 * together wait for the first. As on SQLite each migration is one transaction, recorded in Prisma's own table.
 * Throws when an applied migration was edited afterwards.
 */
export async function migratePostgres(
  databaseUrl: string,
  directory = 'prisma/migrations-postgresql',
): Promise<string[]> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    keepAlive: true,
    application_name: 'portal',
  });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const { rows: tables } = await client.query(`SELECT to_regclass('"_prisma_migrations"') AS "found"`);
    // Asked first: where it exists, whoever may not create tables can start the portal, and no notice is logged.
    if (!tables[0].found) await client.query(TABLE);
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      'SELECT "migration_name", "checksum" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL',
    );
    const known = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    const applied: string[] = [];
    for (const { name, sql, checksum } of await committedMigrations(directory)) {
      const before = known.get(name);
      if (before === checksum) continue;
      if (before) throw new Error(`Migration ${name} was changed after it was applied.`);
      await applyOne(client, name, sql, checksum);
      applied.push(name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

async function applyOne(client: pg.Client, name: string, sql: string, checksum: string): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
       VALUES ($1, $2, now(), $3, 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`Migration ${name}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
