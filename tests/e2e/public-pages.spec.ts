import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';

import { expect, test, watchForTrouble } from './fixtures.ts';
import { expectSound, newBrowser, signInAs } from './people.ts';
import { SAMPLE_YEAR } from './sample-data.ts';

test.use({ sample: true });

test('a visitor narrows a list, follows its round and feed; the organiser takes it along as files', async ({
  page,
  accounts,
  browser,
  portal,
}, info) => {
  const visitor = await newBrowser(browser, portal.origin);
  await visitor.setViewportSize({ width: 390, height: 844 });
  const trouble = [watchForTrouble(visitor), watchForTrouble(page)];
  await visitor.goto('/');
  await visitor
    .getByRole('link', { name: /东阳市.*获奖名单公示/ })
    .first()
    .click();
  await visitor.getByLabel('奖次').selectOption('一等奖');
  await visitor.getByRole('button', { name: '搜索' }).click();
  await expect(visitor).toHaveURL(/prize=/);
  await expect(visitor.getByRole('table').first()).not.toContainText('二等奖');
  await expectSound(visitor);

  // Opened twice: the second comes from memory, and its scripts still run under the policy that it came with.
  const address = visitor.url();
  for (const again of [await visitor.goto(address), await visitor.reload()]) {
    expect(again?.headers()['cache-control']).toContain('public');
    await expect(visitor.getByLabel('奖次')).toHaveValue('一等奖');
  }
  const feed = await visitor.locator('link[type="application/atom+xml"]').getAttribute('href');
  const entries = await visitor.evaluate(async (href) => {
    const text = await (await fetch(new URL(href).pathname)).text();
    const parsed = new DOMParser().parseFromString(text, 'application/xml');
    return parsed.querySelector('parsererror') ? -1 : parsed.querySelectorAll('entry > id').length;
  }, feed ?? '');
  expect(entries).toBe(2);
  const card = (await visitor.locator('meta[property="og:image"]').getAttribute('content')) ?? '';
  expect((await visitor.request.get(card)).headers()['content-type']).toBe('image/png');
  await visitor
    .getByRole('link', { name: `东阳市${SAMPLE_YEAR}年青少年科技创新大赛（示例）`, exact: true })
    .click();
  await expect(visitor.getByRole('heading', { name: '日程' })).toBeVisible();
  await expectSound(visitor);

  await signInAs(page, accounts, 'prefecture');
  await page.goto(address);
  expect((await page.reload())?.headers()['cache-control']).toBe('private, no-cache');
  await page.goto(`/admin${new URL(visitor.url()).pathname}/lists`);
  await page
    .getByRole('main')
    .getByRole('link', { name: /获奖名单$/ })
    .first()
    .click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载静态网页（ZIP）' }).click();
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  const files = unzipSync(new Uint8Array(Buffer.concat(chunks)));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(info.outputPath(name), bytes);
  const offline = await newBrowser(browser, portal.origin);
  trouble.push(watchForTrouble(offline));
  await offline.goto(`file://${path.resolve(info.outputPath('index.html'))}`);
  await offline.getByLabel(/在名单中查找/).fill('一等奖');
  await offline.locator('#found a').first().click();
  await expect(offline).toHaveURL(/list-001\.html#line-1$/);
  await expect(offline.locator('#line-1')).toContainText('一等奖');
  expect(trouble.flat()).toEqual([]);
});
