import Database from 'better-sqlite3';
import pg from 'pg';

/** PostgreSQL takes 65,535 values in a statement. */
const MOST_VALUES = 30_000;
/** Files are small beside the rest, but a bundle may have megabytes. */
const MOST_ROWS = 500;

type Column = { table: string; name: string; type: string };

/** Moved: how many rows of how many tables. */
export type Moved = { tables: number; rows: number };

/**
 * Copies everything of an SQLite file into an empty PostgreSQL database: both at the newest migration, in one transaction
 * there, while nobody can write here. All references are checked again at its end. Throws, with nothing copied, when the
 * other database has people in it already, a table has other columns, or a count differs afterwards.
 */
export async function moveDatabase(file: string, databaseUrl: string): Promise<Moved> {
  const from = new Database(file, { timeout: 60_000, fileMustExist: true });
  const to = new pg.Client({ connectionString: databaseUrl });
  await to.connect();
  try {
    from.exec('BEGIN IMMEDIATE');
    await to.query('BEGIN');
    const { rows: people } = await to.query('SELECT 1 FROM "Person" LIMIT 1');
    if (people.length > 0) throw new Error('The PostgreSQL database is not empty: people are in it already.');
    const references = await takeReferences(to);
    const tables = await tablesOf(to);
    let rows = 0;
    for (const [table, columns] of tables) rows += await copyTable(from, to, table, columns);
    for (const { table, name, definition } of references)
      await to.query(`ALTER TABLE ${table} ADD CONSTRAINT "${name}" ${definition}`);
    await to.query('COMMIT');
    await to.query('ANALYZE');
    return { tables: tables.size, rows };
  } finally {
    // What was not committed goes with the connection.
    await to.end();
    from.close();
  }
}

/** Takes the references away, so that rows may come in any order; what makes them again. */
async function takeReferences(to: pg.Client) {
  const { rows } = await to.query<{ table: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS "table", conname AS "name", pg_get_constraintdef(oid) AS "definition"
     FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`,
  );
  for (const { table, name } of rows) await to.query(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`);
  return rows;
}

/** The portal's own tables; those whose names begin with a line belong to its tools. */
async function tablesOf(to: pg.Client): Promise<Map<string, Column[]>> {
  const { rows } = await to.query<Column>(
    `SELECT table_name AS "table", column_name AS "name", data_type AS "type" FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name NOT LIKE '\\_%' ORDER BY table_name, ordinal_position`,
  );
  const tables = new Map<string, Column[]>();
  for (const column of rows) {
    const known = tables.get(column.table);
    if (known) known.push(column);
    else tables.set(column.table, [column]);
  }
  return tables;
}

async function copyTable(
  from: Database.Database,
  to: pg.Client,
  table: string,
  columns: readonly Column[],
): Promise<number> {
  const here = from.pragma(`table_info("${table}")`) as { name: string }[];
  const names = new Set(here.map(({ name }) => name));
  if (names.size !== columns.length || columns.some(({ name }) => !names.has(name)))
    throw new Error(`The table ${table} has other columns here than there.`);
  await to.query(`DELETE FROM "${table}"`);
  const list = columns.map(({ name }) => `"${name}"`).join(', ');
  const most = Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_VALUES / columns.length)));
  let count = 0;
  let waiting: unknown[] = [];
  const put = async () => {
    const rows = waiting.length / columns.length;
    if (rows === 0) return;
    const places = Array.from(
      { length: rows },
      (_, row) => `(${columns.map((__, column) => `$${row * columns.length + column + 1}`).join(', ')})`,
    );
    await to.query(`INSERT INTO "${table}" (${list}) VALUES ${places.join(', ')}`, waiting);
    count += rows;
    waiting = [];
  };
  const found = from.prepare(`SELECT ${list} FROM "${table}"`).raw().iterate() as IterableIterator<unknown[]>;
  for (const row of found) {
    for (const [index, { type }] of columns.entries()) waiting.push(asPostgres(row[index], type));
    if (waiting.length >= most * columns.length) await put();
  }
  await put();
  const { rows } = await to.query<{ count: string }>(`SELECT COUNT(*) AS "count" FROM "${table}"`);
  const due = from.prepare(`SELECT COUNT(*) FROM "${table}"`).pluck().get() as number;
  if (Number(rows[0]?.count) !== due || count !== due)
    throw new Error(`Of the ${due} rows of ${table}, ${rows[0]?.count} arrived.`);
  return count;
}

/** A value as PostgreSQL takes it: SQLite has no word for yes and no, and none for a time. */
function asPostgres(value: unknown, type: string): unknown {
  if (value === null) return null;
  if (type === 'boolean') return Boolean(value);
  // Times are UTC in both; without a zone none is added.
  if (type.startsWith('timestamp')) return typeof value === 'number' ? new Date(value).toISOString() : value;
  if (typeof value === 'string' && value.includes('\0')) return value.replaceAll('\0', '');
  return value;
}
