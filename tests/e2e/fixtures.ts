import { test as base, expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

import { leaveUndrawn } from './sample-data.ts';

export type Portal = {
  origin: string;
  /** One-time link of the first administrator. */
  setupLink: string;
  data: string;
  /** Ends the server as a power cut would. */
  kill: () => Promise<void>;
  /** Starts it again, on the same address and data. */
  restart: () => Promise<void>;
  /** Moves the server's clock by this many milliseconds against real time. */
  setClockOffset: (milliseconds: number) => void;
};

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** A real portal process on an empty database, for as long as `use` runs. */
async function runPortal(use: (portal: Portal) => Promise<void>, template?: string): Promise<void> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'portal-e2e-'));
  if (template) cpSync(template, data, { recursive: true });
  const port = await freePort();
  const clock = path.join(data, 'clock-offset');
  const start = async (): Promise<{ server: ChildProcess; output: string }> => {
    const server = spawn(process.execPath, ['--import', 'tsx', 'app/commands/serve.ts'], {
      env: {
        ...process.env,
        NODE_ENV: 'test',
        PORT: String(port),
        PORTAL_DATA: data,
        PORTAL_ORIGIN: `http://localhost:${port}`,
        PORTAL_CLOCK_OFFSET_FILE: clock,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    await new Promise<void>((resolve, reject) => {
      server.once('exit', (code) =>
        reject(new Error(`The portal ended with ${code} before it was ready:\n${output}`)),
      );
      server.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        // The address comes first, the link of the first administrator with it where there is one.
        if (output.includes('\n\n')) resolve();
      });
    });
    server.removeAllListeners('exit');
    return { server, output };
  };
  const end = async (server: ChildProcess, signal: 'SIGTERM' | 'SIGKILL') => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await ended;
  };
  let { server, output } = await start();
  try {
    await use({
      origin: `http://localhost:${port}`,
      setupLink: /http:\/\/\S+\/setup\?code=\S+/.exec(output)?.[0] ?? '',
      data,
      kill: () => end(server, 'SIGKILL'),
      restart: async () => {
        ({ server, output } = await start());
      },
      setClockOffset: (ms) => writeFileSync(clock, String(ms)),
    });
  } finally {
    await end(server, 'SIGTERM');
    rmSync(data, { recursive: true, force: true });
  }
}

export type Account = { role: string; username: string; password: string };
type Fixtures = { portal: Portal; sample: boolean; accounts: Account[] };

/**
 * `portal`: a fresh one per test; nothing is shared between tests. With `test.use({ sample: true })` it begins as the
 * small sample edition, made once per worker by the command that people use.
 */
export const test = base.extend<Fixtures, { sampleData: () => string }>({
  sample: [false, { option: true }],
  sampleData: [
    async ({ browserName: _ }, use) => {
      // `npm test` makes one for all workers.
      const given = process.env.PORTAL_SAMPLE;
      let made = '';
      await use(() => {
        if (given ?? made) return given ?? made;
        made = mkdtempSync(path.join(os.tmpdir(), 'portal-e2e-sample-'));
        const env = { ...process.env, NODE_ENV: 'production' as const, PORTAL_DATA: made };
        const args = ['--import', 'tsx', 'app/commands/sample.ts', 'small'];
        const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
        if (status !== 0) throw new Error(`The sample could not be made:\n${stderr}`);
        leaveUndrawn(made);
        return made;
      });
      if (made) rmSync(made, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  // To make a sample and to start a portal take what they take: the journey has its own time.
  portal: [
    async ({ sample, sampleData }, use) => {
      await runPortal(use, sample ? sampleData() : undefined);
    },
    { timeout: 300_000 },
  ],
  accounts: async ({ portal }, use) => {
    await use(JSON.parse(readFileSync(path.join(portal.data, 'sample-accounts.json'), 'utf8')) as Account[]);
  },
  baseURL: async ({ portal }, use) => {
    await use(portal.origin);
  },
});

/** Fails on what a visitor's browser would complain about: script errors, refused scripts, missing files. */
export function watchForTrouble(page: Page): string[] {
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) trouble.push(message.text());
  });
  return trouble;
}

export { expect };
