import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

import { attempt, installPackages } from './apt.ts';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** What a Chromium needs where it runs without a desktop, and what keeps it from talking to the world. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Debian's names of a browser that shows Chinese. */
export const BROWSER_PACKAGES = ['chromium', 'fonts-noto-cjk'];

/** Whether a Chromium is here already. */
export const hasBrowser = (): boolean => present() !== null;

/** A browser that is here already: named by CHROMIUM_PATH, the system's, or Playwright's own (undefined path). */
function present(): { path: string | undefined } | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? { path: named } : null;
  const system = SYSTEM.find((file) => existsSync(file));
  if (system) return { path: system };
  return existsSync(chromium.executablePath()) ? { path: undefined } : null;
}

/**
 * Makes sure that a Chromium is there: one that is installed, else Debian's (with a Chinese font), else Playwright's
 * own. Returns its path, or undefined for Playwright's own. Ends the process with advice when none can be had.
 */
export function ensureBrowser(): string | undefined {
  const found = present();
  if (found) return found.path;
  installPackages(BROWSER_PACKAGES);
  const root = process.getuid?.() === 0;
  if (!present())
    attempt(
      'node_modules/.bin/playwright',
      root ? ['install', '--with-deps', 'chromium'] : ['install', 'chromium'],
    );
  const now = present();
  if (now) return now.path;
  process.stderr.write(
    'No browser for the tests. Install Chromium (Debian: apt install chromium fonts-noto-cjk), or set CHROMIUM_PATH.\n',
  );
  return process.exit(1);
}
