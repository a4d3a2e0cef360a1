import { expect, test } from './fixtures.ts';
import { signIn } from './people.ts';

test.use({ sample: true });

test('a judge marks by keyboard: Enter leads on and never submits without being asked', async ({
  page,
  accounts,
}) => {
  const account = accounts.find(({ role }) => role === 'judge');
  if (!account) throw new Error('no judge in the sample');
  await signIn(page, account.username, account.password);
  await page.getByRole('link', { name: '开始评审' }).first().click();
  await page.getByRole('link', { name: '评下一件' }).click();
  const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  const sheet = page.getByRole('region', { name: '评分表' });
  await expect(sheet.getByText('0–40 分')).toBeVisible();
  await expect(sheet.getByText('已评 0 / 4 项')).toBeInViewport();
  // A button only once the script is there; before, Enter saves by the form's own way.
  await expect(sheet.getByRole('button', { name: '提交评分表' })).toBeVisible();

  await sheet.getByLabel('创新性').focus();
  await page.keyboard.type('33');
  await page.keyboard.press('Tab');
  await page.keyboard.type('25');
  await page.keyboard.press('Enter');
  await page.keyboard.type('15');
  await page.keyboard.press('Enter');
  await page.keyboard.type('10');
  await expect(sheet.getByLabel('科学性')).toHaveValue('25');
  await expect(sheet.getByRole('group', { name: '完整性' }).getByText('10 / 10')).toBeVisible();
  await expect(sheet.getByText('83 / 100')).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(sheet.getByLabel('给作者的意见')).toBeFocused();
  await expect(sheet.getByText(/已保存到服务器/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);

  // A mark that cannot be: said at its box, not behind the question.
  await sheet.getByLabel('创新性').fill('55');
  await sheet.getByRole('button', { name: '提交评分表' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交评分表' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(sheet.getByLabel('创新性')).toBeFocused();
  await sheet.getByLabel('创新性').fill('33');
  await sheet.getByRole('button', { name: '提交评分表' }).click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(title);
});
