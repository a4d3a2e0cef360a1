import { AxeBuilder } from '@axe-core/playwright';

import { expect, test, watchForTrouble } from './fixtures.ts';
import { confirmed, signInAs } from './people.ts';
import { SAMPLE_YEAR } from './sample-data.ts';

test.use({ sample: true });

test('an organiser words a comment anew, releases feedback and takes it back', async ({ page, accounts }) => {
  const trouble = watchForTrouble(page);
  await signInAs(page, accounts, 'prefecture');
  await page
    .getByRole('link', { name: new RegExp(`东阳市${SAMPLE_YEAR}年`) })
    .first()
    .click();
  await page.getByRole('link', { name: '反馈', exact: true }).click();
  await page.getByRole('link', { name: '查看评语' }).click();
  await page.getByRole('table', { name: '评语' }).getByRole('link').first().click();
  await page.getByLabel('修改后发布').check();
  await page.getByLabel('发布的文字').fill('请补充对照组。');
  await page.getByRole('button', { name: '保存' }).click();
  // Without a reason nothing is saved, and what was typed stays.
  await expect(page.getByLabel('发布的文字')).toHaveValue('请补充对照组。');
  await page.getByLabel('理由').fill('语气更平和');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已保存')).toBeVisible();
  await expect(page.getByRole('table', { name: '评语' }).getByText('修改后发布')).toHaveCount(1);
  const project = page
    .getByRole('table', { name: '评语' })
    .getByRole('row')
    .filter({ hasText: '修改后发布' });
  const number = /A[A-Z]\d{3}/.exec(await project.innerText())?.[0] ?? '';
  await page.getByRole('link', { name: '评审反馈' }).click();
  await page.getByLabel('作品编号').fill(number);
  await page.getByRole('button', { name: '查看' }).click();
  await expect(page.getByText('请补充对照组。')).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await confirmed(page, '发布反馈');
  await expect(page.getByText('已经发布')).toBeVisible();
  await confirmed(page, '收回反馈');
  await expect(page.getByText('可以发布')).toBeVisible();
  expect(trouble).toEqual([]);
});

test('prizes of years before the portal count, and are taken back', async ({ page, accounts }) => {
  const trouble = watchForTrouble(page);
  await signInAs(page, accounts, 'prefecture');
  await page.getByRole('link', { name: '历年成绩' }).click();
  await page.getByRole('link', { name: '导入往年奖项' }).click();
  await page
    .getByLabel(/粘贴/)
    .fill(
      '年份\t级别\t奖项\t作品名称\t学校\n2018\t国家级\t二等奖\t雨水花园\t东阳市示例实验初中\n2018\t国家级\t二等奖\t风车\t没有的学校',
    );
  await page.getByRole('button', { name: '预览，先不写入' }).click();
  await expect(page.getByRole('table', { name: '不能导入的行' })).toContainText('没有登记过这所学校');
  await page.getByRole('button', { name: '导入 1 项' }).click();
  await expect(page.getByText(/2018 年以来，金华市共获得国家级.*二等奖 \d+ 项/)).toBeVisible();
  await page.getByLabel('统计方式').selectOption({ label: '按学校' });
  await page.getByRole('button', { name: '统计' }).click();
  // Of the schools of the sample this one won nothing last year.
  const row = page
    .getByRole('table', { name: '按学校' })
    .getByRole('row')
    .filter({ hasText: '东阳市示例实验初中' });
  await expect(row.getByRole('cell').filter({ hasText: '1' }).first()).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.goto('/admin/honours/import');
  await confirmed(page, '撤销导入');
  await expect(page.getByText('已删除 1 项')).toBeVisible();
  expect(trouble).toEqual([]);
});
