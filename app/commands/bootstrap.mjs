/**
 * The first step of every npm command: brings a bare checkout to where the command can run, then runs it. Plain
 * JavaScript without imports from npm, because on a bare checkout nothing is installed yet. Each step remembers the
 * fingerprint of what it was made from and is skipped while that has not changed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const CACHE = 'node_modules/.portal';
const onTables = ['assign', 'score', 'select', 'verify'].includes(process.argv[2]);

/** Runs a command to its end; ends this process with its code when it fails. */
function run(label, command, args, env = {}) {
  // Commands on tables own the standard output.
  const stream = onTables ? process.stderr : process.stdout;
  stream.write(`> ${label}\n`);
  const { status } = spawnSync(command, args, {
    stdio: ['inherit', stream, 'inherit'],
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exit(status ?? 1);
}

function filesBelow(entry) {
  if (!existsSync(entry)) return [];
  if (!statSync(entry).isDirectory()) return [entry];
  return readdirSync(entry)
    .filter((name) => name !== 'prisma-client')
    .sort()
    .flatMap((name) => filesBelow(path.join(entry, name)));
}

function fingerprint(entries) {
  const hash = createHash('sha256').update(process.version);
  for (const file of entries.flatMap(filesBelow)) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

/** Runs `step` unless it was run before on the same `sources` and its `output` is still there. */
function unlessDone(name, sources, output, step) {
  const stamp = path.join(CACHE, name);
  const now = fingerprint(sources);
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  step();
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(stamp, now);
}

function install() {
  unlessDone('install', ['package-lock.json'], 'node_modules', () => {
    run('Installing packages (about two minutes the first time)', 'npm', [
      // Not `npm ci`: it refuses a lock file made where the registry lacks other systems' optional binaries.
      'install',
      '--include=dev',
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ]);
  });
}

function generate() {
  unlessDone('prisma', ['prisma/schema.prisma', 'package-lock.json'], 'app/platform/prisma-client', () => {
    // Generating needs no schema engine, but Prisma would download one; naming any executable keeps it from that.
    const engine = process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath;
    run('Generating the database client', 'npx', ['--no-install', 'prisma', 'generate'], {
      PRISMA_SCHEMA_ENGINE_BINARY: engine,
    });
  });
}

function build() {
  const sources = [
    'app',
    'public',
    'prisma/schema.prisma',
    'vite.config.ts',
    'remix.config.js',
    'package-lock.json',
  ];
  unlessDone('build', sources, 'build/server/index.js', () => {
    run('Building', 'npx', ['--no-install', 'remix', 'vite:build', '--logLevel', 'warn'], {
      NODE_ENV: 'production',
    });
  });
}

/** Replaces this process, as far as Node can: signals go on to the child, its exit code becomes ours. */
function become(command, args, env = {}) {
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}

const script = (file, ...args) => [process.execPath, ['--import', 'tsx', `app/commands/${file}`, ...args]];
const [command = 'start', ...rest] = process.argv.slice(2);

install();
if (!onTables) generate();
switch (command) {
  case 'setup':
    build();
    break;
  case 'start':
    build();
    become(...script('serve.ts', ...rest), {
      NODE_ENV: process.env.NODE_ENV ?? 'production',
      // Threads that wait for the disk; with Node's four, files that come in would keep pages waiting.
      UV_THREADPOOL_SIZE: process.env.UV_THREADPOOL_SIZE ?? '16',
    });
    break;
  case 'dev':
    run('Preparing the database', ...script('prepare.ts'), { NODE_ENV: 'development' });
    become('npx', ['--no-install', 'remix', 'vite:dev', ...rest], { NODE_ENV: 'development' });
    break;
  case 'test':
  case 'test-postgres':
    become(...script(`${command}.ts`, ...rest));
    break;
  case 'screenshots':
  case 'endurance':
  case 'marks':
  case 'rush':
  case 'throughput':
    build();
    become(...script(`${command}.ts`, ...rest));
    break;
  case 'large':
    build();
    become(...script('large.ts', ...rest), { NODE_ENV: 'production' });
    break;
  case 'assign':
  case 'score':
  case 'select':
  case 'verify':
  case 'sample':
  case 'bench':
  case 'move-database':
  case 'move-files':
    become(...script(`${command}.ts`, ...rest), { NODE_ENV: process.env.NODE_ENV ?? 'production' });
    break;
  default:
    process.stderr.write(`Unknown command: ${command}\n`);
    process.exit(2);
}
