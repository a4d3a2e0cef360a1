/**
 * `npm run migration -- NAME`: writes the SQL that leads from the committed migrations to `schema.prisma`.
 * Works without network: the schema engine is the WASM build from npm. Where Prisma's native engine can be had,
 * `npx prisma migrate dev` writes the same file.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

type Engine = {
  diff(input: object): Promise<{ stdout: string | null; exitCode: number }>;
};
type Glue = {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: { new: (input: object, log: (line: string) => void, adapter: object) => Promise<Engine> };
};

const MIGRATIONS = 'prisma/migrations';
const SNAPSHOT = `${MIGRATIONS}/schema.snapshot.prisma`;

async function loadEngine(datamodel: string): Promise<Engine> {
  const directory = path.join('node_modules', '@prisma', 'schema-engine-wasm');
  const glue = (await import(path.resolve(directory, 'schema_engine_bg.js'))) as Glue;
  const bytes = await readFile(path.join(directory, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaBetterSqlite3({ url: ':memory:' }));
  return glue.SchemaEngine.new({ datamodels: [['schema.prisma', datamodel]] }, () => undefined, adapter);
}

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  process.stderr.write('Usage: npm run migration -- name_in_snake_case\n');
  process.exit(2);
}
const next = await readFile('prisma/schema.prisma', 'utf8');
const previous = await readFile(SNAPSHOT, 'utf8').catch(() => null);
const engine = await loadEngine(next);
const asFiles = (content: string) => ({
  tag: 'schemaDatamodel',
  files: [{ path: 'schema.prisma', content }],
});
const result = await engine.diff({
  from: previous === null ? { tag: 'empty' } : asFiles(previous),
  to: asFiles(next),
  script: true,
  exitCode: null,
  shadowDatabaseUrl: null,
  filters: { externalTables: [], externalEnums: [] },
});
const sql = result.stdout ?? '';
if (sql.trim() === '' || sql.includes('This is an empty migration')) {
  process.stdout.write('The schema has not changed.\n');
  process.exit(0);
}
await mkdir(MIGRATIONS, { recursive: true });
const count = (await readdir(MIGRATIONS, { withFileTypes: true })).filter((entry) =>
  entry.isDirectory(),
).length;
const directory = path.join(MIGRATIONS, `${String(count + 1).padStart(4, '0')}_${name}`);
await mkdir(directory);
await writeFile(path.join(directory, 'migration.sql'), sql);
await writeFile(SNAPSHOT, next);
await writeFile(path.join(MIGRATIONS, 'migration_lock.toml'), 'provider = "sqlite"\n');
process.stdout.write(`${directory}/migration.sql\n`);
