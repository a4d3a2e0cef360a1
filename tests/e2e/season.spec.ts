import readXlsxFile from 'read-excel-file/node';
import type { Page } from '@playwright/test';

import { expect, test, watchForTrouble } from './fixtures.ts';
import { pdfBytes } from './pdf.ts';
import {
  acceptInvitation,
  codesOnSheet,
  confirmed,
  fillMarks,
  newBrowser,
  readSlips,
  setUpAdministrator,
  signIn,
} from './people.ts';

const DAY = 86_400_000;
const DAY_OF = { check: 31, judging: 43, result: 57 };
const LEVEL = 70;

async function makeUnit(page: Page, name: string, kind: string, parent: string | null): Promise<void> {
  await page.goto('/admin/units/new');
  if (parent) await page.getByLabel('上级单位').selectOption({ label: parent });
  await page.getByLabel('单位名称').fill(name);
  await page.getByLabel('级别').selectOption({ label: kind });
  await page.getByRole('button', { name: '建立单位' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Two judges are added, everything is assigned, both score every entry. Gives nothing; the sheets are submitted. */
async function judgeRound(admin: Page, round: string, openJudge: () => Promise<Page>, marks: string[][]) {
  await admin.goto(`${round}/judges`);
  // Other people in every round: the same name and organisation would be the same judge.
  const place = `外省大学${round.slice(-4)}`;
  await admin.getByLabel(/每行一位/).fill(`评委一, ${place}\n评委二, ${place}`);
  await admin.getByRole('button', { name: '添加评委' }).click();
  const slips = await readSlips(admin);
  expect(slips).toHaveLength(2);
  await admin.goto(`${round}/assignment`);
  await admin.getByRole('button', { name: '生成分配方案' }).click();
  await expect(admin.getByRole('heading', { name: '分配方案（未生效）' })).toBeVisible();
  await confirmed(admin, '采用方案');
  await expect(admin.getByText('方案已采用')).toBeVisible();
  for (const [index, slip] of slips.entries()) {
    const judge = await openJudge();
    await signIn(judge, slip.username, slip.password, 'a judge picks words');
    await judge.getByRole('link', { name: '开始评审' }).click();
    // Titles come first, without a name.
    await expect(judge.getByText('王小明')).toHaveCount(0);
    await judge.getByRole('button', { name: '确认，开始评审' }).click();
    await expect(judge.getByText('已确认没有利害关系')).toBeVisible();
    await judge.getByRole('table').getByRole('link').first().click();
    for (;;) {
      const boxes = judge.locator('input[name^="marks."]');
      await expect(boxes.first()).toBeVisible();
      // The blind project must not say who made it.
      await expect(judge.getByText('王小明')).toHaveCount(0);
      await expect(judge.getByText('实验初中')).toHaveCount(0);
      const title = await judge.getByRole('heading', { level: 1 }).textContent();
      const mine = marks[index]?.map((mark) => (title?.includes('水质') ? mark : String(Number(mark) - 5)));
      await fillMarks(judge, mine ?? []);
      const address = judge.url();
      await confirmed(judge, '提交评分表');
      await expect(judge).not.toHaveURL(address);
      if (judge.url().includes('/judge/rounds/')) break;
    }
    await expect(judge.getByText('已提交，全部评完了')).toBeVisible();
    await judge.context().close();
  }
}

/** From the scoring table to a published list that has been handed on. Gives the notice's address. */
async function listAndPublish(admin: Page, round: string): Promise<string> {
  await admin.goto(`${round}/results`);
  await admin.getByRole('button', { name: '生成评分汇总表' }).first().click();
  await expect(admin.getByText('第 1 版').first()).toBeVisible();
  await admin.goto(`${round}/lists`);
  await admin.getByRole('button', { name: /拟定推荐至/ }).click();
  await expect(admin.getByText('待确认').first()).toBeVisible();
  await confirmed(admin, '确认名单');
  await expect(admin.getByText('名单已确认')).toBeVisible();
  await confirmed(admin, '送入下一级赛事');
  await expect(admin.getByText(/件作品已进入下一级赛事/)).toBeVisible();
  await confirmed(admin, '公示');
  await expect(admin.getByText('已公示').first()).toBeVisible();
  return (await admin.locator('a[href^="/notices/"]').first().getAttribute('href')) ?? '';
}

async function setQuota(admin: Page, round: string, places: string): Promise<void> {
  await admin.goto(`${round}/settings/advance-quota`);
  await admin.getByLabel('名额 1', { exact: true }).fill(places);
  await admin.getByRole('button', { name: '保存' }).click();
  await expect(admin.getByText('已保存')).toBeVisible();
}

test('a whole season, from an empty portal to the national entry list', async ({ page, browser, portal }) => {
  test.setTimeout(900_000);
  const trouble = watchForTrouble(page);
  const open = () => newBrowser(browser, portal.origin);
  const rounds: Record<string, string> = {};

  await test.step('1. the first administrator sets up units, schools, an edition and its rounds', async () => {
    await setUpAdministrator(page, portal.setupLink);
    await makeUnit(page, '中国', '国家', null);
    await makeUnit(page, '浙江省', '省（直辖市、自治区）', '中国');
    await makeUnit(page, '金华市', '地级市', '　浙江省');
    await page.goto('/admin/schools/import');
    await page.getByLabel('导入到').selectOption({ label: '　　金华市' });
    await page
      .getByLabel(/粘贴到这里/)
      .fill('学校,所属单位\n永康市实验初中,永康市\n永康市第二中学,永康市\n,永康市');
    await page.getByRole('button', { name: '预览，先不写入' }).click();
    await expect(page.getByText('缺少学校名称。')).toBeVisible();
    await page.getByRole('button', { name: '导入 2 所学校' }).click();
    await expect(page.getByText('已导入 2 所学校，新建 1 个单位')).toBeVisible();

    await page.goto('/admin/editions/new');
    await page.getByLabel('名称').fill('第40届青少年科技创新大赛');
    await page.getByRole('button', { name: '建立' }).click();
    await page.getByRole('link', { name: '添加赛事' }).first().click();
    for (const unit of ['中国', '浙江省', '金华市', '永康市']) await page.getByLabel(unit).check();
    await page.getByRole('button', { name: '建立赛事' }).click();
    await expect(page.getByText('已建立 4 个赛事')).toBeVisible();
    for (const unit of ['永康市', '金华市', '浙江省', '中国']) {
      const link = page.getByRole('table').getByRole('link', { name: new RegExp(`^${unit}`) });
      rounds[unit] = (await link.first().getAttribute('href')) ?? '';
      expect(rounds[unit]).toMatch(/\/admin\/rounds\//);
    }
    for (const unit of ['永康市', '金华市', '浙江省']) await setQuota(page, rounds[unit] ?? '', '2');
    // Two judges are enough for this season.
    for (const unit of ['永康市', '金华市', '浙江省']) {
      await page.goto(`${rounds[unit]}/settings`);
      await page.getByLabel('每件作品的评委数').fill('2');
      await page.getByRole('main').getByRole('button', { name: '保存' }).click();
      await expect(page.getByText('已保存')).toBeVisible();
    }
    await page.goto(rounds['永康市'] ?? '');
    await expect(page.getByText('进行中').first()).toBeVisible();
  });

  const teacher = await open();
  let slips: Awaited<ReturnType<typeof readSlips>> = [];
  await test.step('2. a teacher is invited, registers students from a roster and prints their slips', async () => {
    await page.goto('/admin/invitations/new?role=TEACHER');
    await page.getByLabel('学校', { exact: true }).selectOption({ label: '永康市 · 永康市实验初中' });
    await page.getByLabel('邀请哪些人').fill('老师甲');
    await page.getByRole('button', { name: '生成邀请' }).click();
    const [code = ''] = await codesOnSheet(page);
    await acceptInvitation(teacher, code, 'teacher');
    await expect(teacher.getByRole('heading', { level: 1, name: '永康市实验初中' })).toBeVisible();
    await teacher.getByRole('link', { name: '导入名册' }).click();
    await teacher
      .getByLabel(/粘贴到这里/)
      .fill('姓名,年级,班级,学号\n王小明,初二,1,001\n李华,初二,1,002\n赵一,初一,2,003');
    await teacher.getByRole('button', { name: '预览，先不写入' }).click();
    await teacher.getByRole('button', { name: '登记 3 名学生' }).click();
    slips = await readSlips(teacher);
    expect(slips.map((slip) => slip.name).sort()).toEqual(['李华', '王小明', '赵一'].sort());
    await teacher.goto((await teacher.url()).replace('/slips', ''));
    await teacher.getByLabel('全选本页').check();
    await teacher.getByRole('button', { name: '登记：监护人同意' }).click();
    await expect(teacher.getByText('已登记 3 名学生的监护人决定')).toBeVisible();
  });

  await test.step('3. students enter projects, one of them as a team, and submit', async () => {
    const slipOf = (name: string) => slips.find((slip) => slip.name === name) ?? slips[0];
    const first = await open();
    await signIn(first, slipOf('王小明')?.username ?? '', slipOf('王小明')?.password ?? '', 'river water ph');
    await first.getByRole('link', { name: '新建作品' }).click();
    await first.getByRole('button', { name: '新建作品' }).click();
    await fillBasics(first, '永康江上下游水质的一年观察', '环境科学');
    await first.getByRole('link', { name: '作者', exact: false }).first().click();
    const code = (await first.locator('p.font-mono').textContent()) ?? '';
    const mate = await open();
    await signIn(mate, slipOf('李华')?.username ?? '', slipOf('李华')?.password ?? '', 'bridge of paper');
    await mate.goto('/student/join');
    await mate.getByLabel('组队码').fill(code);
    await mate.getByRole('button', { name: '用组队码加入作品' }).click();
    await writeOwnWork(mate);
    await mate.context().close();
    await finishAndSubmit(first);
    await first.context().close();

    const second = await open();
    await signIn(second, slipOf('赵一')?.username ?? '', slipOf('赵一')?.password ?? '', 'sparrows at noon');
    await second.getByRole('link', { name: '新建作品' }).click();
    await second.getByRole('button', { name: '新建作品' }).click();
    await fillBasics(second, '校园麻雀一天的活动规律', '动物学');
    await finishAndSubmit(second);
    await second.context().close();
  });

  await test.step('4. the teacher approves and hands in the school list', async () => {
    await teacher.goto('/school');
    await teacher.getByRole('link', { name: /2 件作品等待审核/ }).click();
    await teacher.getByLabel('全选本页').check();
    await teacher.getByRole('button', { name: '审核通过' }).click();
    await expect(teacher.getByText('已通过 2 件作品')).toBeVisible();
    await teacher.goto('/school');
    await teacher.getByRole('link', { name: /2 件作品可以报送/ }).click();
    await confirmed(teacher, '报送勾选的作品');
    await expect(teacher.getByText('已报送 2 件作品')).toBeVisible();
  });

  const notices: string[] = [];
  for (const [level, unit] of ['永康市', '金华市', '浙江省'].entries()) {
    const round = rounds[unit] ?? '';
    await test.step(`5–8. ${unit}: checks, judging, scoring table, list, publication`, async () => {
      portal.setClockOffset((level * LEVEL + DAY_OF.check) * DAY);
      await page.goto(`${round}/entries?status=HANDED_IN`);
      await page.getByLabel('全选本页').check();
      await page.getByRole('button', { name: '审查通过', exact: true }).click();
      await page.getByRole('button', { name: '2 件审查通过' }).click();
      await expect(page.getByText('2 件作品审查通过')).toBeVisible();
      portal.setClockOffset((level * LEVEL + DAY_OF.judging) * DAY);
      await judgeRound(page, round, open, [
        ['35', '25', '15', '8'],
        ['33', '26', '16', '7'],
      ]);
      portal.setClockOffset((level * LEVEL + DAY_OF.result) * DAY);
      notices.push(await listAndPublish(page, round));
    });
  }

  await test.step('the projects stand in the national round with all they carried', async () => {
    await page.goto(`${rounds['中国']}/entries`);
    await expect(page.getByText('永康江上下游水质的一年观察')).toBeVisible();
    await page.getByRole('link', { name: '永康江上下游水质的一年观察' }).click();
    await expect(page.getByText('王小明').first()).toBeVisible();
    await expect(page.getByRole('link', { name: /report\.pdf/ }).first()).toBeVisible();
  });

  await test.step('the public reads the list, and the workbook agrees with it', async () => {
    const visitor = await open();
    await visitor.goto(notices[2] ?? '');
    await expect(visitor.getByText('校园麻雀一天的活动规律')).toBeVisible();
    const body = (await visitor.getByRole('main').textContent()) ?? '';
    expect(body).not.toMatch(/初一|初二|ykssy/);
    const published = await titlesOn(visitor);
    expect(published).toHaveLength(2);
    await page.goto(`${rounds['浙江省']}/lists`);
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByText('下载和打印').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '入围名单 Excel' }).click(),
    ]);
    const [sheet] = await readXlsxFile(await download.path());
    const table = sheet?.data ?? [];
    const head = table.findIndex((row) => row.includes('作品名称'));
    const column = table[head]?.indexOf('作品名称') ?? -1;
    expect(table[head]).toEqual([
      '序号',
      '地区',
      '组别',
      '作品名称',
      '第一作者',
      '第二作者',
      '第三作者',
      '辅导教师',
    ]);
    const inBook = table.slice(head + 1).flatMap((row) => (row[column] ? [String(row[column])] : []));
    expect(inBook).toEqual(published);
    await page.goto(`${rounds['浙江省']}/results`);
    expect([...(await titlesOn(page))].sort()).toEqual([...published].sort());
    await visitor.context().close();
  });
  expect(trouble).toEqual([]);
});

