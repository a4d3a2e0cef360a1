import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeEach, expect, vi } from 'vitest';

const directory = process.env.PORTAL_TEST_DIRECTORY;
if (!directory) throw new Error('tests/setup/global.ts has not run');
const data = path.join(directory, randomUUID());
mkdirSync(data);
copyFileSync(path.join(directory, 'template.db'), path.join(data, 'portal.db'));
process.env.PORTAL_DATA = data;
process.env.DATABASE_URL = `file:${path.join(data, 'portal.db')}`;
process.env.PORTAL_SECRET = 'a secret of the tests, 32 letters or more';
process.env.PORTAL_ORIGIN = 'http://portal.test';

/** A complaint on the console is a defect: React's warnings above all. */
let complaints: unknown[][] = [];
beforeEach(() => {
  complaints = [];
  vi.spyOn(console, 'error').mockImplementation((...args) => void complaints.push(args));
});
afterEach(() => {
  expect(complaints).toEqual([]);
});

afterAll(async () => {
  const { disconnect } = await import('#app/platform/db/client.server.ts');
  await disconnect();
});
