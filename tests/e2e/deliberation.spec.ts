import { expect, test, watchForTrouble } from './fixtures.ts';
import { confirmed, expectSound, newBrowser, readSlips, signIn, signInAs } from './people.ts';
import { SAMPLE_YEAR } from './sample-data.ts';

test.use({ sample: true });

test('a border is deliberated: a judge speaks and votes on a tablet, the organiser decides, the list says so', async ({
  page,
  accounts,
  browser,
  portal,
}) => {
  const trouble = watchForTrouble(page);
  await signInAs(page, accounts, 'prefecture');
  await page
    .getByRole('link', { name: new RegExp(`^东阳市${SAMPLE_YEAR}年`) })
    .first()
    .click();
  await page.getByRole('link', { name: '名单与公示', exact: true }).click();
  await expect(page).toHaveURL(/\/rounds\/[\w-]{36}\/lists$/);
  const round = page.url().replace(/\/lists$/, '');
  await page.goto(`${round}/judges/slips`);
  const [slip] = await readSlips(page);
  await page.goto(`${round}/lists`);
  await page.getByRole('button', { name: '拟定获奖名单' }).click();
  await expect(page.getByText('名单已拟定，请逐条核对')).toBeVisible();
  const list = page.url();
  await page.getByRole('link', { name: '开始评议' }).click();
  await expect(page.getByText('并列跨界线').first()).toBeVisible();
  await page.getByLabel(slip?.name ?? '').check();
  await expectSound(page);
  await page.getByRole('button', { name: '开始评议' }).click();
  await expect(page.getByText('评议已开始')).toBeVisible();
  const here = page.url();
  await expectSound(page);

  const judge = await newBrowser(browser, portal.origin);
  await judge.setViewportSize({ width: 820, height: 1180 });
  await signIn(judge, slip?.username ?? '', slip?.password ?? '', 'correct horse battery');
  await judge.goto(
    `/judge/rounds/${new URL(round).pathname.split('/').at(-1)}/deliberation/${here.split('/').at(-1)}`,
  );
  const report = judge.getByRole('article').first().getByRole('link').first();
  expect((await judge.request.get((await report.getAttribute('href')) ?? '')).status()).toBe(200);
  await judge.getByLabel('意见内容').fill('对照组设得更好');
  await expect(judge.getByText(/已自动保存/)).toBeVisible();
  await judge.reload();
  await expect(judge.getByLabel('意见内容')).toHaveValue('对照组设得更好');
  await judge.getByRole('button', { name: '发表意见' }).click();
  await expect(judge.getByText('意见已发表')).toBeVisible();
  for (const box of await judge.locator('input[name="yes"]').all()) await box.check();
  await confirmed(judge, '投票');
  await expect(judge.getByRole('alert')).toContainText('最多赞成');
  await expect(judge.locator('input[name="yes"]').first()).toBeChecked();
  for (const box of await judge.locator('input[name="yes"]').all()) await box.uncheck();
  await judge.locator('input[name="yes"]').first().check();
  await confirmed(judge, '投票');
  await expect(judge.getByText('您的票已投出')).toBeVisible();
  await expect(judge.getByRole('table', { name: '投票' })).toContainText('1 / 1 票');
  await expectSound(judge);

  await page.goto(list);
  await expect(page.getByText('有 1 项评议还没有作出决定')).toBeVisible();
  await page.goto(here);
  await expect(page.getByText('对照组设得更好')).toBeVisible();
  await expect(page.getByRole('table', { name: '投票' })).toHaveCount(0);
  await confirmed(page, '截止投票');
  await expect(page.getByText('投票已截止，请作出决定')).toBeVisible();
  for (const choice of await page.locator('select[name^="to."]').all())
    if ((await choice.inputValue()) === '') await choice.selectOption('NOT_SELECTED');
  await page.getByLabel('决定的理由', { exact: true }).fill('按票数决定');
  await page.getByRole('button', { name: '预览，先不改动' }).click();
  await expect(page.getByText(/件作品中有 \d+ 件会改动/).first()).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: '确定，写入名单' }).click();
  await expect(page.getByText(/评议决定已写入名单/)).toBeVisible();
  await page.goto(`${list}?decision=NOT_SELECTED`);
  await expect(page.getByText(/评议决定：.*由“待决定”改为“未入选”：按票数决定/).first()).toBeVisible();
  await page.getByRole('link', { name: '见评议记录' }).first().click();
  await expect(page.getByRole('heading', { level: 2, name: '评议记录' })).toBeVisible();
  await expectSound(page);
  await expect(page.getByText('对照组设得更好')).toHaveCount(0);
  expect(trouble).toEqual([]);
});
