import { expect, test, watchForTrouble } from './fixtures.ts';
import { confirmed, expectSound, signInAs } from './people.ts';

test.use({ sample: true });

test('judges of a proposal are dragged to other places, and one is refused with the reason', async ({
  page,
  accounts,
}) => {
  const trouble = watchForTrouble(page);
  await signInAs(page, accounts, 'prefecture');
  await page
    .getByRole('listitem')
    .filter({ hasText: /金华市\d+年/ })
    .getByRole('link', { name: /件作品待审查/ })
    .click();
  await expect(page).toHaveURL(/\/entries/);
  const round = new URL(page.url()).pathname.split('/').slice(0, 4).join('/');
  await page.getByLabel('全选本页').check();
  await page.getByRole('button', { name: '审查通过' }).click();
  await page.getByRole('button', { name: /^\d+ 件审查通过$/ }).click();
  await expect(page.getByText(/^\d+ 件作品审查通过/)).toBeVisible();

  await page.goto(`${round}/judges`);
  const names = ['甲', '乙', '丙', '丁', '戊'];
  await page.getByLabel(/每行一位/).fill(names.map((name) => `评委${name}, 示例大学`).join('\n'));
  await page.getByRole('button', { name: '添加评委' }).click();
  await expect(page.locator('.print-page').first()).toBeVisible();
  await page.goto(`${round}/assignment`);
  await page.getByRole('button', { name: '生成分配方案' }).click();
  await page.getByRole('link', { name: '逐项查看和修改' }).click();

  const rows = page.getByRole('table').locator('tbody tr');
  const taken = rows.first().locator('td[draggable=true]');
  const free = rows.first().locator('td:not([draggable=true])');
  await expect(taken).toHaveCount(3);
  const judge = async (cell: typeof taken) => cell.evaluate((td) => (td as HTMLTableCellElement).cellIndex);
  const [from, to] = [await judge(taken.first()), await judge(free.first())];
  const at = (index: number) => rows.first().locator('th, td').nth(index);
  await taken.first().dragTo(free.first());
  await expect(page.getByText('已放入方案')).toBeVisible();
  await expect(at(to)).toHaveAttribute('draggable', 'true');
  await expect(at(from)).toHaveAttribute('draggable', 'false');
  await expectSound(page);

  // All three places are filled: one more judge has none.
  await page.getByRole('columnheader').nth(from).dragTo(at(from));
  await expect(page.getByRole('alert')).toContainText(/已有 3 位评委/);
  await page.goto(`${round}/assignment`);
  await confirmed(page, '采用方案');
  await expect(page.getByText('方案已采用')).toBeVisible();
  expect(trouble).toEqual([]);
});
