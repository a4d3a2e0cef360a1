import { readSheet } from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';

import { judgeRound } from '#app/commands/sample/drive.ts';
import { cap } from '#app/commands/sample/settings.ts';
import { mergeSchools } from '#app/features/schools/merge-schools.server.ts';
import { readSchoolQuota } from '#app/features/entries/school-quota.server.ts';
import { fillBonus, getBonus } from '#app/features/honours/bonus.server.ts';
import { exportHonours } from '#app/features/honours/export-honours.server.ts';
import {
  importPastAwards,
  listPastImports,
  previewPastAwards,
  undoPastImport,
} from '#app/features/honours/past-awards.server.ts';
import { getHonours, getSchoolHonours, ownHonours } from '#app/features/honours/queries.server.ts';
import { applyPlan } from '#app/features/judging/assignment-plan.server.ts';
import { proposePlan } from '#app/features/judging/plan-runs.server.ts';
import { computeResult } from '#app/features/results/compute-result.server.ts';
import { confirmList } from '#app/features/results/confirm-list.server.ts';
import { draftAwardList } from '#app/features/results/draft-award-list.server.ts';
import { publishList } from '#app/features/results/publish-list.server.ts';
import { saveRows } from '#app/features/rounds/save-rows.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import {
  createPerson,
  createRound,
  createSchool,
  createUnit,
  createViewer,
  grantRole,
  viewerOf,
} from '../factories.ts';
import { admin, contest, during, entries, judges, must } from './contest.ts';

const OPEN = { from: null, to: null, level: null, prize: '' };
const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;

/** A county whose contest has given two first prizes to three entries; the list is confirmed, not yet in public. */
async function county() {
  const here = await contest({ judgesPerEntry: 1 });
  const roundId = here.round.id;
  const entryIds = await entries(here, 3, 'eligible');
  await judges(roundId, 1);
  await writer().prizeRule.create({
    data: { roundId, code: 'first', name: '一等奖', nameEn: 'First prize', mode: 'COUNT', value: 2 },
  });
  const { planId } = must(await proposePlan(admin, { roundId, seed: 1 }, during));
  must(await applyPlan(admin, { planId }, during));
  const points = new Map(entryIds.map((id, index) => [id, 20 - index]));
  await judgeRound(roundId, during.now, ({ entryId }) => [points.get(entryId) ?? 0, 10, 10], {
    feedback: '',
  });
  must(await computeResult(admin, { roundId }, during));
  const { listId } = must(await draftAwardList(admin, { roundId }, during));
  must(await confirmList(admin, { listId }, during));
  const person = await createPerson();
  await grantRole(person.id, 'ADMIN', { unitId: here.unit.id });
  const publish = async () =>
    must(await publishList(admin, { listId, title: '获奖名单', body: '', days: 7 }, during));
  return { ...here, roundId, entryIds, publish, ruler: await viewerOf(person.id) };
}

