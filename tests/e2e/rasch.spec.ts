import { expect, test, watchForTrouble } from './fixtures.ts';
import { addSheet, growRound } from './sample-marks.ts';
import { expectSound, signInAs } from './people.ts';
import { SAMPLE_YEAR } from './sample-data.ts';

test.use({ sample: true });

/** Enough for the background, and for its progress to be seen. */
const COPIES = 24;

test('a round is scored by the Rasch model: refused while it falls into pieces, watched, and shown with errors and ranks', async ({
  page,
  accounts,
  portal,
}) => {
  const trouble = watchForTrouble(page);
  await signInAs(page, accounts, 'prefecture');
  const link = page.getByRole('link', { name: new RegExp(`^东阳市${SAMPLE_YEAR}年`) }).first();
  const round = /\/admin\/rounds\/[^/]+/.exec((await link.getAttribute('href')) ?? '')?.[0] ?? '';
  const roundId = round.split('/').at(-1) ?? '';
  await page.goto(`${round}/settings`);
  await page.getByRole('radio', { name: '拉什模型' }).check();
  // What the rubric means for the model is said before anything is saved.
  await expect(page.getByText(/创新性 \(C1\).*可给的分数超过 21 档/)).toBeVisible();
  growRound(portal.data, roundId, COPIES);
  await page.getByRole('main').getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已保存')).toBeVisible();
  await expect(page.getByText(/可给的分数超过/)).toHaveCount(0);
  await expectSound(page);

  await page.goto(`${round}/results`);
  await page.getByRole('button', { name: '重新生成' }).click();
  const why = page.getByRole('alert').filter({ hasText: '没有生成评分汇总表' });
  await expect(why).toContainText('评审分成互不相连的 2 块');
  await expectSound(page);
  await page.getByRole('link', { name: '评分公平性' }).click();
  const missing = page.getByRole('listitem').filter({ hasText: /^\S+ 评 \S+ / });
  await expect(missing).toHaveCount(1);
  const [, judge = '', number = ''] = /^(\S+) 评 (\S+)/.exec(await missing.innerText()) ?? [];

  addSheet(portal.data, roundId, judge, number);
  await page.goto(`${round}/results`);
  await page.getByRole('button', { name: '重新生成' }).click();
  await page.getByRole('heading', { name: '正在生成评分汇总表' }).waitFor();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByText('本汇总表由拉什模型得出')).toBeVisible();
  await expect(page.getByText(/\d+ 步收敛，最大残差/)).toBeVisible();
  await expect(page.getByRole('heading', { name: '正在生成评分汇总表' })).toHaveCount(0);
  const best = page.getByRole('table', { name: '评分汇总表' }).getByRole('row').nth(1);
  await expect(best).toContainText(/能力值 \d\.\d\d ±0\.\d\d/);
  await expect(best).toContainText(/契合度 \d\.\d\d \/ \d\.\d\d/);
  await expect(best).toContainText(/名次 1–\d+/);
  await expectSound(page);
  expect(trouble).toEqual([]);
});
