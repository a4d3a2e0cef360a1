/**
 * `npm test`: everything that must hold before a change lands: format, lint, types, unit and integration, browser.
 * Stops at the first step that fails, and ends with one line that counts the tests.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { leaveUndrawn } from '#tests/e2e/sample-data.ts';
import { ensureBrowser } from './browser.ts';
import { ensureOffice } from './office.ts';

const REPORTS = path.resolve('.cache/test-reports');

function step(label: string, command: string, args: string[], env: Record<string, string> = {}): void {
  const started = Date.now();
  process.stdout.write(`\n> ${label}\n`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  process.stdout.write(`  ${label}: ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  if (status !== 0) {
    process.stderr.write(`\n${label} failed.\n`);
    process.exit(status ?? 1);
  }
}

const tool = (name: string) => path.join('node_modules', '.bin', name);

type VitestReport = { numPassedTests: number; numFailedTests: number; numPendingTests: number };
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };

function report<T>(name: string): T {
  return JSON.parse(readFileSync(path.join(REPORTS, name), 'utf8')) as T;
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

step('Format', tool('prettier'), ['--check', '--log-level', 'warn', '.']);
step('Lint', tool('oxlint'), ['--deny-warnings']);
step('Types', tool('tsc'), ['--noEmit']);
step(
  'Unit and integration',
  tool('vitest'),
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${path.join(REPORTS, 'vitest.json')}`],
  { SOFFICE_PATH: ensureOffice() ?? '' },
);
const browser = ensureBrowser();
step('Build', process.execPath, ['app/commands/bootstrap.mjs', 'setup']);
const sample = path.resolve('.cache/sample');
rmSync(sample, { recursive: true, force: true });
step('Sample edition', process.execPath, ['--import', 'tsx', 'app/commands/sample.ts', 'small'], {
  NODE_ENV: 'production',
  PORTAL_DATA: sample,
});
leaveUndrawn(sample);
step('Browser', tool('playwright'), ['test'], {
  PORTAL_SAMPLE: sample,
  CHROMIUM_PATH: browser ?? '',
  PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(REPORTS, 'playwright.json'),
});

const unit = report<VitestReport>('vitest.json');
const { stats } = report<PlaywrightReport>('playwright.json');
const passed = unit.numPassedTests + stats.expected + stats.flaky;
const failed = unit.numFailedTests + stats.unexpected;
const skipped = unit.numPendingTests + stats.skipped;
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
