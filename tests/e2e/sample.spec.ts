import { AxeBuilder } from '@axe-core/playwright';
import Database from 'better-sqlite3';
import path from 'node:path';
import writeXlsxFile from 'write-excel-file/node';

import { crawl } from '#app/commands/crawl.ts';
import { expect, test, watchForTrouble } from './fixtures.ts';
import { pdfBytes } from './pdf.ts';
import { confirmed, confirmsAsGuardian, guardianLink, newBrowser, readSlips, signInAs } from './people.ts';
import { SAMPLE_YEAR } from './sample-data.ts';

test.use({ sample: true });

test('a teacher imports a roster with bad rows twice, and prints the slips', async ({ page, accounts }) => {
  const trouble = watchForTrouble(page);
  await signInAs(page, accounts, 'teacher');
  const roster = await writeXlsxFile([
    [{ value: '2026 年报名学生名册' }],
    ['姓名', '年级', '班级', '学号'].map((value) => ({ value })),
    ['测试甲', '初二', '6', 'T001'].map((value) => ({ value })),
    ['测试乙', '大一', '6', 'T002'].map((value) => ({ value })),
    ['', '初一', '6', 'T003'].map((value) => ({ value })),
    ['测试丙', '7', '6', 'T001'].map((value) => ({ value })),
    ['测试丁', '九年级', '6', 'T004'].map((value) => ({ value })),
  ]).toBuffer();
  const file = {
    name: '名册.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: roster,
  };
  await page.getByRole('link', { name: '学生', exact: true }).first().click();
  await page.getByRole('link', { name: '导入名册' }).click();
  await page.getByLabel('表格文件').setInputFiles(file);
  await page.getByRole('button', { name: '预览，先不写入' }).click();
  const bad = page.getByRole('table', { name: '有问题的行' });
  await expect(bad.getByRole('row')).toHaveCount(4);
  await expect(bad.getByRole('row', { name: /测试乙/ })).toContainText('年级看不懂');
  await expect(bad.getByRole('row', { name: /测试丙/ })).toContainText('与前面的一行重复');
  await expect(bad.getByRole('row', { name: /T003/ })).toContainText('缺少姓名');
  await page.getByRole('button', { name: '登记 2 名学生' }).click();
  await expect(page.getByText('新登记 2 名，已有 0 名，未导入 3 行')).toBeVisible();

  const slips = await readSlips(page);
  expect(slips.filter((slip) => slip.name.startsWith('测试')).map((slip) => slip.name)).toEqual([
    '测试甲',
    '测试丁',
  ]);
  for (const slip of slips) expect(slip.password).toMatch(/^[a-z0-9]{5}-[a-z0-9]{5}$/);
  // On paper there are slips and nothing else: eight to an A4 sheet.
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation').first()).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  const pdf = await page.pdf({ format: 'A4' });
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
  expect(sheets).toBe(Math.ceil(slips.length / 8));
  await page.emulateMedia({ media: 'screen' });

  await page.goto(page.url().replace('/slips', '/import'));
  await page.getByLabel('表格文件').setInputFiles(file);
  await page.getByRole('button', { name: '预览，先不写入' }).click();
  await expect(page.getByText('没有新的学生。')).toBeVisible();
  await expect(page.getByRole('button', { name: /登记/ })).toHaveCount(0);
  expect(trouble).toEqual([]);
});

test('a teacher says what the columns of a file without headings are', async ({ page, accounts }) => {
  await signInAs(page, accounts, 'teacher');
  await page.getByRole('link', { name: '学生', exact: true }).first().click();
  await page.getByRole('link', { name: '导入名册' }).click();
  await page.getByLabel(/粘贴/).fill('8\t测试戊\tT011\n9\t测试己\tT012');
  await page.getByRole('button', { name: '预览，先不写入' }).click();
  await expect(page.getByRole('alert')).toContainText('没有认出表头');
  await page.getByLabel('第 2 列是').selectOption({ label: '姓名' });
  await page.getByRole('button', { name: '按此重新核对' }).click();
  await expect(page.getByRole('alert')).toContainText('或写有年级的班级');
  await expect(page.getByLabel('第 2 列是')).toHaveValue('name');
  await page.getByLabel('第 1 列是').selectOption({ label: '年级' });
  await page.getByLabel('第 3 列是').selectOption({ label: '学号' });
  // The first line holds a grade: nobody is taken for a heading and lost.
  await expect(page.getByLabel('表头所在行')).toHaveValue('0');
  await page.getByRole('button', { name: '按此重新核对' }).click();
  await expect(
    page.getByRole('table', { name: '将要登记' }).getByRole('row', { name: /测试戊/ }),
  ).toContainText('T011');
  await page.getByRole('button', { name: '登记 2 名学生' }).click();
  await expect(page.getByText('新登记 2 名，已有 0 名，未导入 0 行')).toBeVisible();
});

