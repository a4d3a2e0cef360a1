import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

import { expect, test, watchForTrouble } from './fixtures.ts';
import type { Account } from './fixtures.ts';
import { signIn } from './people.ts';

test.use({ sample: true });

async function openDraft(page: Page, accounts: Account[], tab: RegExp): Promise<string> {
  const account = accounts.find((one) => one.role === 'student-draft');
  if (!account) throw new Error('no sample account');
  await signIn(page, account.username, account.password);
  await page.getByRole('link', { name: '继续填写' }).click();
  await page.getByRole('link', { name: tab }).click();
  await expect(page.getByText('填写的内容会自动保存为草稿')).toBeVisible();
  return page.url();
}
const saved = (page: Page) => expect(page.getByText(/已自动保存/)).toBeVisible();

test('two windows write into one draft: different fields merge, the same field shows both versions', async ({
  page,
  accounts,
}) => {
  const trouble = watchForTrouble(page);
  const address = await openDraft(page, accounts, /^基本信息/);
  const other = await page.context().newPage();
  await other.goto(address);
  await expect(other.getByText('填写的内容会自动保存为草稿')).toBeVisible();

  await page.getByLabel('作品名称').fill('甲窗口的名称');
  await saved(page);
  await other.getByLabel('摘要').fill('乙窗口的摘要');
  await saved(other);
  // What the first window wrote has come along.
  await expect(other.getByLabel('作品名称')).toHaveValue('甲窗口的名称');

  await page.getByLabel('摘要').fill('甲窗口的摘要');
  const conflict = page.getByRole('alert').filter({ hasText: '“摘要”有两个版本' });
  await expect(conflict).toContainText('乙窗口的摘要');
  await expect(conflict).toContainText('甲窗口的摘要');
  await expect(page.getByLabel('摘要')).toHaveValue('甲窗口的摘要');
  await other.reload();
  await expect(other.getByLabel('摘要')).toHaveValue('乙窗口的摘要');
  await conflict.getByRole('button', { name: '用我写的' }).click();
  await expect(conflict).toHaveCount(0);
  await expect
    .poll(async () => {
      await other.reload();
      return other.getByLabel('摘要').inputValue();
    })
    .toBe('甲窗口的摘要');
  expect(trouble).toEqual([]);
});

/** Holds back the scripts of every page from now on, until what is given back is called. */
async function heldBack(page: Page): Promise<() => void> {
  let wake = () => {};
  const awake = new Promise<void>((resolve) => (wake = resolve));
  await page.route('**/assets/*.js', async (route) => {
    await awake;
    await route.continue();
  });
  return wake;
}

test('what is typed and chosen before the page is awake is saved when it is', async ({ page, accounts }) => {
  const address = await openDraft(page, accounts, /^基本信息/);
  const before = await page.getByLabel('摘要').inputValue();
  expect(before).not.toBe('');
  const wake = await heldBack(page);
  await page.goto(address, { waitUntil: 'commit' });
  await page.getByLabel('摘要').fill(`${before}，还没有醒来时写的`);
  await page.getByLabel('作品名称').fill('还没有醒来时的名称');
  wake();
  await saved(page);
  await expect(page.getByLabel('摘要')).toHaveValue(`${before}，还没有醒来时写的`);
  await page.reload();
  await expect(page.getByLabel('作品名称')).toHaveValue('还没有醒来时的名称');
  await expect(page.getByLabel('摘要')).toHaveValue(`${before}，还没有醒来时写的`);

  await page.getByRole('link', { name: /^材料/ }).click();
  const slot = page.locator('#slot-report');
  await expect(slot).toBeVisible();
  const wakeAgain = await heldBack(page);
  await page.goto(page.url(), { waitUntil: 'commit' });
  const buffer = Buffer.from('%PDF-1.7\n');
  const name = '还没有醒来时选的.pdf';
  await slot.getByLabel('换一个文件').setInputFiles({ name, mimeType: 'application/pdf', buffer });
  wakeAgain();
  await expect(slot.getByRole('link', { name })).toBeVisible();
});

test('what is written while the line is down survives a closed window, and reaches the server later', async ({
  page,
  accounts,
}) => {
  const address = await openDraft(page, accounts, /^基本信息/);
  // What a window sends while it is being closed slips past the browser's offline mode, which ends with the window.
  await page.evaluate(() => {
    window.fetch = () => Promise.reject(new TypeError('offline'));
  });
  await page.context().setOffline(true);
  await page.getByLabel('作品名称').fill('断网时写的名称');
  await expect(page.getByText(/网络断了。你写的内容已保存在这台设备上/)).toBeVisible();
  await page.close();
  await page.context().setOffline(false);

  const again = await page.context().newPage();
  await again.goto(address);
  await expect(again.getByText('上次没有来得及保存的内容已经恢复')).toBeVisible();
  await expect(again.getByLabel('作品名称')).toHaveValue('断网时写的名称');
  await saved(again);

  // The line comes back while the page is open: nobody has to do anything.
  await again.context().setOffline(true);
  await again.getByLabel('摘要').fill('又断网时写的摘要');
  await expect(again.getByText(/网络断了/)).toBeVisible();
  await again.context().setOffline(false);
  await saved(again);
  await again.reload();
  await expect(again.getByLabel('摘要')).toHaveValue('又断网时写的摘要');
  await expect(again.getByText('已经恢复')).toHaveCount(0);
});

