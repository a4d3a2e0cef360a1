import { expect, test, watchForTrouble } from './fixtures.ts';
import { expectSound, newBrowser, readSlips, signIn, signInAs } from './people.ts';
import { SAMPLE_YEAR } from './sample-data.ts';

test.use({ sample: true });

test('a defence is drawn and published, the student reads when and where, and who is absent goes to the end', async ({
  page,
  accounts,
  browser,
  portal,
}) => {
  const trouble = watchForTrouble(page);
  await signInAs(page, accounts, 'prefecture');
  await page
    .getByRole('link', { name: new RegExp(`^武义县${SAMPLE_YEAR}年`) })
    .first()
    .click();
  await page.getByRole('link', { name: '答辩', exact: true }).click();
  await page.getByRole('link', { name: '去建评审组' }).click();
  await page.getByRole('link', { name: '新建评审组' }).click();
  await page.locator('input[name="name"]').fill('综合组');
  for (const box of await page.locator('input[name="disciplineIds"]').all()) await box.check();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('link', { name: '答辩', exact: true }).click();

  const day = new Date(Date.now() + (8 + 24) * 3_600_000).toISOString().slice(0, 10);
  await page.getByRole('link', { name: '添加场次' }).click();
  await page.getByLabel('评审组').selectOption({ label: '综合组' });
  await page.getByLabel('会场').fill('1 号会场');
  await page.getByLabel('开始').fill(`${day}T08:00`);
  await page.getByLabel('结束').fill(`${day}T18:00`);
  await page.getByLabel('休息').fill('12:00-13:30');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByLabel('种子').fill('20261128');
  await page.getByRole('button', { name: '抽签并排时间' }).click();
  await expect(page.getByText(/已排好 \d+ 件作品，种子 20261128/)).toBeVisible();
  await page.getByLabel('要带的东西').fill('作品实物');
  await page.getByRole('button', { name: '公布', exact: true }).click();
  await expect(page.getByText('时间表已公布')).toBeVisible();
  await page.getByRole('button', { name: '生成网址' }).click();
  await expectSound(page);
  const wallLink = (await page.getByRole('link', { name: /\/wall\// }).getAttribute('href')) ?? '';

  await page.getByRole('link', { name: '叫号台' }).click();
  const rows = page.getByRole('table', { name: '全场名单' }).locator('tbody tr');
  const title = (await rows.first().getByRole('rowheader').innerText()).trim();
  const cells = await rows.first().getByRole('cell').allInnerTexts();
  const [, , school = '', authors = ''] = cells;
  const [author = ''] = authors.split('、');
  const desk = page.url();
  await page.goto('/admin/schools');
  await page.getByRole('link', { name: school }).first().click();
  await expect(page).toHaveURL(/\/schools\/[\w-]{36}$/);
  await page.goto(`/school/${page.url().split('/').at(-1)}/students/slips`);
  const slip = (await readSlips(page)).find(({ name }) => name === author);
  expect(slip).toBeDefined();

  const student = await newBrowser(browser, portal.origin);
  await signIn(student, slip?.username ?? '', slip?.password ?? '', 'correct horse battery');
  await student.goto('/student');
  await expect(student.getByText('你的答辩：明天 08:00')).toBeVisible();
  await expect(student.getByText(/1 号会场，第 1 个/)).toBeVisible();
  await expect(student.getByText('要带：作品实物')).toBeVisible();

  await page.goto(desk);
  const wall = await newBrowser(browser, portal.origin);
  const press = (name: string) =>
    page
      .getByRole('button', { name: new RegExp(`^${name} `) })
      .first()
      .click();
  await press('叫号');
  await expect(rows.first()).toContainText('已叫号');
  await wall.goto(wallLink);
  await expect(wall.getByText('请到门口')).toBeVisible();
  await expectSound(wall);
  await expect(wall.getByText(author)).toHaveCount(0);
  await press('缺席');
  await expect(rows.first()).toContainText('缺席');
  await rows
    .first()
    .getByRole('button', { name: /^排到最后/ })
    .click();
  await expect(rows.last()).toContainText(title);
  await expect(rows.last()).toContainText('排到最后');
  await expectSound(page);
  await student.reload();
  await expect(student.getByText('你的答辩：明天 08:00')).toHaveCount(0);
  await expect(student.getByText(/你的答辩：明天/)).toBeVisible();
  expect(trouble).toEqual([]);
});
