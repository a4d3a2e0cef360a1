/**
 * `npm test`: everything that must hold before a change lands: format, lint, types, unit and integration, browser.
 * What uses one core goes two at a time. Stops at the first step that fails, and ends with one line that counts the tests.
 */
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { leaveUndrawn } from '#tests/e2e/sample-data.ts';
import { ensureBrowser } from './browser.ts';
import { ensureOffice } from './office.ts';

const REPORTS = path.resolve('.cache/test-reports');

type Step = { label: string; command: string; args: string[]; env?: Record<string, string> };

const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Runs one step before everybody's eyes, and ends this process when it fails. */
function step({ label, command, args, env = {} }: Step): void {
  const started = Date.now();
  process.stdout.write(`\n> ${label}\n`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  process.stdout.write(`  ${label}: ${seconds(started)}\n`);
  if (status !== 0) failed(label, status);
}

/** Runs steps that use one core each at the same time; what each says is shown when it ends. */
async function together(steps: readonly Step[]): Promise<void> {
  process.stdout.write(`\n> ${steps.map(({ label }) => label).join(' · ')}\n`);
  await Promise.all(
    steps.map(async ({ label, command, args, env = {} }) => {
      const started = Date.now();
      const child = spawn(command, args, {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, ...env },
      });
      running.add(child);
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
      const status = await new Promise<number | null>((resolve, reject) => {
        child.once('error', reject);
        child.once('close', resolve);
      });
      running.delete(child);
      process.stdout.write(`${said}  ${label}: ${seconds(started)}\n`);
      if (status !== 0) failed(label, status);
    }),
  );
}

const running = new Set<ChildProcess>();

function failed(label: string, status: number | null): never {
  for (const other of running) other.kill();
  process.stderr.write(`\n${label} failed.\n`);
  process.exit(status ?? 1);
}

const tool = (name: string) => path.join('node_modules', '.bin', name);

type VitestReport = { numPassedTests: number; numFailedTests: number; numPendingTests: number };
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };

function report<T>(name: string): T {
  return JSON.parse(readFileSync(path.join(REPORTS, name), 'utf8')) as T;
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

const here = (...args: string[]) => ({ command: process.execPath, args: ['--import', 'tsx', ...args] });
const sample = path.resolve('.cache/sample');
rmSync(sample, { recursive: true, force: true });

await together([
  { label: 'Tools', ...here('app/commands/test-tools.ts') },
  { label: 'Types', command: tool('tsc'), args: ['--noEmit'] },
  { label: 'Format', command: tool('prettier'), args: ['--check', '--log-level', 'warn', '.'] },
  { label: 'Lint', command: tool('oxlint'), args: ['--deny-warnings'] },
]);
const browser = ensureBrowser();
step({
  label: 'Unit and integration',
  command: tool('vitest'),
  args: [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${path.join(REPORTS, 'vitest.json')}`,
  ],
  env: { SOFFICE_PATH: ensureOffice() ?? '' },
});
await together([
  { label: 'Build', command: process.execPath, args: ['app/commands/bootstrap.mjs', 'setup'] },
  {
    label: 'Sample edition',
    ...here('app/commands/sample.ts', 'small'),
    env: { NODE_ENV: 'production', PORTAL_DATA: sample },
  },
]);
leaveUndrawn(sample);
step({
  label: 'Browser',
  command: tool('playwright'),
  args: ['test'],
  env: {
    PORTAL_SAMPLE: sample,
    CHROMIUM_PATH: browser ?? '',
    PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(REPORTS, 'playwright.json'),
  },
});

const unit = report<VitestReport>('vitest.json');
const { stats } = report<PlaywrightReport>('playwright.json');
const passed = unit.numPassedTests + stats.expected + stats.flaky;
const lost = unit.numFailedTests + stats.unexpected;
const skipped = unit.numPendingTests + stats.skipped;
process.stdout.write(`\n${passed} passed, ${lost} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exit(lost > 0 || passed === 0 ? 1 : 0);
