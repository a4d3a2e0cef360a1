import { defineConfig } from '@playwright/test';

import { CHROMIUM_FLAGS } from './app/commands/browser.ts';

/** Each worker starts its own portal on its own empty database: see tests/e2e/fixtures.ts. */
export default defineConfig({
  testDir: 'tests/e2e',
  workers: 2,
  fullyParallel: true,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list'], ['json']],
  outputDir: 'test-results',
  // The longest first, so that none is left running alone at the end.
  projects: [
    { name: 'season', testMatch: 'season.spec.ts' },
    { name: 'sample', testMatch: 'sample.spec.ts' },
    { name: 'journeys', testIgnore: ['season.spec.ts', 'sample.spec.ts'] },
  ],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 900 },
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    // A trace of every journey costs a sixth of the time.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || undefined,
      args: CHROMIUM_FLAGS,
    },
  },
});