describe('honours of a county', () => {
  let here: Awaited<ReturnType<typeof county>>;
  const count = async () => (await getHonours(here.ruler, '', OPEN, 'school'))?.total;
  beforeAll(async () => {
    here = await county();
  });

  it('count what stands in public and has not been revoked', async () => {
    expect(await count()).toBe(0);
    await here.publish();
    expect(await count()).toBe(2);
    const [entryId = ''] = here.entryIds;
    await writer().award.updateMany({ where: { entryId }, data: { revokedAt: during.now } });
    expect(await count()).toBe(1);
    await writer().award.updateMany({ where: { entryId }, data: { revokedAt: null } });
    const found = await getHonours(here.ruler, '', OPEN, 'school');
    expect(found?.lines).toMatchObject([{ key: here.school.id, total: 2, levels: { COUNTY: 2 } }]);
    expect(found?.parts).toMatchObject([{ level: 'COUNTY', prize: { prize: '一等奖' }, count: 2 }]);
  });

  it('are seen from above under the county, by the school, and by nobody beside', async () => {
    const whole = await getHonours(admin, here.unit.id, OPEN, 'unit');
    expect(whole?.lines.map(({ key, total }) => [key, total])).toEqual([[here.unit.id, 2]]);
    expect((await getSchoolHonours(here.teacher, here.school.id, OPEN, 'tutor'))?.total).toBe(2);
    const stranger = await createViewer('ADMIN', { unitId: (await createUnit()).id });
    expect((await getHonours(stranger, '', OPEN, 'school'))?.total).toBe(0);
    expect(await getHonours(stranger, here.unit.id, OPEN, 'school')).toBeNull();
    expect(await getSchoolHonours(stranger, here.school.id, OPEN, 'tutor')).toBeNull();
    expect(await getHonours(here.teacher, '', OPEN, 'school')).toBeNull();
  });

  it('of a tutor are those of the own account', async () => {
    const tutor = await createPerson({ name: '陈老师' });
    const entry = await db.entry.findUniqueOrThrow({ where: { id: here.entryIds[0] ?? '' } });
    await writer().projectTutor.create({
      data: { projectId: entry.projectId, personId: tutor.id, name: '陈老师', order: 1 },
    });
    const own = await ownHonours(await viewerOf(tutor.id));
    expect(own.rows).toEqual([
      { year: 2026, level: 'COUNTY', prize: '一等奖', prizeEn: 'First prize', title: '作品1' },
    ]);
    const namesake = await createPerson({ name: '陈老师' });
    expect((await ownHonours(await viewerOf(namesake.id))).rows).toEqual([]);
    const lines = (await getHonours(here.ruler, '', OPEN, 'tutor'))?.lines;
    expect(lines?.map(({ name, of, total }) => [name, of, total])).toEqual([['陈老师', here.school.name, 1]]);
  });

  it('go into a workbook that names no student', async () => {
    const asked = { unitId: '', filter: OPEN, by: 'school' as const };
    const paper = await exportHonours(here.ruler, asked, 'zh');
    const bytes = paper?.bytes ?? Buffer.alloc(0);
    expect((await readSheet(bytes, 1)).slice(1)).toEqual([
      ['名称', '县级', '合计'],
      [here.school.name, 2, 2],
    ]);
    const detail = await readSheet(bytes, 2);
    expect(detail[1]?.slice(0, 4)).toEqual([2026, '县级', '一等奖', '作品1']);
    const names = await db.projectAuthor.findMany({
      where: { project: { schoolId: here.school.id } },
      select: { name: true },
    });
    for (const { name } of names) expect(JSON.stringify(detail)).not.toContain(name);
    const stranger = await createViewer('TEACHER', { schoolId: here.school.id });
    expect(await exportHonours(stranger, asked, 'zh')).toBeNull();
  });
});

