import Database from 'better-sqlite3';
import path from 'node:path';

import { qrOnPage } from '../features/pdf-picture.ts';
import { expect, test, watchForTrouble } from './fixtures.ts';
import { expectSound, newBrowser, signInAs } from './people.ts';

test.use({ sample: true });

test('certificates are designed, issued, printed, checked by the code on paper, and made void', async ({
  page,
  accounts,
  browser,
  portal,
}) => {
  const trouble = watchForTrouble(page);
  const db = new Database(path.join(portal.data, 'portal.db'), { readonly: true });
  const round = db.prepare(`SELECT id FROM Round WHERE name LIKE '东阳市%'`).get() as { id: string };
  db.close();
  await signInAs(page, accounts, 'prefecture');
  await page.goto(`/admin/rounds/${round.id}/certificates`);
  await expect(page.getByText('还没有颁发证书')).toBeVisible();

  await page.getByRole('link', { name: '证书模板' }).click();
  await page.getByRole('link', { name: '获奖证书（横版）' }).click();
  const preview = page.getByRole('region', { name: '预览' });
  await page.getByLabel('标题', { exact: true }).fill('荣誉证书');
  await expect(preview.getByText('荣誉证书')).toBeVisible();
  await page.getByLabel('正文', { exact: true }).fill('{nobody}荣获');
  await page.getByRole('button', { name: '奖项', exact: true }).click();
  await expect(page.getByLabel('正文', { exact: true })).toHaveValue('{nobody}荣获{prize}');
  await expect(preview.getByText('这里不能填入 {nobody}')).toBeVisible();
  await page.getByRole('button', { name: '保存模板' }).click();
  await expect(page.getByRole('link', { name: /这里不能填入 \{nobody\}/ })).toBeVisible();
  await expect(page.getByLabel('标题', { exact: true })).toHaveValue('荣誉证书');
  await page.getByLabel('正文', { exact: true }).fill('你的作品《{title}》荣获{prize}。');
  await page.getByRole('button', { name: '保存模板' }).click();
  await expect(page.getByText('模板已保存')).toBeVisible();

  await page.goto(`/admin/rounds/${round.id}/certificates/issue`);
  await expect(page.getByLabel('获奖证书模板')).toHaveValue(/^[0-9a-f-]{36}$/);
  await page.getByRole('button', { name: /^颁发 \d+ 张$/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '颁发', exact: true }).click();
  await expect(page.getByText(/已颁发 \d+ 张证书/)).toBeVisible();
  await expectSound(page);

  await page.getByRole('button', { name: /^生成 PDF/ }).click();
  const file = page.getByRole('link', { name: '下载 PDF' });
  await expect(file).toBeVisible();
  const download = await page.request.get((await file.getAttribute('href')) ?? '');
  expect(download.headers()['content-type']).toBe('application/pdf');
  const address = await qrOnPage(await download.body());
  expect(address).toMatch(new RegExp(`^${portal.origin}/certificates/[0-9A-Z]{10}$`));

  const reader = await newBrowser(browser, portal.origin);
  const answer = await reader.goto(address);
  expect(answer?.headers()['x-robots-tag']).toContain('noindex');
  await expect(reader.getByText('证书有效')).toBeVisible();
  await expect(reader.getByRole('heading', { name: '荣誉证书' })).toBeVisible();
  await expectSound(reader);

  await page.getByRole('link', { name: /-0001$/ }).click();
  await expect(page.getByRole('button', { name: '更正并重发' })).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: '作废' }).click();
  await page.getByLabel('作废理由').fill('获奖名单有误');
  await page.getByRole('dialog').getByRole('button', { name: '作废' }).click();
  await expect(page.getByText('证书已作废')).toBeVisible();
  await reader.reload();
  await expect(reader.getByText('证书已作废')).toBeVisible();
  await expect(reader.getByText('获奖名单有误')).toHaveCount(0);
  expect(trouble).toEqual([]);
});
