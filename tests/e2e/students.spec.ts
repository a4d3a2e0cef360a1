import type { Page } from '@playwright/test';

import { expect, test, watchForTrouble } from './fixtures.ts';
import { pdfBytes } from './pdf.ts';
import { confirmed, expectSound, newBrowser, signIn, signInAs } from './people.ts';
import { SAMPLE_YEAR } from './sample-data.ts';
import { finishJudging } from './sample-marks.ts';

test.use({ sample: true });

const SCHOOL = '武义县示例实验初中';

test('a list sends students on: drafted, handed on, completed by the student, and followed by a reserve', async ({
  page,
  accounts,
  browser,
  portal,
}) => {
  const trouble = watchForTrouble(page);
  await signInAs(page, accounts, 'prefecture');
  const link = page.getByRole('link', { name: new RegExp(`^武义县${SAMPLE_YEAR}年`) }).first();
  const round = /\/admin\/rounds\/[^/]+/.exec((await link.getAttribute('href')) ?? '')?.[0] ?? '';
  finishJudging(portal.data, round.split('/').at(-1) ?? '');
  // The prefecture wants a file that the county left to the student.
  const upper = page.getByRole('link', { name: new RegExp(`^金华市${SAMPLE_YEAR}年`) }).first();
  const above = /\/admin\/rounds\/[^/]+/.exec((await upper.getAttribute('href')) ?? '')?.[0] ?? '';
  await page.goto(`${above}/settings/slots`);
  await expect(page.getByLabel('名称 4', { exact: true })).toHaveValue('诚信承诺书');
  await page.getByLabel('必交 4', { exact: true }).check();
  await page.getByRole('main').getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已保存')).toBeVisible();

  await page.goto(`${round}/settings`);
  await page.getByRole('radio', { name: '学生：第一作者' }).check();
  await page.getByRole('main').getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已保存')).toBeVisible();
  await page.goto(`${round}/results`);
  await page.getByRole('button', { name: '生成评分汇总表' }).first().click();
  await expect(page.getByText('第 1 版').first()).toBeVisible();
  await page.goto(`${round}/lists`);
  await page.getByRole('button', { name: /拟定推荐至/ }).click();
  await expect(page.getByText('名单已拟定，请逐条核对')).toBeVisible();
  await expect(page.getByText('名单推荐的是学生，每件作品由第一作者晋级')).toBeVisible();
  await expect(page.getByText('10 件作品，10 名学生晋级')).toBeVisible();
  await expectSound(page);
  await confirmed(page, '确认名单');
  await expect(page.getByText('名单已确认')).toBeVisible();
  const list = page.url();
  const line = page.getByRole('row').filter({ hasText: SCHOOL }).first();
  const name = (await line.locator('th, td').first().innerText()).trim();
  const title = await line.getByRole('link').first().innerText();
  await confirmed(page, '送入下一级赛事');
  await expect(page.getByText('10 件作品已进入下一级赛事')).toBeVisible();

  await page.goto('/admin/people?role=TEACHER');
  const row = page.getByRole('row').filter({ hasText: SCHOOL });
  await row.getByRole('button', { name: '重发密码' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '重发密码' }).click();
  const code = await issued(page);
  const teacher = await newBrowser(browser, portal.origin);
  await signIn(teacher, code.username, code.password, 'a teacher picks words');
  await teacher.getByRole('navigation').getByRole('link', { name: '作品', exact: true }).click();
  await expect(teacher.getByRole('row').filter({ hasText: name }).last()).toContainText('1 项：诚信承诺书');
  await teacher.getByRole('navigation').getByRole('link', { name: '学生', exact: true }).click();
  await teacher.getByRole('link', { name, exact: true }).click();
  await teacher.getByRole('button', { name: '重发密码' }).click();
  await teacher.getByRole('dialog').getByRole('button', { name: '重发密码' }).click();
  const slip = await issued(teacher);
  const student = await newBrowser(browser, portal.origin);
  await student.setViewportSize({ width: 390, height: 844 });
  await signIn(student, slip.username, slip.password, 'a student picks words');
  await student.goto('/student');
  await expect(student.getByText('待补齐')).toBeVisible();
  await expect(student.getByText('你晋级了这个赛事。请补齐下面还缺的内容，再提交一次。')).toBeVisible();
  await expectSound(student);
  await student.getByRole('link', { name: '继续填写' }).click();
  await student.getByRole('link', { name: /^材料/ }).click();
  await student
    .locator('#slot-pledge input[name=file]')
    .setInputFiles({ name: '承诺书.pdf', mimeType: 'application/pdf', buffer: pdfBytes() });
  await expect(student.getByRole('link', { name: '承诺书.pdf', exact: true })).toBeVisible();
  await student.getByRole('link', { name: '总览与提交' }).click();
  await confirmed(student, '提交作品');
  await expect(student.getByText('待补齐')).toHaveCount(0);

  await page.goto(list);
  await line.getByRole('button', { name: '撤下' }).click();
  await page.getByRole('dialog').getByLabel('原因').fill('学生本人申请退出');
  await page.getByRole('dialog').getByRole('button', { name: '撤下' }).click();
  await expect(page.getByText('按名额规则，空出的名额可由下列作品递补')).toBeVisible();
  const place = page.getByRole('listitem').filter({ hasText: `${title} 空出的名额` });
  const [next = '', reserve = ''] = (await place.locator('.font-semibold').first().innerText()).split(' · ');
  await expectSound(page);
  await place.getByRole('button', { name: '递补', exact: true }).click();
  await page.getByRole('dialog').getByLabel('递补的理由').fill('名额空出，候补递补');
  await page.getByRole('dialog').getByRole('button', { name: '递补', exact: true }).click();
  await expect(page.getByText('已递补')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: next })).toContainText(reserve);
  await page.goto(`${above}/entries?q=${encodeURIComponent(reserve)}`);
  await expect(page.getByRole('link', { name: reserve })).toBeVisible();
  expect(trouble).toEqual([]);
});

/** The one-time password that a page has just given out. */
async function issued(page: Page): Promise<{ username: string; password: string }> {
  const box = page.getByRole('status').filter({ hasText: '已发放一次性密码' });
  await expect(box).toBeVisible();
  const [username = '', password = ''] = await box.locator('strong').allInnerTexts();
  return { username, password };
}
