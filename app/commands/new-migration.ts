/**
 * `npm run migration -- NAME`: writes the SQL that leads from the committed migrations to `schema.prisma`, once for each
 * engine; a folder that is behind the other catches up. Works without network: the schema engine is the WASM build from
 * npm. Where Prisma's native engine can be had, `npx prisma migrate dev` writes the same file for SQLite.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';

import { sqlAsOnSqlite } from './migration-sql.ts';
import { forPostgres } from '#app/platform/db/provider.ts';

type Engine = {
  diff(input: object): Promise<{ stdout: string | null; exitCode: number }>;
};
type Glue = {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: { new: (input: object, log: (line: string) => void, adapter: object) => Promise<Engine> };
};

/** Two schemas are compared and nothing is connected to; the engine still asks a PostgreSQL which version it is. */
const pg = new PrismaPg('postgresql://nowhere.invalid/nothing');
const noServer = {
  provider: 'postgres',
  adapterName: pg.adapterName,
  queryRaw: () =>
    Promise.resolve({
      columnNames: ['exists', 'version', 'numeric_version'],
      // Boolean, Text, Int32.
      columnTypes: [5, 7, 0],
      rows: [[true, 'PostgreSQL 15', 150_000]],
    }),
  executeRaw: () => Promise.resolve(0),
  executeScript: () => Promise.resolve(),
  startTransaction: () => Promise.reject(new Error('nothing is connected')),
  getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
  dispose: () => Promise.resolve(),
} satisfies SqlDriverAdapter;

/** What differs between the engines: where migrations are, how the schema names the engine, and the SQL as Prisma has it. */
const ENGINES = [
  {
    provider: 'sqlite',
    folder: 'prisma/migrations',
    schema: (text: string) => text,
    sql: (text: string, _previous: string) => text,
    // Two schemas are compared, nothing is connected to.
    adapter: () => new PrismaBetterSqlite3({ url: ':memory:' }),
  },
  {
    provider: 'postgresql',
    folder: 'prisma/migrations-postgresql',
    schema: forPostgres,
    sql: sqlAsOnSqlite,
    adapter: () => ({
      ...pg,
      connect: () => Promise.resolve(noServer),
      connectToShadowDb: () => Promise.resolve(noServer),
    }),
  },
] as const;

let glue: Glue | undefined;

async function loadGlue(): Promise<Glue> {
  const directory = path.join('node_modules', '@prisma', 'schema-engine-wasm');
  const loaded = (await import(path.resolve(directory, 'schema_engine_bg.js'))) as Glue;
  const bytes = await readFile(path.join(directory, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': loaded as unknown as WebAssembly.ModuleImports,
  });
  loaded.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
  return loaded;
}

/** Writes one engine's next migration; its path, or null when the folder leads to the schema already. */
async function write(name: string, engine: (typeof ENGINES)[number]): Promise<string | null> {
  const { provider, folder } = engine;
  const snapshot = path.join(folder, 'schema.snapshot.prisma');
  const next = await readFile('prisma/schema.prisma', 'utf8');
  const previous = await readFile(snapshot, 'utf8').catch(() => null);
  glue ??= await loadGlue();
  const content = engine.schema(next);
  const schemaEngine = await glue.SchemaEngine.new(
    { datamodels: [['schema.prisma', content]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(engine.adapter()),
  );
  const asFiles = (text: string) => ({
    tag: 'schemaDatamodel',
    files: [{ path: 'schema.prisma', content: text }],
  });
  const result = await schemaEngine.diff({
    from: previous === null ? { tag: 'empty' } : asFiles(engine.schema(previous)),
    to: asFiles(content),
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  const sql = engine.sql(result.stdout ?? '', previous ?? '');
  await mkdir(folder, { recursive: true });
  // Also when nothing is to be done: a new comment, or on SQLite a new word of an enum.
  await writeFile(snapshot, next);
  if (sql.trim() === '' || sql.includes('This is an empty migration')) return null;
  const directory = path.join(folder, `${await nextNumber()}_${name}`);
  await mkdir(directory, { recursive: true });
  await writeFile(path.join(directory, 'migration.sql'), sql);
  await writeFile(path.join(folder, 'migration_lock.toml'), `provider = "${provider}"\n`);
  return `${directory}/migration.sql`;
}

/** One number for one change: the engines' folders count together, and each may leave numbers out. */
let number: Promise<string> | undefined;
const nextNumber = () =>
  (number ??= Promise.all(ENGINES.map(({ folder }) => readdir(folder).catch(() => []))).then((folders) => {
    const numbers = folders.flat().map((entry) => Number(/^(\d{4})_/.exec(entry)?.[1] ?? 0));
    return String(Math.max(0, ...numbers) + 1).padStart(4, '0');
  }));

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  process.stderr.write('Usage: npm run migration -- name_in_snake_case\n');
  process.exit(2);
}
const written: string[] = [];
for (const engine of ENGINES) {
  const file = await write(name, engine);
  if (file) written.push(file);
}
process.stdout.write(`${written.join('\n') || 'The schema has not changed.'}\n`);
