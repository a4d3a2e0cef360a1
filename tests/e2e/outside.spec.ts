import { expect, test, watchForTrouble } from './fixtures.ts';
import { confirmed, signInAs } from './people.ts';

test.use({ sample: true });

const HEAD = '推荐单位,类别,组别,学科,项目名称,个人/集体,第一作者,年级,学校,辅导教师';
const line = (unit: string, title: string, author: string, grade: string) =>
  `${unit},青少年科技创新成果,,工程学,${title},个人,${author},${grade},外市示范中学,外市老师`;

test('a list from outside comes in by table, its bad row is put right, and all of it goes back', async ({
  page,
  accounts,
}) => {
  const trouble = watchForTrouble(page);
  await signInAs(page, accounts, 'province');
  await page.goto('/admin');
  await page
    .getByRole('link', { name: /浙江省.*大赛|浙江省/ })
    .first()
    .click();
  await page.getByRole('link', { name: '作品', exact: true }).first().click();
  await page.getByRole('link', { name: '从外部导入' }).click();
  const paste = async (rows: readonly string[]) => {
    await page.getByLabel('粘贴').fill([HEAD, ...rows].join('\n'));
    await page.getByRole('button', { name: '预览' }).first().click();
  };
  await paste([line('外市', '会走的桥', '甲同学', '初二'), line('外市', '会唱的灯', '乙同学', '不详')]);
  await page.getByLabel('推荐单位：外市').selectOption('new');
  await page.getByRole('button', { name: '再看一次预览' }).click();
  await expect(page.getByRole('row', { name: /会唱的灯.*年级不清楚/ })).toBeVisible();
  await page.getByRole('button', { name: '导入 1 件' }).click();
  await expect(page.getByText('已导入 1 件作品')).toBeVisible();

  await page.getByRole('link', { name: '从外部导入' }).click();
  await paste([line('外市', '会走的桥', '甲同学', '初二'), line('外市', '会唱的灯', '乙同学', '初三')]);
  await page.getByRole('button', { name: '导入 1 件' }).click();
  await expect(page.getByText('已导入 1 件作品')).toBeVisible();
  await expect(page.getByRole('link', { name: '会唱的灯' })).toBeVisible();

  await page.getByRole('link', { name: '从外部导入' }).click();
  await confirmed(page, '撤销导入');
  await expect(page.getByText('已撤销，删除 1 件作品')).toBeVisible();
  expect(trouble).toEqual([]);
});