/** The titles of a page's table, from above. */
async function titlesOn(page: Page): Promise<string[]> {
  const known = ['永康江上下游水质的一年观察', '校园麻雀一天的活动规律'];
  await expect(page.getByRole('table').first()).toBeVisible();
  const rows = await page.getByRole('table').first().locator('tbody tr').allTextContents();
  return rows.flatMap((text) => known.find((title) => text.includes(title)) ?? []);
}

async function fillBasics(page: Page, title: string, discipline: string): Promise<void> {
  await page.getByLabel('作品名称').fill(title);
  await page.getByLabel('学科').selectOption({ label: discipline });
  await page.getByLabel('摘要').fill('从一个现象提出问题，做了三组对照实验，得到可以重复的结果。');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('草稿已保存')).toBeVisible();
}

async function writeOwnWork(page: Page): Promise<void> {
  await page.getByLabel('我完成的工作').fill('提出问题，记录数据，撰写报告。');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('草稿已保存')).toBeVisible();
}

async function answerForm(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^申报表/ }).click();
  await page.getByLabel('选题来源').fill('放学路上看见的一个现象。');
  await page.getByLabel('研究开始日期').fill('2026-03-01');
  await page.getByLabel('研究完成日期').fill('2026-08-20');
  for (const question of await page.getByRole('radio', { name: '否' }).all()) await question.check();
  await page.getByRole('checkbox', { name: /我们保证/ }).check();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('草稿已保存')).toBeVisible();
}

async function finishAndSubmit(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^本人工作/ }).click();
  await writeOwnWork(page);
  await answerForm(page);
  await page.getByRole('link', { name: /^材料/ }).click();
  await page
    .locator('#slot-report input[name=file]')
    .setInputFiles({ name: 'report.pdf', mimeType: 'application/pdf', buffer: pdfBytes() });
  await expect(page.getByRole('link', { name: 'report.pdf', exact: true })).toBeVisible();
  await page.getByRole('link', { name: '总览与提交' }).click();
  await confirmed(page, '提交作品');
  await expect(page.getByText('已提交，老师会看到')).toBeVisible();
}
