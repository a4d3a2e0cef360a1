import { expect, test, watchForTrouble } from './fixtures.ts';
import { confirmed, expectSound, signInAs } from './people.ts';
import { SAMPLE_YEAR } from './sample-data.ts';

test.use({ sample: true });

test('finalists are listed under their quota, confirmed and published, and only they are to be heard', async ({
  page,
  accounts,
}) => {
  const trouble = watchForTrouble(page);
  await signInAs(page, accounts, 'county');
  // A round that is judged, with nothing left open.
  await page.getByRole('link', { name: '届次', exact: true }).click();
  await page
    .getByRole('link', { name: new RegExp(`^${SAMPLE_YEAR - 1}年`) })
    .first()
    .click();
  await page
    .getByRole('link', { name: new RegExp(`^永康市${SAMPLE_YEAR - 1}年`) })
    .first()
    .click();
  await expect(page).toHaveURL(/\/rounds\/[\w-]{36}$/);
  const round = page.url();
  await page.getByRole('link', { name: '设置', exact: true }).click();
  await page.getByRole('link', { name: '入围名额' }).click();
  await page.locator('input[name$="places"]').first().fill('5');
  await page.getByLabel('候补件数').fill('2');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已保存')).toBeVisible();
  await expectSound(page);

  await page.getByRole('link', { name: '名单与公示', exact: true }).click();
  await page.getByRole('button', { name: '拟定入围终评的名单' }).click();
  await expect(page.getByText('名单已拟定，请逐条核对')).toBeVisible();
  const rows = page.getByRole('table').last().locator('tbody tr');
  await expect(rows).toHaveCount(5);
  const [first = ''] = (await rows.first().getByRole('rowheader').innerText()).split('\n');
  await expectSound(page);
  await confirmed(page, '确认名单');
  await expect(page.getByText('名单已确认', { exact: true })).toBeVisible();
  await confirmed(page, '公示');
  await expect(page.getByText('公示中')).toBeVisible();
  await page
    .getByRole('link', { name: /入围终评作品名单/ })
    .last()
    .click();
  await expect(page.getByRole('heading', { name: /入围终评作品名单/ })).toBeVisible();
  await expect(page.getByText(first).first()).toBeVisible();
  await expectSound(page);

  await page.goto(`${round}/defence`);
  await expect(page.getByText(/件作品中有 5 件入围终评，只有它们参加答辩/)).toBeVisible();
  await page.getByRole('link', { name: '看入围名单' }).click();
  await expect(page.getByText('已确认', { exact: true })).toBeVisible();
  expect(trouble).toEqual([]);
});
