/**
 * `npm run screenshots`: draws every page of the small sample edition for every role, 390 and 1280 px wide, Chinese and
 * English, light and dark, into `screenshots/`. `npm run screenshots -- --quick` draws Chinese in light only;
 * words such as `en dark 390 teacher` draw the looks and roles that they name.
 */
import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { CHROMIUM_FLAGS, ensureBrowser } from './browser.ts';
import { crawl } from './crawl.ts';

type Account = { role: string; username: string; password: string };
type Look = { locale: 'zh' | 'en'; theme: 'light' | 'dark'; width: 390 | 1280 };

const PORT = 3199;
const origin = `http://localhost:${PORT}`;
const words = process.argv.slice(2).flatMap((word) => (word === '--quick' ? ['zh', 'light'] : [word]));
/** Whether the words on the command line ask for this one: those that name none of the kind leave it open. */
const asked = (kind: readonly string[], one: string) =>
  words.includes(one) || !kind.some((other) => words.includes(other));
const LOOKS: Look[] = (['zh', 'en'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    ([390, 1280] as const).map((width) => ({ locale, theme, width })),
  ),
);

async function draw(browser: Browser, account: Account | null, look: Look): Promise<number> {
  const { locale, theme, width } = look;
  const context = await browser.newContext({
    viewport: { width, height: width === 390 ? 844 : 900 },
    colorScheme: theme,
    locale: locale === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    deviceScaleFactor: 1,
  });
  const page = await context.newPage();
  if (account) {
    await page.goto(`${origin}/sign-in`);
    await page.locator('input[name=username]').fill(account.username);
    await page.locator('input[name=password]').fill(account.password);
    await page.locator('main button[type=submit]').click();
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  }
  const folder = path.join('screenshots', `${locale}-${theme}-${width}`, account?.role ?? 'public');
  mkdirSync(folder, { recursive: true });
  const start = account ? [page.url(), `${origin}/account`] : [`${origin}/`, `${origin}/sign-in`];
  const names = await crawl(page, start, async (name) => {
    const file = name.replaceAll(/[^\w:]+/g, '_').replaceAll(':', '') || 'home';
    await page.screenshot({ path: path.join(folder, `${file}.png`), fullPage: true });
  });
  await context.close();
  return names.length;
}

const data = mkdtempSync(path.join(os.tmpdir(), 'portal-screenshots-'));
const env = {
  ...process.env,
  NODE_ENV: 'production' as const,
  PORTAL_DATA: data,
  PORT: String(PORT),
  PORTAL_ORIGIN: origin,
};
const sample = spawnSync(process.execPath, ['--import', 'tsx', 'app/commands/sample.ts', 'small'], {
  env,
  stdio: 'inherit',
});
if (sample.status !== 0) process.exit(sample.status ?? 1);
const accounts = JSON.parse(readFileSync(path.join(data, 'sample-accounts.json'), 'utf8')) as Account[];
const server = spawn(process.execPath, ['--import', 'tsx', 'app/commands/serve.ts'], {
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
});
await new Promise<void>((resolve, reject) => {
  server.once('exit', () => reject(new Error('The portal did not start.')));
  server.stdout.on('data', (chunk: Buffer) => chunk.toString().includes(origin) && resolve());
});
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: CHROMIUM_FLAGS });
try {
  rmSync('screenshots', { recursive: true, force: true });
  const looks = LOOKS.filter(
    ({ locale, theme, width }) =>
      asked(['zh', 'en'], locale) && asked(['light', 'dark'], theme) && asked(['390', '1280'], String(width)),
  );
  const roles = ['public', ...accounts.map((account) => account.role)];
  for (const look of looks) {
    for (const account of [null, ...accounts]) {
      const role = account?.role ?? 'public';
      if (!asked(roles, role)) continue;
      const pages = await draw(browser, account, look);
      process.stdout.write(`${look.locale} ${look.theme} ${look.width} ${role}: ${pages} pages\n`);
    }
  }
} finally {
  await browser.close();
  server.removeAllListeners('exit');
  server.kill('SIGTERM');
  rmSync(data, { recursive: true, force: true });
}
