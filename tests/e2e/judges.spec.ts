import { expect, test, watchForTrouble } from './fixtures.ts';
import { newBrowser, readSlips, signIn, signInAs } from './people.ts';

test.use({ sample: true });

test('judges are imported, invited, accept, and declare what bars them', async ({
  page,
  browser,
  portal,
  accounts,
}) => {
  const trouble = watchForTrouble(page);
  await signInAs(page, accounts, 'prefecture');
  await page.goto('/admin/judges/import');
  await page.getByLabel('导入到哪个单位').selectOption({ label: '　武义县' });
  const paste = page.getByLabel(/粘贴到这里/);
  await paste.fill('姓名,单位,学科,可评数量\n评委甲,外省大学,EN:80 炼金术,30');
  await page.getByRole('button', { name: '预览，先不写入' }).click();
  await expect(page.getByText('不认识学科“炼金术”。')).toBeVisible();
  await expect(page.getByRole('button', { name: /导入 \d+ 位评委/ })).toHaveCount(0);
  // The rows are put right where they are shown.
  const rows = page.getByLabel('在这里改好');
  await rows.fill((await rows.inputValue()).replace(' 炼金术', ''));
  await page.getByRole('button', { name: '预览，先不写入' }).click();
  await page.getByRole('button', { name: '导入 1 位评委' }).click();
  await expect(page.getByRole('rowheader', { name: '评委甲' })).toBeVisible();

  await page.goto('/admin');
  const link = page.getByRole('link', { name: /武义县/ }).first();
  const round = /\/admin\/rounds\/[^/]+/.exec((await link.getAttribute('href')) ?? '')?.[0] ?? '';
  await page.goto(`${round}/judges/pick?q=评委甲`);
  await page.getByRole('checkbox', { name: '选择评委甲' }).check();
  await expect(page.getByText(/所选评委：.*工程/)).toBeVisible();
  await page.getByLabel('预计件数').fill('20');
  await page.getByRole('button', { name: '邀请', exact: true }).click();
  const line = page.getByRole('row').filter({ hasText: '评委甲' });
  await expect(line.getByText('未答复')).toBeVisible();
  await page.goto(`${round}/judges/slips`);
  const slip = (await readSlips(page)).find((one) => one.name.startsWith('评委甲'));
  if (!slip) throw new Error('no slip');

  const judge = await newBrowser(browser, portal.origin);
  await signIn(judge, slip.username, slip.password, 'a judge picks words');
  await judge.goto('/judge');
  await judge.getByRole('link', { name: '查看邀请' }).click();
  await judge.getByLabel('您最多能评几件').fill('5');
  await judge.getByRole('button', { name: '接受邀请' }).click();
  await expect(judge.getByText('已接受，分配作品以后会显示在这里')).toBeVisible();
  await judge.goto(`${round.replace('/admin', '/judge')}`);
  await expect(judge).toHaveURL(/\/declare$/);
  const row = judge.getByRole('row').nth(1);
  const title = (await row.getByRole('rowheader').textContent()) ?? '';
  await row.getByRole('checkbox').check();
  await row.getByRole('combobox').selectOption({ label: '辅导或教过作者' });
  await judge.getByRole('button', { name: '确认，开始评审' }).click();
  await expect(judge.getByText('已申报 1 件，不会分给您')).toBeVisible();

  await page.goto(`${round}/judges`);
  await expect(line.getByText('已接受')).toBeVisible();
  await page.getByRole('link', { name: '回避', exact: true }).click();
  const barred = page.getByRole('row').filter({ hasText: '评委甲' }).filter({ hasText: title });
  await expect(barred).toContainText('评委申报 · 辅导或教过作者');
  expect(trouble).toEqual([]);
});