test('the risk questionnaire turns on what it asks for', async ({ page, accounts }) => {
  await openDraft(page, accounts, /^申报表/);
  await expect(page.getByLabel('用了哪些人工智能工具，用在哪里？')).toBeHidden();
  const question = (name: string) => page.getByRole('group', { name });
  await question('是否使用了人工智能工具？').getByRole('radio', { name: '是' }).check();
  await expect(page.getByLabel('用了哪些人工智能工具，用在哪里？')).toBeVisible();
  await question('是否以人为研究对象？').getByRole('radio', { name: '是' }).check();
  await saved(page);
  await page.getByRole('link', { name: '总览与提交' }).click();
  await page.getByText(/^已完成 \d+ 项$/).click();
  await expect(page.getByRole('link', { name: '用了哪些人工智能工具，用在哪里？' })).toBeVisible();
  await page.getByRole('link', { name: '伦理审查材料' }).click();
  await expect(page.locator('#slot-ethics')).toContainText('要在研究开始之前由学校或机构审查签字');
});

test('an upload that a reload has cut continues where it broke off, and photos become one PDF', async ({
  page,
  accounts,
}, info) => {
  const account = accounts.find((one) => one.role === 'student-draft');
  if (!account) throw new Error('no sample account');
  await signIn(page, account.username, account.password);
  await page.getByRole('link', { name: '继续填写' }).click();
  await page.getByRole('link', { name: /^材料/ }).click();
  const slot = page.locator('#slot-report');
  const chooser = slot.getByLabel('换一个文件');
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(4_000_000, 7)]);
  const file = info.outputPath('长报告.pdf');
  writeFileSync(file, bytes);

  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  const throttle = (uploadThroughput: number) =>
    line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
  await throttle(400_000);
  await chooser.setInputFiles(file);
  const bar = slot.getByRole('progressbar');
  await expect
    .poll(() => bar.evaluate((element) => (element as HTMLProgressElement).value))
    .toBeGreaterThan(20);
  await slot.getByRole('button', { name: /暂停/ }).click();
  await expect(slot.getByText(/已暂停/)).toBeVisible();
  await page.reload();
  await expect(slot.getByText('“长报告.pdf”上次没有传完')).toBeVisible();

  await throttle(-1);
  const offsets: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PUT') offsets.push(request.headers().range ?? '');
  });
  await chooser.setInputFiles(file);
  await expect(slot.getByRole('link', { name: '长报告.pdf' })).toBeVisible();
  await expect(slot.getByText('上次没有传完')).toHaveCount(0);
  expect(offsets).toHaveLength(1);
  expect(Number(/bytes=(\d+)-/.exec(offsets[0] ?? '')?.[1])).toBeGreaterThan(200_000);
  const href = (await slot.getByRole('link', { name: '长报告.pdf' }).getAttribute('href')) ?? '';
  expect((await (await page.request.get(href)).body()).equals(bytes)).toBe(true);

  const photo = await page.screenshot();
  await slot.getByLabel('拍照或选几张照片合成 PDF').setInputFiles([
    { name: '1.png', mimeType: 'image/png', buffer: photo },
    { name: '2.png', mimeType: 'image/png', buffer: photo },
  ]);
  await expect(slot.getByRole('link', { name: '研究报告.pdf' })).toBeVisible();
  await expect(slot.getByText('2 页')).toBeVisible();
});

test('a student asks a schoolmate by name, who answers on the own front page', async ({
  page,
  browser,
  portal,
  accounts,
}) => {
  const of = (role: string) => {
    const account = accounts.find((one) => one.role === role);
    if (!account) throw new Error(`no sample account for ${role}`);
    return account;
  };
  const other = await (await browser.newContext({ locale: 'zh-CN', baseURL: portal.origin })).newPage();
  await signIn(other, of('student-new').username, of('student-new').password);
  const name = (await other.getByRole('heading', { level: 1 }).innerText()).replace('，你好', '');
  await signIn(page, of('student-draft').username, of('student-draft').password);
  await page.getByRole('link', { name: '继续填写' }).first().click();
  await page.getByRole('link', { name: /^作者/ }).first().click();
  await page.getByLabel('同学的姓名').fill('查无此人');
  await page.getByRole('button', { name: '发出邀请' }).click();
  await expect(page.getByText(/本校没有叫“查无此人”的学生/).first()).toBeVisible();
  await page.getByLabel('同学的姓名').fill(name);
  await page.getByRole('button', { name: '发出邀请' }).click();
  await expect(page.getByText('已邀请，等待答复')).toBeVisible();
  await expect(page.getByLabel('同学的姓名')).toHaveValue('');
  await other.reload();
  await other.getByRole('button', { name: '同意加入' }).click();
  await expect(other).toHaveURL(/\/work$/);
  await page.reload();
  await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText('作者 2');
});
