/**
 * `npm run test:postgres`: everything that meets the database, on PostgreSQL. The server is the one that
 * PORTAL_TEST_POSTGRES names (an address whose user may make databases), or one of its own where PostgreSQL is
 * installed. Names of test files limit it to those.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { startPostgres } from './own-postgres.ts';

const given = process.env.PORTAL_TEST_POSTGRES;
const own = given ? null : await startPostgres({ durable: false });
const url = given ?? own?.urlOf('postgres');
if (!url) {
  process.stderr.write('No PostgreSQL: install one, or set PORTAL_TEST_POSTGRES=postgresql://…\n');
  process.exit(2);
}
const files = process.argv.slice(2);
const tests = spawn(
  path.join('node_modules', '.bin', 'vitest'),
  [
    'run',
    // A machine that also runs the server takes its time.
    '--testTimeout=120000',
    '--project',
    'world',
    ...(files.length > 0 ? files : ['tests/features', 'tests/platform', 'tests/commands']),
  ],
  { stdio: 'inherit', env: { ...process.env, PORTAL_TEST_POSTGRES: url } },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => tests.kill(signal));
const [code] = (await once(tests, 'exit')) as [number | null];
await own?.stop();
process.exit(code ?? 1);