test('a student uploads, submits, takes back, and is refused one second after the deadline', async ({
  page,
  accounts,
  portal,
  browser,
}) => {
  const trouble = watchForTrouble(page);
  const db = new Database(path.join(portal.data, 'portal.db'), { readonly: true });
  const window = db
    .prepare(
      `SELECT w.closesAt AS closesAt FROM RoundWindow w JOIN Round r ON r.id = w.roundId
       WHERE w.kind = 'SUBMISSION' AND r.name LIKE ?`,
    )
    .get(`永康市${SAMPLE_YEAR}%`) as { closesAt: string | number };
  db.close();
  const deadline = new Date(window.closesAt).getTime();
  const moveTo = (at: number) => portal.setClockOffset(at - Date.now());

  moveTo(deadline - 5 * 60_000);
  await signInAs(page, accounts, 'student-draft');
  await page.getByRole('link', { name: '继续填写' }).click();
  await page.getByRole('link', { name: /^材料/ }).click();
  const report = page.locator('#slot-report');
  await expect(report.getByText('.pdf，每个不超过 20 MB，最多 1 个')).toBeVisible();
  const choose = report.locator('input[name=file]');
  await choose.setInputFiles({ name: 'virus.exe', mimeType: 'application/pdf', buffer: pdfBytes() });
  await expect(report.getByText(/这里不接受这种文件/)).toBeVisible();
  await choose.setInputFiles({
    name: 'renamed.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('MZ this is no PDF'),
  });
  await expect(report.getByText(/文件内容与类型不符/)).toBeVisible();
  await choose.setInputFiles({ name: '终稿.pdf', mimeType: 'application/pdf', buffer: pdfBytes() });
  await expect(report.getByRole('link', { name: '终稿.pdf' })).toBeVisible();
  await expect(report.getByText('第 2 版')).toBeVisible();
  const href = (await report.getByRole('link', { name: '终稿.pdf' }).getAttribute('href')) ?? '';
  const download = await page.request.get(href);
  expect(download.headers()['content-type']).toBe('application/pdf');
  expect(await download.body()).toEqual(pdfBytes());

  await page
    .getByRole('link', { name: /^申报书确认/ })
    .first()
    .click();
  await confirmsAsGuardian(await newBrowser(browser, portal.origin), await guardianLink(page));
  await page.getByRole('link', { name: '总览与提交' }).click();
  await confirmed(page, '提交作品');
  await expect(page.getByText('已提交，老师会看到')).toBeVisible();
  await confirmed(page, '撤回修改');
  await expect(page.getByText('已撤回到草稿')).toBeVisible();

  const writing = await page.context().newPage();
  await writing.goto(`${page.url()}/edit`);
  const title = writing.getByLabel('作品名称');
  await title.fill('截止前改的名称');
  await expect(writing.getByText(/已自动保存/)).toBeVisible();

  moveTo(deadline + 1000);
  await title.fill('截止后改的名称');
  await expect(writing.getByText(/没有保存：.*截止/)).toBeVisible();
  await expect(title).toHaveValue('截止后改的名称');
  await confirmed(page, '提交作品');
  await expect(page.getByRole('alert').getByText(/截止/)).toBeVisible();
  await page.goto('/student');
  await expect(page.getByText('草稿', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: '查看' }).first().click();
  await expect(page.getByText(/截止时间已过，这个作品没有提交成功/)).toBeVisible();
  expect(trouble).toEqual([]);
});

