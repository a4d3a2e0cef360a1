import Database from 'better-sqlite3';
import path from 'node:path';

import { expect, test, watchForTrouble } from './fixtures.ts';
import { confirmed, expectSound, newBrowser, signInAs } from './people.ts';
import { SAMPLE_YEAR } from './sample-data.ts';

test.use({ sample: true });

test('a county finds the certificate of its award; of two schools that are merged one is left with the sum', async ({
  page,
  accounts,
  browser,
  portal,
}) => {
  const trouble = watchForTrouble(page);
  const county = await newBrowser(browser, portal.origin);
  await county.setViewportSize({ width: 390, height: 844 });
  await signInAs(county, accounts, 'county');
  await county.goto('/admin/units');
  await county.getByRole('link', { name: '永康市' }).first().click();
  await county.getByRole('link', { name: '证书', exact: true }).click();
  await expect(county.getByText('单位组织奖证书 · 优秀组织单位')).toBeVisible();
  await expectSound(county);
  for (const link of [/^下载 JH/, '下载全部（一个 PDF）']) {
    const href = (await county.getByRole('link', { name: link }).getAttribute('href')) ?? '';
    const file = await county.request.get(href);
    expect(file.headers()['content-type']).toBe('application/pdf');
    // Neither is for readers who are not signed in.
    expect((await page.request.get(href)).headers()['content-type']).not.toBe('application/pdf');
  }

  const db = new Database(path.join(portal.data, 'portal.db'), { readonly: true });
  const [gone, kept] = db
    .prepare(
      `SELECT s.id AS schoolId, s.name, c.code, c.number, c.roundId FROM Certificate c JOIN School s ON s.id = c.schoolId
       JOIN Round r ON r.id = c.roundId WHERE c.kind = 'SCHOOL' AND r.name LIKE ? AND s.name LIKE '永康市%' ORDER BY s.name`,
    )
    .all(`金华市${SAMPLE_YEAR - 1}%`) as Record<
    'schoolId' | 'name' | 'code' | 'number' | 'roundId',
    string
  >[];
  db.close();
  if (!gone || !kept) throw new Error('two schools with certificates');
  await signInAs(page, accounts, 'prefecture');
  await page.goto('/admin/honours');
  await expect(page.getByRole('columnheader', { name: '其中授予单位' })).toBeVisible();
  await page.goto(`/admin/schools/${gone.schoolId}`);
  await page.locator('#intoId').selectOption({ label: kept.name });
  await page.getByRole('button', { name: '合并', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '合并', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: kept.name })).toBeVisible();

  await page.goto(`/admin/rounds/${gone.roundId}/certificates`);
  await expect(page.getByText('有 2 份学校证书与现在的情况不符')).toBeVisible();
  await expect(page.getByText(`${gone.name}（${gone.number}）：学校已并入${kept.name}`)).toBeVisible();
  await expectSound(page);
  await confirmed(page, '按现在的情况换发');
  await expect(page.getByText('已换发 1 份，作废 0 份，并入他校 1 份')).toBeVisible();
  await expect(page.getByText('学校已合并', { exact: true })).toBeVisible();

  const reader = await newBrowser(browser, portal.origin);
  await reader.goto(`/certificates/${gone.code}`);
  await expect(reader.getByText(`该校已并入${kept.name}`)).toBeVisible();
  await expectSound(reader);
  await reader.getByRole('link', { name: `${kept.number}-2` }).click();
  await expect(reader.getByText('证书有效')).toBeVisible();
  expect(trouble).toEqual([]);
});