describe('earlier prizes from a table', () => {
  let here: Awaited<ReturnType<typeof county>>;
  const table = (...rows: string[][]) => [
    ['年份', '级别', '奖项', '作品名称', '作者人数', '学校', '辅导教师'],
    ...rows,
  ];
  const row = (year: string, title: string, school = here.school.name) => [
    year,
    '省级',
    '二等奖',
    title,
    '2',
    school,
    '王老师',
  ];
  beforeAll(async () => {
    here = await county();
  });

  it('are looked at first, come once, and count with the others', async () => {
    const rows = table(row('2018', '甲'), row('2019', '乙'), row('2019', '丙', '没有的学校'));
    const plan = must(await previewPastAwards(here.ruler, rows, during.now));
    expect([plan.added.length, plan.rejected.map(({ problems }) => problems)]).toEqual([
      2,
      [['school-unknown']],
    ]);
    expect(await db.pastAward.count({ where: { schoolId: here.school.id } })).toBe(0);
    const input = { table: rows, fileName: '往年.xlsx' };
    expect(must(await importPastAwards(here.ruler, input, during)).created).toBe(2);
    expect(must(await importPastAwards(here.ruler, input, during)).created).toBe(0);
    await here.publish();
    const found = await getHonours(here.ruler, '', OPEN, 'school');
    expect([found?.total, found?.since, found?.byYear.map(({ total }) => total)]).toEqual([
      4,
      2018,
      [1, 1, 0, 0, 0, 0, 0, 0, 2],
    ]);
    expect((await getHonours(here.ruler, '', { ...OPEN, to: 2020 }, 'school'))?.total).toBe(2);
  });

  it('are of schools in reach only, and may be taken back by who reaches them all', async () => {
    const stranger = await createViewer('ADMIN', { unitId: (await createUnit()).id });
    const plan = must(await previewPastAwards(stranger, table(row('2017', '丁')), during.now));
    expect(plan.rejected.map(({ problems }) => problems)).toEqual([['school-unknown']]);
    expect(codeOf(await previewPastAwards(here.teacher, table(row('2017', '丁')), during.now))).toBe(
      'not-found',
    );
    const [made] = await listPastImports(here.ruler);
    expect(await listPastImports(stranger)).toEqual([]);
    const undo = { intent: 'undo' as const, importId: made?.id ?? '' };
    expect(codeOf(await undoPastImport(stranger, undo, during))).toBe('not-found');
    expect(must(await undoPastImport(here.ruler, undo, during)).removed).toBe(2);
    expect(await db.pastAward.count({ where: { schoolId: here.school.id } })).toBe(0);
  });

  it('go with their school when it is merged into another', async () => {
    const old = await createSchool({ unitId: here.unit.id, name: '老校区' });
    const input = { table: table(row('2016', '戊', '老校区')), fileName: '' };
    must(await importPastAwards(here.ruler, input, during));
    must(await mergeSchools(here.ruler, { schoolId: old.id, intoId: here.school.id }, during));
    expect(await db.pastAward.count({ where: { schoolId: here.school.id } })).toBe(1);
    // Its old name still finds it.
    const again = must(await previewPastAwards(here.ruler, input.table, during.now));
    expect(again.unchanged).toHaveLength(1);
  });

  it('need the unit where two schools share a name', async () => {
    const parent = await createUnit({ kind: 'PREFECTURE' });
    const [east, west] = [
      await createUnit({ parentId: parent.id, name: '东县' }),
      await createUnit({ parentId: parent.id, name: '西县' }),
    ];
    for (const unit of [east, west]) await createSchool({ unitId: unit.id, name: '实验小学' });
    const ruler = await createViewer('ADMIN', { unitId: parent.id });
    const plain = table(row('2018', '己', '实验小学'));
    const ambiguous = must(await previewPastAwards(ruler, plain, during.now));
    expect(ambiguous.rejected[0]?.problems).toEqual(['school-ambiguous']);
    const told = plain.map((cells, index) => [...cells, index === 0 ? '地区' : '西县']);
    expect(must(await previewPastAwards(ruler, told, during.now)).added).toHaveLength(1);
  });
});

it('turns prizes into bonus places that the hand-in quota lifts its caps by', async () => {
  const here = await county();
  await here.publish();
  const edition = await writer().edition.create({ data: { name: '下一届', year: 2027 } });
  const next = await createRound({ unitId: here.unit.id, editionId: edition.id, requiresOwnWork: false });
  const roundId = next.id;
  const each = { ...cap(3), each: ['school' as const] };
  must(await saveRows(admin, { roundId, list: 'hand-in-quota', rows: [each] }, during));
  const page = await getBonus(here.ruler, { roundId, year: null, level: null, perPrize: 2 });
  expect(page?.rule).toEqual({ year: 2026, level: 'COUNTY', perPrize: 2 });
  expect(page?.rows).toEqual([
    { schoolId: here.school.id, school: here.school.name, prizes: 2, places: 4, now: 0 },
  ]);
  const rule = { roundId, year: 2026, level: 'COUNTY' as const, perPrize: 2 };
  expect(codeOf(await fillBonus(here.teacher, rule, during))).toBe('not-found');
  expect(must(await fillBonus(here.ruler, rule, during))).toEqual({ schools: 1, places: 4 });
  // Once more changes nothing: it takes the place of what it wrote.
  must(await fillBonus(here.ruler, rule, during));
  await entries({ ...here, round: next }, 1, 'approved');
  const quota = await readSchoolQuota(here.school.id, roundId);
  expect(quota.buckets.map(({ limit }) => limit)).toEqual([7]);
  const again = await getBonus(here.ruler, { roundId, year: null, level: null, perPrize: 2 });
  expect(again?.rows.map(({ now }) => now)).toEqual([4]);
});
