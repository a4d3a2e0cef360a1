import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import type { Account } from './fixtures.ts';
import { confirmed, fillMarks, newBrowser, signIn } from './people.ts';

test.use({ sample: true });

async function openQueue(page: Page, accounts: readonly Account[]): Promise<void> {
  const account = accounts.find(({ role }) => role === 'judge');
  if (!account) throw new Error('no judge in the sample');
  await signIn(page, account.username, account.password);
  await page.getByRole('link', { name: '开始评审' }).first().click();
  await expect(page.getByRole('table')).toBeVisible();
}

/** The sheets of the queue that wait for marks. */
const openSheets = (page: Page) => page.getByRole('row').filter({ hasText: '未开始' }).getByRole('link');
const marks = (page: Page) => page.locator('input[type=number][name^="marks."]');
const said = (page: Page) => page.getByRole('status');

test('a judge goes on where there is no connection, and no mark is lost', async ({
  page,
  portal,
  accounts,
}) => {
  await openQueue(page, accounts);
  await page.getByRole('button', { name: '存到这台设备' }).click();
  await expect(page.getByText(/已存 \d+ 件作品/)).toBeVisible({ timeout: 60_000 });
  const title = (await openSheets(page).first().textContent()) ?? '';
  await openSheets(page).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await marks(page).nth(0).fill('5');
  await expect(said(page).getByText(/已保存到服务器/)).toBeVisible();

  await portal.kill();
  await marks(page).nth(1).fill('6');
  await expect(said(page).getByText(/网络断了。评分已存在这台设备上/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(marks(page).nth(0)).toHaveValue('5');
  await expect(marks(page).nth(1)).toHaveValue('6');
  await confirmed(page, '提交评分表');
  // What is missing stays said while the tries to send what is there go on.
  await expect(said(page).getByText(/网络断了/)).toBeVisible();
  await expect(said(page).getByText(/没有提交：请给这一项打分/)).toBeVisible();
  await fillMarks(page, ['5', '6', '6', '6', '6', '6', '6', '6']);
  await confirmed(page, '提交评分表');
  await expect(said(page).getByText(/会自动提交/)).toBeVisible();
  await page.getByRole('link', { name: '下一件' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(title);
  await expect(page.getByText('1 份评分表还在这台设备上')).toBeVisible();
  const file = await page.locator('main a[href^="/files/"]').first().getAttribute('href');
  expect(await page.evaluate(async (href) => (await fetch(href)).status, file ?? '')).toBe(200);

  await portal.restart();
  await page.getByRole('button', { name: '现在送出' }).click();
  await expect(page.getByText('还在这台设备上')).toHaveCount(0);
  await page.goto('/judge');
  await page
    .getByRole('link', { name: /开始评审|查看/ })
    .first()
    .click();
  await expect(page.getByRole('row').filter({ hasText: title })).toContainText('已提交');
});

test('two devices on one sheet: both versions are shown, none is lost', async ({
  browser,
  page,
  portal,
  accounts,
}) => {
  await openQueue(page, accounts);
  await openSheets(page).last().click();
  await expect(marks(page).first()).toBeVisible();
  const phone = await newBrowser(browser, portal.origin);
  await openQueue(phone, accounts);
  await phone.goto(page.url());
  await expect(marks(phone).first()).toBeVisible();

  await page.route('**/sheet', (route) => route.abort());
  await marks(page).nth(0).fill('7');
  await marks(page).nth(1).fill('8');
  await expect(said(page).getByText(/网络断了/)).toBeVisible();
  await marks(phone).nth(0).fill('3');
  await expect(said(phone).getByText(/已保存到服务器/)).toBeVisible();

  await page.unroute('**/sheet');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.getByText('在两台设备上填得不一样')).toBeVisible();
  await page.getByRole('button', { name: '用这台设备上的' }).click();
  await expect(said(page).getByText(/已保存到服务器/)).toBeVisible();
  await phone.reload();
  await expect(marks(phone).nth(0)).toHaveValue('7');
  await expect(marks(phone).nth(1)).toHaveValue('8');
  await phone.close();
});
