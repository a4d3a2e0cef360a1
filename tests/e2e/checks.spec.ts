import { expect, test, watchForTrouble } from './fixtures.ts';
import { confirmed, newBrowser, signInAs } from './people.ts';

test.use({ sample: true });

test('checks are shared out and passed many at once, and two pupils of one name become one and two again', async ({
  page,
  accounts,
  browser,
  portal,
}) => {
  const trouble = watchForTrouble(page);
  await signInAs(page, accounts, 'county');
  await page
    .getByRole('link', { name: /件作品待审查/ })
    .first()
    .click();
  await page.getByLabel('全选本页').check();
  await page.getByRole('button', { name: '分配审查' }).click();
  await expect(page.getByText(/共 \d+ 件：\d+ 件会办理，0 件跳过/)).toBeVisible();
  await page.getByRole('button', { name: /^分配 \d+ 件$/ }).click();
  await expect(page.getByText(/已分配 \d+ 件/)).toBeVisible();
  await page.goto('/admin');
  await page.getByRole('link', { name: /件轮到您审查/ }).click();
  await expect(page.getByLabel('审查人')).toHaveValue('mine');
  await page.getByLabel('全选本页').check();
  await page.getByRole('button', { name: '审查通过' }).click();
  await expect(page.getByText(/共 \d+ 件：\d+ 件会办理，0 件跳过/)).toBeVisible();
  await page.getByRole('button', { name: /^\d+ 件审查通过$/ }).click();
  await expect(page.getByText(/^\d+ 件作品审查通过/)).toBeVisible();

  const teacher = await newBrowser(browser, portal.origin);
  await signInAs(teacher, accounts, 'teacher');
  await teacher.getByRole('link', { name: '学生', exact: true }).first().click();
  await expect(teacher).toHaveURL(/\/students$/);
  const base = new URL(teacher.url()).pathname;
  for (const number of ['N1', 'N2']) {
    await teacher.goto(`${base}/new`);
    await teacher.getByLabel('姓名').fill('同名者');
    await teacher.getByLabel('年级').selectOption({ label: '初二' });
    await teacher.getByLabel('学号').fill(number);
    await teacher.getByRole('button', { name: '登记' }).click();
    await expect(teacher).not.toHaveURL(/\/new$/);
  }
  await teacher.goto(`${base}/namesakes`);
  await teacher.getByRole('button', { name: '保留这个账号' }).first().click();
  await teacher.getByRole('dialog').getByRole('button', { name: '合并' }).click();
  await expect(teacher.getByText('已合并 同名者 的账号')).toBeVisible();
  await confirmed(teacher, '撤销合并');
  await expect(teacher.getByText(/恢复原状/)).toBeVisible();
  await expect(teacher.getByRole('table', { name: '同名者' }).getByRole('row')).toHaveCount(3);
  expect(trouble).toEqual([]);
});
