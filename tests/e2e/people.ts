import { AxeBuilder } from '@axe-core/playwright';
import { expect } from './fixtures.ts';
import type { Account } from './fixtures.ts';
import type { Browser, Page } from '@playwright/test';

/** A browser of one's own, as each person in a journey has one. */
export async function newBrowser(browser: Browser, origin: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  return context.newPage();
}

/** Signs in; with a one-time password the person then chooses their own. */
export async function signIn(page: Page, username: string, password: string, chosen?: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('main').getByRole('button', { name: '登录' }).click();
  if (!chosen) {
    await expect(page).not.toHaveURL(/sign-in/);
    return;
  }
  await expect(page).toHaveURL(/\/password/);
  await page.getByLabel('一次性密码').fill(password);
  await page.getByLabel('新密码').fill(chosen);
  await page.getByRole('button', { name: '保存新密码' }).click();
  await expect(page).not.toHaveURL(/\/password/);
}

/** Signs in as one of the people whom the sample command names. */
export async function signInAs(page: Page, accounts: Account[], role: string): Promise<void> {
  const account = accounts.find((one) => one.role === role);
  if (!account) throw new Error(`no sample account for ${role}`);
  await signIn(page, account.username, account.password);
}

/** Opens the setup link and becomes the first administrator. */
export async function setUpAdministrator(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('姓名').fill('组委会甲');
  await page.getByLabel('用户名').fill('admin');
  await page.getByLabel('密码').fill('correct horse battery');
  await page.getByRole('button', { name: '建立账号并登录' }).click();
  await expect(page).toHaveURL(/\/admin$/);
}

/** The codes on a printed sheet of invitations. */
export async function codesOnSheet(page: Page): Promise<string[]> {
  await expect(page).toHaveURL(/invitations\/print/);
  const texts = await page.locator('.print-page dd.font-mono').allTextContents();
  expect(texts.length).toBeGreaterThan(0);
  return texts;
}

/** Takes an invitation as a new person who types the code from paper. */
export async function acceptInvitation(page: Page, code: string, username: string): Promise<void> {
  await page.goto('/invitations');
  await page.getByLabel('邀请码').fill(code.toUpperCase());
  await page.getByRole('button', { name: '继续' }).click();
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill('correct horse battery');
  await page.getByRole('button', { name: '建立账号并接受' }).click();
  await expect(page).not.toHaveURL(/invitations/);
}

export type Slip = { name: string; username: string; password: string };

/** What stands on printed account slips. */
export async function readSlips(page: Page): Promise<Slip[]> {
  await expect(page.locator('.print-page').first()).toBeVisible();
  return page.locator('.print-page li').evaluateAll((items) =>
    items.map((item) => {
      const values = [...item.querySelectorAll('dd')].map((value) => value.textContent ?? '');
      return {
        name: (item.querySelector('p')?.textContent ?? '').split('　')[0]?.trim() ?? '',
        username: values[0] ?? '',
        password: values[1] ?? '',
      };
    }),
  );
}

/** Confirms in the dialog that a button opens. */
export async function confirmed(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: button }).click();
}

/** Gives each criterion its mark: a number box, or buttons where there are few possible marks. */
export async function fillMarks(judge: Page, marks: readonly string[]): Promise<void> {
  const names = await judge
    .locator('input[name^="marks."]')
    .evaluateAll((inputs) => [...new Set(inputs.map((input) => input.getAttribute('name') ?? ''))]);
  for (const [place, name] of names.entries()) {
    const inputs = judge.locator(`input[name="${name}"]`);
    const mark = marks[place] ?? '';
    if ((await inputs.count()) > 1)
      await judge.locator(`label:has(input[name="${name}"][value="${mark}"])`).click();
    else await inputs.fill(mark);
  }
}

/** The link that an author shows to the guardian, on the page of confirmations. */
export async function guardianLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: '显示给家长的链接和二维码' }).click();
  const note = page.locator('.print-page').getByText(/consent\//);
  return /http\S+consent\/[\w-]+/.exec(await note.innerText())?.[0] ?? '';
}

/** Reads the application form behind the guardian's link and confirms it, for the first time or again. */
export async function confirmsAsGuardian(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('link', { name: '核对申报书' }).click();
  await page.getByLabel('您的姓名').fill('家长甲');
  await page.getByRole('button', { name: '内容属实，确认' }).click();
  await expect(page.getByText('您已确认这一版')).toBeVisible();
}

/** Axe finds nothing on the page, and it is not wider than the window. */
export async function expectSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target.join(' ')).join()}`),
  ).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
}
