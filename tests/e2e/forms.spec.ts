import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import type { Locator } from '@playwright/test';

import { expect, test, watchForTrouble } from './fixtures.ts';
import { confirmed, confirmsAsGuardian, expectSound, guardianLink, newBrowser, signInAs } from './people.ts';

test.use({ sample: true });

test('a guardian confirms the form on a phone; a new title asks for it again, and a no is seen', async ({
  page,
  accounts,
  browser,
  portal,
}) => {
  const trouble = watchForTrouble(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await signInAs(page, accounts, 'student-draft');
  await page.getByRole('link', { name: '继续填写' }).click();
  await expect(page).toHaveURL(/entries\/[\w-]+$/);
  const overview = page.url();
  await page.goto(`${overview}/confirm`);
  const link = await guardianLink(page);
  await expectSound(page);

  const guardian = await newBrowser(browser, portal.origin);
  await guardian.setViewportSize({ width: 390, height: 844 });
  const guardianTrouble = watchForTrouble(guardian);
  await confirmsAsGuardian(guardian, link);
  await expectSound(guardian);
  const state = page.getByRole('listitem').filter({ hasText: '的监护人' }).first();
  await page.reload();
  await expect(state).toContainText('已确认');

  await page.goto(`${overview}/edit`);
  await page.getByLabel('作品名称').fill('确认以后改的名称');
  await expect(page.getByText(/已自动保存/)).toBeVisible();
  await page.goto(`${overview}/confirm`);
  await expect(state).toContainText('内容改过，需重新确认');

  await guardian.reload();
  await expect(guardian.getByText('您上次看过以后，申报书又改过')).toBeVisible();
  await expect(guardian.getByText('确认以后改的名称').first()).toBeVisible();
  await confirmed(guardian, '不同意');
  await expect(guardian.getByText('您对这一版选择了不同意')).toBeVisible();
  await expectSound(guardian);
  await page.goto(overview);
  await expect(page.getByText(/监护人不同意/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: '提交作品' })).toHaveCount(0);
  expect([...trouble, ...guardianTrouble]).toEqual([]);
});

test('pictures of what was just sent appear without reloading, for the student and the teacher', async ({
  page,
  accounts,
  browser,
  portal,
}) => {
  const trouble = watchForTrouble(page);
  await signInAs(page, accounts, 'student-draft');
  await page.getByRole('link', { name: '继续填写' }).click();
  await page.getByRole('link', { name: /^材料/ }).click();
  const buffer = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#a40' } })
    .jpeg()
    .toBuffer();
  const document = await PDFDocument.create();
  document.addPage([595, 842]);
  const report = Buffer.from(await document.save());
  const photos = page.locator('#slot-pictures');
  const reports = page.locator('#slot-report');
  await photos
    .locator('input[name=file]')
    .setInputFiles({ name: '装置.jpg', mimeType: 'image/jpeg', buffer });
  await reports
    .locator('input[name=file]')
    .setInputFiles({ name: '新报告.pdf', mimeType: 'application/pdf', buffer: report });
  const isDrawn = (image: Locator) =>
    expect
      .poll(() => image.evaluate((node: HTMLImageElement) => node.naturalWidth), { timeout: 60_000 })
      .toBeGreaterThan(0);
  for (const slot of [photos, reports]) {
    await slot.scrollIntoViewIfNeeded();
    await expect(slot.locator('img')).toBeVisible({ timeout: 60_000 });
    await isDrawn(slot.locator('img'));
  }
  await expectSound(page);

  const teacher = await newBrowser(browser, portal.origin);
  await signInAs(teacher, accounts, 'teacher');
  await expect(page).toHaveURL(/\/materials$/);
  const [entryId = ''] = /[0-9a-f-]{36}/.exec(page.url()) ?? [];
  await teacher.getByRole('link', { name: '作品', exact: true }).first().click();
  await teacher.locator(`a[href$="${entryId}"]`).first().click();
  await teacher.getByText('在这里阅读（1 页）').click();
  await isDrawn(teacher.getByRole('img', { name: '第 1 页' }));
  await expectSound(teacher);
  expect(trouble).toEqual([]);
});