test('a teacher sees what is missing, reminds, corrects for a student, and hands in by the school’s order', async ({
  page,
  accounts,
}) => {
  const trouble = watchForTrouble(page);
  await signInAs(page, accounts, 'teacher');
  await page.getByRole('link', { name: '作品', exact: true }).click();
  const begun = page.getByRole('row', { name: /本人完成的工作/ });
  await expect(begun).toHaveCount(1);
  await expect(begun).toContainText('研究报告');
  await begun.getByRole('checkbox').check();
  await page.getByRole('button', { name: '提醒学生' }).click();
  await page.getByLabel('想对学生说的话').fill('今晚八点前补齐');
  await page.getByRole('dialog').getByRole('button', { name: '提醒学生' }).click();
  await expect(page.getByText('已提醒 1 件作品的学生')).toBeVisible();
  await expect(begun).toContainText('提醒过');

  await begun.getByRole('link').first().click();
  await page.getByRole('link', { name: '代学生修改' }).click();
  await expect(page.getByText('你在代学生修改')).toBeVisible();
  await expect(page.getByText('今晚八点前补齐').first()).toBeVisible();
  await expect(page.getByRole('link', { name: /^本人工作/ })).toHaveCount(0);
  await page.getByRole('link', { name: /^材料/ }).click();
  await page
    .locator('#slot-report input[name=file]')
    .setInputFiles({ name: '代传.pdf', mimeType: 'application/pdf', buffer: pdfBytes() });
  await expect(page.getByRole('link', { name: '代传.pdf', exact: true })).toBeVisible();
  await page.getByRole('link', { name: '总览与提交' }).click();
  await expect(page.getByText('老师代为修改')).toBeVisible();

  await page.getByRole('main').getByRole('link', { name: '作品', exact: true }).click();
  await expect(page.getByRole('link', { name: '代学生修改' })).toBeVisible();
  await page.getByRole('navigation').getByRole('link', { name: '作品', exact: true }).click();
  await page.getByRole('link', { name: '去报送' }).click();
  const table = page.getByRole('table', { name: '可以报送的作品' });
  const titles = () => table.getByRole('row').getByRole('link').allTextContents();
  await expect(table.getByRole('link')).toHaveCount(2);
  const [first = '', second = ''] = await titles();
  await table.getByRole('spinbutton', { name: `“${second}”的序号` }).fill('1');
  await page.getByRole('button', { name: '保存顺序' }).click();
  await expect(page.getByText('顺序已保存')).toBeVisible();
  await expect.poll(titles).toEqual([second, first]);
  const quota = page.getByRole('table', { name: '报送名额' });
  await expect(quota).toContainText('4 / 8');
  await table.getByRole('checkbox').first().uncheck();
  await expect(quota).toContainText('3 / 8');
  await confirmed(page, '报送勾选的作品');
  await expect(page.getByText('已报送 1 件作品')).toBeVisible();
  const href = (await page.getByRole('link', { name: /打印报送汇总表/ }).getAttribute('href')) ?? '';
  const paper = await page.request.get(href);
  expect(paper.headers()['content-type']).toBe('application/pdf');
  expect(trouble).toEqual([]);
});

test('a private file is for those it concerns', async ({ page, accounts, portal, browser }) => {
  const db = new Database(path.join(portal.data, 'portal.db'), { readonly: true });
  const version = db
    .prepare(
      `SELECT v.id AS id FROM MaterialVersion v JOIN Material m ON m.id = v.materialId
       JOIN Project p ON p.id = m.projectId JOIN School s ON s.id = p.schoolId
       WHERE s.name = '永康市示例实验初中' LIMIT 1`,
    )
    .get() as { id: string };
  db.close();
  await signInAs(page, accounts, 'teacher');
  expect((await page.request.get(`/files/${version.id}`)).status()).toBe(200);
  const other = await browser.newContext({ baseURL: portal.origin, locale: 'zh-CN' });
  const outsider = await other.newPage();
  await signInAs(outsider, accounts, 'judge');
  expect((await outsider.request.get(`/files/${version.id}`)).status()).toBe(404);
  await other.close();
});

test('help begins with the role of who reads it', async ({ page, accounts }) => {
  const first = async () => (await page.getByRole('heading', { level: 2 }).first().innerText()).trim();
  await page.goto('/help');
  expect(await first()).toBe('学生');
  await signInAs(page, accounts, 'teacher');
  await page.getByRole('link', { name: '使用帮助' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '使用帮助' })).toBeVisible();
  expect(await first()).toBe('学校老师');
  await expect(page.getByText('离截止只剩一小时', { exact: false })).toBeVisible();
});

// A county's desk has the pages of its prefecture's. What everybody sees is the public's walk.
const OWN_PAGES = /^\/(admin|school|student|judge|account)/;
for (const role of ['public', 'prefecture', 'teacher', 'student-draft', 'student-new', 'judge']) {
  test(`axe finds nothing on any page of ${role}`, async ({ page, accounts, portal }) => {
    // A desk has some fifty pages: the walk takes as long as they are many.
    test.setTimeout(900_000);
    const trouble = watchForTrouble(page);
    if (role !== 'public') await signInAs(page, accounts, role);
    const start = role === 'public' ? [`${portal.origin}/`] : [page.url(), `${portal.origin}/account`];
    const wrong: string[] = [];
    const seen = await crawl(
      page,
      start,
      async (name, response) => {
        const html = await response.text();
        if (/[\0\uFFFD]/.test(html)) wrong.push(`${name}: a broken character`);
        // No page holds frames: axe may work inside it alone, which takes a third of the time.
        const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
        const { violations } = await axe.analyze();
        for (const violation of violations)
          wrong.push(
            `${name}: ${violation.id} ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`,
          );
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        if (overflow) wrong.push(`${name}: wider than the window`);
      },
      role === 'public' ? undefined : OWN_PAGES,
    );
    expect(seen.length).toBeGreaterThan(2);
    expect(wrong).toEqual([]);
    expect(trouble).toEqual([]);
  });
}
