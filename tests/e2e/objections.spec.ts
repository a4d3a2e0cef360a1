import { expect, test, watchForTrouble } from './fixtures.ts';
import { pdfBytes } from './pdf.ts';
import { confirmed, expectSound, newBrowser, signInAs } from './people.ts';

test.use({ sample: true });

test('a visitor objects with evidence on a phone; the prize is revoked, and the public notice says so', async ({
  page,
  accounts,
  browser,
  portal,
}) => {
  const visitor = await newBrowser(browser, portal.origin);
  await visitor.setViewportSize({ width: 390, height: 844 });
  const trouble = [watchForTrouble(visitor), watchForTrouble(page)];
  await visitor.goto('/');
  await visitor
    .getByRole('link', { name: /东阳市.*获奖名单公示/ })
    .first()
    .click();
  await visitor.getByRole('link', { name: '提出异议' }).first().click();
  await expect(visitor.getByRole('heading', { level: 1, name: '提出异议' })).toBeVisible();
  await visitor.getByLabel('在名单中查找').fill('AJ');
  await visitor.getByRole('button', { name: '搜索' }).click();
  await expect(visitor).toHaveURL(/q=AJ/);
  const choice = visitor
    .getByRole('main')
    .getByRole('link', { name: /研究|改进|调查|设计|探究/ })
    .first();
  const title = (await choice.innerText()).trim();
  await choice.click();
  await expect(visitor.getByRole('button', { name: '提交异议' })).toBeVisible();
  await expectSound(visitor);
  // Fields that lack the same are told apart where all errors stand.
  await visitor.getByRole('button', { name: '提交异议' }).click();
  await expect(visitor.getByRole('alert').getByRole('link', { name: /^您的姓名：/ })).toBeVisible();
  await visitor.getByLabel('您的姓名').fill('测试甲');
  await visitor.getByLabel('您的单位').fill('测试街道');
  await visitor.getByLabel('联系电话').fill('0579-8712 3456');
  await visitor.getByLabel('事实和理由').fill('数据与附件中的论文完全相同，论文发表在先。');
  await visitor.getByLabel('我保证以上内容属实').check();
  const evidence = visitor.getByLabel('证据');
  await evidence.setInputFiles({
    name: '论文.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('MZ this is no PDF'),
  });
  await visitor.getByRole('button', { name: '提交异议' }).click();
  await expect(visitor.getByText(/“论文.pdf”的内容与类型不符/).first()).toBeVisible();
  await expect(visitor.getByLabel('事实和理由')).toHaveValue(/论文发表在先/);
  await evidence.setInputFiles({ name: '论文.pdf', mimeType: 'application/pdf', buffer: pdfBytes() });
  await visitor.getByRole('button', { name: '提交异议' }).click();
  await expect(visitor.getByRole('heading', { level: 1, name: '异议回执' })).toBeVisible();
  await expect(visitor.getByText('已收到', { exact: true })).toBeVisible();
  await expectSound(visitor);

  await signInAs(page, accounts, 'prefecture');
  await page.getByRole('link', { name: /^2 件异议待答复/ }).click();
  await page.getByRole('link', { name: title }).click();
  const proof = (await page.getByRole('link', { name: '论文.pdf' }).getAttribute('href')) ?? '';
  expect((await page.request.get(proof)).headers()['content-type']).toBe('application/pdf');
  expect((await visitor.request.get(proof, { maxRedirects: 0 })).status()).toBe(302);
  await page.getByRole('button', { name: '分配' }).click();
  await expect(page.getByText('已分配')).toBeVisible();
  await expectSound(page);
  await page.getByLabel('异议成立').check();
  await page.getByLabel('撤销这件作品的奖项').check();
  await page.getByLabel('给提出人的答复').fill('经核实，您反映的问题属实，感谢您的监督。');
  await page.getByLabel('向社会公布的说明').fill('测试甲反映的情况属实。');
  await confirmed(page, '答复并公布');
  await expect(page.getByText(/说明里有提出人的姓名或电话/).first()).toBeVisible();
  await page.getByLabel('向社会公布的说明').fill('经核实，研究数据并非作者测得。');
  await confirmed(page, '答复并公布');
  await expect(page.getByText('已答复，处理结果已公布')).toBeVisible();

  await visitor.reload();
  await expect(visitor.getByText('您反映的问题属实')).toBeVisible();
  await visitor.getByRole('link', { name: /获奖名单公示/ }).click();
  await expect(visitor.locator('s', { hasText: title })).toBeVisible();
  await expect(visitor.getByText('奖项已撤销')).toBeVisible();
  await expect(visitor.getByRole('table', { name: '异议处理' })).toContainText('研究数据并非作者测得');
  await expect(visitor.getByText('测试甲')).toHaveCount(0);
  await expectSound(visitor);
  await visitor.getByRole('link', { name: '第 1 版' }).click();
  await expect(visitor.getByText('您正在查看第 1 版')).toBeVisible();
  await expect(visitor.getByText('奖项已撤销')).toHaveCount(0);
  await visitor.getByRole('link', { name: '各评委总分的平均' }).click();
  await expect(visitor.getByRole('heading', { level: 1, name: '得分怎么算' })).toBeVisible();
  await expect(visitor.locator('math').first()).toBeVisible();
  await expectSound(visitor);
  expect(trouble.flat()).toEqual([]);
});
