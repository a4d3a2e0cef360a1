import { expect, test, watchForTrouble } from './fixtures.ts';
import { confirmed, expectSound, newBrowser, readSlips, signIn, signInAs } from './people.ts';

test.use({ sample: true });

test('a special prize is nominated on a phone, an award to schools is computed, and both stand on the notice', async ({
  page,
  accounts,
  browser,
  portal,
}) => {
  const trouble = watchForTrouble(page);
  await signInAs(page, accounts, 'prefecture');
  await page
    .getByRole('link', { name: /^东阳市2026年/ })
    .first()
    .click();
  await page.getByRole('link', { name: '专项奖与组织奖', exact: true }).click();
  await expect(page.getByText('还没有设专项奖')).toBeVisible();
  const round = page.url().replace(/\/special$/, '');
  await expectSound(page);
  await page.goto(`${round}/judges/slips`);
  const [slip] = await readSlips(page);

  await page.goto(`${round}/special`);
  await page.getByRole('link', { name: '新增专项奖' }).click();
  await expectSound(page);
  await page.getByLabel('名称', { exact: true }).fill('科普出版社专项奖');
  await page.getByLabel('设奖单位').fill('科普出版社');
  await page.getByLabel('对公众的说明').fill('奖励把科学讲得最明白的作品。');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '科普出版社专项奖' })).toBeVisible();
  const prize = page.url();
  await page.getByLabel(slip?.name ?? '').check();
  await page.getByRole('button', { name: '保存评审组' }).click();
  await expect(page.getByText('已保存，共 1 位成员')).toBeVisible();
  await expectSound(page);

  const judge = await newBrowser(browser, portal.origin);
  await judge.setViewportSize({ width: 390, height: 844 });
  await signIn(judge, slip?.username ?? '', slip?.password ?? '', 'correct horse battery');
  await judge.goto('/judge');
  await judge.getByRole('link', { name: '科普出版社专项奖' }).click();
  await expectSound(judge);
  await judge.getByRole('table', { name: '可以提名的作品' }).getByRole('link').first().click();
  await judge.getByLabel('理由（一句话）').fill('图文清楚，结论可靠');
  await expectSound(judge);
  await judge.getByRole('button', { name: '提名', exact: true }).click();
  await expect(judge.getByText('图文清楚，结论可靠')).toBeVisible();
  await confirmed(judge, '提交提名');
  await expect(judge.getByText(/您已于.*提交提名/)).toBeVisible();
  await expectSound(judge);

  await page.reload();
  await expect(page.getByText('图文清楚，结论可靠')).toBeVisible();
  await confirmed(page, '生成结果');
  await expect(page.getByText('已生成：1 个获奖，0 个待定')).toBeVisible();
  await expectSound(page);
  await confirmed(page, '确认');
  await expect(page.getByText('已确认').first()).toBeVisible();

  await page.goto(`${round}/special`);
  await page.getByRole('link', { name: '新增组织奖或教师表彰' }).click();
  await page.getByLabel('名称', { exact: true }).fill('优秀组织奖');
  await page.getByLabel('名额', { exact: true }).fill('2');
  await expectSound(page);
  await page.getByRole('button', { name: '保存' }).click();
  await confirmed(page, '生成结果');
  await expect(page.getByText(/已生成：/)).toBeVisible();
  await expect(page.getByText(/× \d+.* = \d+ 分/).first()).toBeVisible();
  await expectSound(page);
  // A tie, if there is one, is for people.
  while ((await page.getByText('待定', { exact: true }).count()) > 0) {
    const tied = page
      .getByRole('row')
      .filter({ has: page.getByText('待定', { exact: true }) })
      .first();
    await tied.getByRole('button', { name: '给予', exact: true }).click();
    await page.getByRole('dialog').getByLabel('理由').fill('并列，一并给予');
    await page.getByRole('dialog').getByRole('button', { name: '给予', exact: true }).click();
    await expect(page.getByText('已更改并记录理由').first()).toBeVisible();
    await page.reload();
  }
  await confirmed(page, '确认');
  await expect(page.getByText('已确认').first()).toBeVisible();

  await page.goto(`${round}/special`);
  await expect(page.getByText('有 2 个已确认的奖项还没有公布')).toBeVisible();
  await confirmed(page, '公布到公示');
  await expect(page.getByText('已公布 2 个奖项')).toBeVisible();
  await expectSound(page);
  for (const as of ['xlsx', 'pdf'])
    expect((await page.request.get(`${round}/tables/special?as=${as}`)).status()).toBe(200);

  const reader = await newBrowser(browser, portal.origin);
  await reader.goto(`/rounds/${new URL(round).pathname.split('/').at(-1)}`);
  await expect(reader.getByText('奖励把科学讲得最明白的作品。')).toBeVisible();
  await reader.getByRole('link', { name: /获奖名单公示/ }).click();
  await expect(reader.getByRole('heading', { level: 2, name: '科普出版社专项奖' })).toBeVisible();
  await expect(reader.getByRole('table', { name: '优秀组织奖' }).getByRole('row').first()).toBeVisible();
  await expect(reader.getByText('图文清楚，结论可靠')).toHaveCount(0);
  await expectSound(reader);
  await page.goto(prize);
  await expect(page.getByText('已公布', { exact: true })).toBeVisible();
  expect(trouble).toEqual([]);
});
