import { AxeBuilder } from '@axe-core/playwright';

import { expect, test, watchForTrouble } from './fixtures.ts';

test('an empty portal greets the public in Chinese, and in English after one click', async ({ page }) => {
  const trouble = watchForTrouble(page);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: '青少年科技竞赛' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByText('目前没有公示')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  expect(trouble).toEqual([]);
});

test('what is not there is said plainly, with status 404', async ({ page }) => {
  const response = await page.goto('/nothing-here');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有找到这个页面');
  await page.getByRole('link', { name: '回到首页' }).click();
  await expect(page).toHaveURL(/\/$/);
});

test('the server answers its health check', async ({ request, portal }) => {
  const response = await request.get(`${portal.origin}/healthz`);
  expect(response.status()).toBe(200);
});
