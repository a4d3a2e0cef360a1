import type { Page } from '@playwright/test';

import { expect, test, watchForTrouble } from './fixtures.ts';
import { confirmed, expectSound, fillMarks, newBrowser, readSlips, signIn, signInAs } from './people.ts';
import { SAMPLE_YEAR } from './sample-data.ts';

test.use({ sample: true });

/** Opens the first sheet that waits for the judge, and fills it in. */
async function openAndFill(judge: Page, queue: string): Promise<void> {
  await judge.goto(queue);
  const task = judge.locator('tbody').getByRole('row').filter({ hasNotText: '已提交' });
  const sure = judge.getByRole('button', { name: '确认，开始评审' });
  await expect(task.or(sure).first()).toBeVisible();
  if (await sure.isVisible()) await sure.click();
  await task.getByRole('link').first().click();
  await expect(judge.locator('input[name^="marks."]').first()).toBeVisible();
  await fillMarks(judge, ['30', '22', '15', '8']);
}

test('two judges hand in at the same moment, and the organiser sees both sheets arrive', async ({
  page,
  accounts,
  browser,
  portal,
}) => {
  const trouble = watchForTrouble(page);
  await signInAs(page, accounts, 'prefecture');
  const link = page.getByRole('link', { name: new RegExp(`^武义县${SAMPLE_YEAR}年`) }).first();
  const round = /\/admin\/rounds\/[^/]+/.exec((await link.getAttribute('href')) ?? '')?.[0] ?? '';
  await page.goto(`${round}/judges/slips`);
  const slips = await readSlips(page);
  await page.goto(`${round}/judging`);
  const done = (count: number) => page.getByText(`${count} / 72`).first();
  await expect(done(30)).toBeVisible();
  const judges = await Promise.all(
    slips.slice(-2).map(async (slip) => {
      const judge = await newBrowser(browser, portal.origin);
      await signIn(judge, slip.username, slip.password, 'a judge picks words');
      await openAndFill(judge, round.replace('/admin', '/judge'));
      return judge;
    }),
  );
  await Promise.all(
    judges.map(async (judge) => {
      const address = judge.url();
      await confirmed(judge, '提交评分表');
      await expect(judge).not.toHaveURL(address);
    }),
  );
  // The page brings itself up to date.
  await expect(done(32)).toBeVisible({ timeout: 30_000 });
  await expectSound(page);
  expect(trouble).toEqual([]);
});
