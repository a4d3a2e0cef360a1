import { beforeAll, describe, expect, it } from 'vitest';

import { cap } from '#app/commands/sample/settings.ts';
import { NEW, NO_CHOICES } from '#app/domain/outside/incoming.ts';
import type { Choices } from '#app/domain/outside/incoming.ts';
import { importEntryTable, previewEntryTable } from '#app/features/outside/import-table.server.ts';
import { undoEntryImport } from '#app/features/outside/undo-entry-import.server.ts';
import { resetStudents } from '#app/features/accounts/reset-password.server.ts';
import { passEntries } from '#app/features/entries/check-entries.server.ts';
import { uploadByForm } from '#app/features/materials/upload-form.server.ts';
import { getEntryFiles } from '#app/features/outside/entry-files.server.ts';
import { saveRows } from '#app/features/rounds/save-rows.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { createSchool, createStudent, createUnit, createViewer } from '../../factories.ts';
import { admin, contest, during, entries, must, smallPdf } from '../contest.ts';
import { elsewhere } from './handed-over.ts';

const HEAD =
  '序号,推荐单位,类别,组别,学科,项目名称,个人/集体,第一作者,第二作者,第三作者,年级,学校,辅导教师,备注'.split(
    ',',
  );
const row = (text: string) => text.split(',');
const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;

describe('a list of entries as a table', () => {
  let round: Awaited<ReturnType<typeof elsewhere>>;
  let school: Awaited<ReturnType<typeof createSchool>>;
  let known: Awaited<ReturnType<typeof createStudent>>;
  const good = row(
    ',东区,青少年科技创新成果,初中组,工程学,雨水花园,集体,李　明,王小红,,初二,东区一中,陈老师、周老师,复赛',
  );
  const table = [
    ['某市推荐名单'],
    HEAD,
    good,
    row('2,东区,青少年科技创新成果,小学组,物理,会走的桥,个人,赵一,,,初二,东区一中,,'),
    row('3,西区,青少年科技创新成果,小学组,物理,会走的灯,个人,钱二,,,五年级,西区小学,,'),
    row('4,东区,发明,,数学,,集体,孙三,,,,东区一中,,'),
    row('5,东区,青少年科技创新成果,初中组,工程学,雨水花园,集体,李明,王小红,,初二,东区一中,陈老师,'),
    ['推荐单位（盖章）：某市　　　　年　　月　　日'],
  ];
  beforeAll(async () => {
    round = await elsewhere();
    const east = await createUnit({ name: '东区', parentId: round.unitId });
    school = await createSchool({ name: '东区一中', unitId: east.id });
    known = await createStudent({ schoolId: school.id, name: '王小红', grade: 8 });
  });
  const source = (choices: Choices = NO_CHOICES, rows: string[][] = table) => ({
    roundId: round.id,
    table: rows,
    choices,
  });
  const take = (choices?: Choices, rows?: string[][]) =>
    importEntryTable(admin, { ...source(choices, rows), fileName: '名单.xlsx', reason: '' }, during);

  it('says line by line what it would do, and writes nothing', async () => {
    const plan = must(await previewEntryTable(admin, source(), during.now));
    expect(plan.added).toMatchObject([
      { line: 3, title: '雨水花园', authors: '李明、王小红', newStudents: 1 },
    ]);
    expect(plan.rejected.map(({ line, problems }) => [line, problems])).toEqual([
      [4, ['group-not-for-grade']],
      [5, ['unit-unknown']],
      [
        6,
        [
          'title-missing',
          'category-unknown',
          'group-missing',
          'discipline-unknown',
          'grade-unclear',
          'team-contradicts',
        ],
      ],
      [7, ['twice-in-file']],
    ]);
    expect(plan.questions.map(({ list, names }) => [list, names])).toEqual([
      ['units', ['西区']],
      ['categories', ['发明']],
      ['disciplines', ['数学']],
    ]);
    expect(await db.entry.count({ where: { roundId: round.id } })).toBe(0);
  });

  it('takes the good rows: known pupils as they are, others without accounts', async () => {
    expect(must(await take())).toMatchObject({ created: 1 });
    const entry = await db.entry.findFirstOrThrow({
      where: { roundId: round.id },
      include: {
        imported: true,
        project: {
          include: { authors: { orderBy: { order: 'asc' }, include: { student: true } }, tutors: true },
        },
      },
    });
    expect(entry).toMatchObject({ source: 'IMPORTED', schoolId: school.id, isTeam: true, number: 'AJ001' });
    expect(entry.imported).toMatchObject({ remark: '复赛', sourceId: null });
    expect(entry.project.authors.map(({ name, grade }) => [name, grade])).toEqual([
      ['李明', 8],
      ['王小红', 8],
    ]);
    expect(entry.project.authors[1]?.studentId).toBe(known.id);
    expect(entry.project.tutors.map(({ name }) => name).sort()).toEqual(['周老师', '陈老师']);
  });

  it('adds nothing the second time, and the rest once it is put right', async () => {
    expect(must(await take())).toEqual({ created: 0, importId: null });
    const fixed = table.map((cells) => (cells[5] === '会走的桥' ? cells.with(10, '四年级') : cells));
    const choices = { ...NO_CHOICES, units: { 西区: NEW } };
    const plan = must(await previewEntryTable(admin, source(choices, fixed), during.now));
    expect(plan).toMatchObject({ newUnits: ['西区'], newSchools: ['西区小学'], newStudents: 2 });
    expect(plan.known.map(({ line }) => line)).toEqual([3, 7]);
    expect(must(await take(choices, fixed))).toMatchObject({ created: 2 });
    const west = await db.unit.findFirstOrThrow({ where: { name: '西区' } });
    expect(west).toMatchObject({ parentId: round.unitId });
    expect(await db.entry.count({ where: { roundId: round.id, unitId: west.id } })).toBe(1);
  });

  it('is taken back import by import; who was here before stays', async () => {
    const [first, second] = await db.entryImport.findMany({
      where: { roundId: round.id },
      orderBy: { createdAt: 'asc' },
    });
    const input = { roundId: round.id, importId: second?.id ?? '' };
    expect(must(await undoEntryImport(admin, input, during))).toEqual({ removed: 2 });
    expect(await db.unit.count({ where: { name: '西区' } })).toBe(0);
    expect(must(await undoEntryImport(admin, { ...input, importId: first?.id ?? '' }, during))).toEqual({
      removed: 1,
    });
    expect(await db.student.findMany({ where: { schoolId: school.id }, select: { id: true } })).toEqual([
      { id: known.id },
    ]);
  });

  it('lets the organiser add materials until the check, and the school’s teacher hand out accounts later', async () => {
    const { importId } = must(await take());
    const { entry } = await db.importedEntry.findFirstOrThrow({
      where: { importId: importId ?? '' },
      include: { entry: { include: { project: { include: { authors: { orderBy: { order: 'asc' } } } } } } },
    });
    await writer().materialSlot.create({ data: { roundId: round.id, code: 'report', name: '研究报告' } });
    const organiser = await createViewer('ADMIN', { unitId: round.unitId });
    const stranger = await createViewer('ADMIN', { unitId: school.unitId });
    const file = () => new File([smallPdf('report')], '报告.pdf');
    const upload = (viewer: typeof organiser) =>
      uploadByForm(viewer, { entryId: entry.id, slotCode: 'report', file: file() }, during);
    expect(codeOf(await upload(stranger))).toBe('not-found');
    must(await upload(organiser));
    const files = await getEntryFiles(organiser, { roundId: round.id, entryId: entry.id }, during.now);
    expect(files?.slots[0]?.files).toMatchObject([{ fileName: '报告.pdf' }]);
    expect(
      await db.entryEvent.count({ where: { entryId: entry.id, act: 'acted-for', byRole: 'ADMIN' } }),
    ).toBe(1);
    must(await passEntries(organiser, { roundId: round.id, entryIds: [entry.id] }, during));
    expect(codeOf(await upload(organiser))).toBe('not-found');

    const studentId = entry.project.authors[0]?.studentId ?? '';
    const teacher = await createViewer('TEACHER', { schoolId: school.id });
    must(await resetStudents(teacher, { studentIds: [studentId] }, during));
    const student = await db.student.findUniqueOrThrow({
      where: { id: studentId },
      include: { person: { include: { accounts: true, oneTimePassword: true } } },
    });
    expect(student.person.username).toBe(`${school.userPrefix}0001`);
    expect(student.person.accounts).toMatchObject([{ providerId: 'credential' }]);
    expect(student.person.oneTimePassword).not.toBeNull();
    // Who has an account by now stays when the import goes.
    must(await undoEntryImport(admin, { roundId: round.id, importId: importId ?? '' }, during));
    expect(await db.student.count({ where: { id: studentId } })).toBe(1);
  });

  it('needs a reason once the time for entering is over', async () => {
    const late = { now: new Date('2027-01-05T00:00:00Z') };
    const input = { ...source(), fileName: '', reason: '' };
    expect(codeOf(await importEntryTable(admin, input, late))).toBe('import-reason');
    must(await importEntryTable(admin, { ...input, reason: '补报：市里漏报' }, late));
    expect(
      await db.entryImport.findFirst({ where: { roundId: round.id, reason: { not: null } } }),
    ).toMatchObject({
      reason: '补报：市里漏报',
    });
  });

  it('is for the round’s administrators alone', async () => {
    const checker = await createViewer('CHECKER', { roundId: round.id });
    const stranger = await createViewer('ADMIN', { unitId: school.unitId });
    const teacher = await createViewer('TEACHER', { schoolId: school.id });
    for (const viewer of [checker, stranger, teacher]) {
      expect(codeOf(await previewEntryTable(viewer, source(), during.now))).toBe('not-found');
      const input = { ...source(), fileName: '', reason: '' };
      expect(codeOf(await importEntryTable(viewer, input, during))).toBe('not-found');
    }
  });
});

it('names the quota that has no place for a row, later rows first', async () => {
  const here = await contest();
  const roundId = here.round.id;
  must(
    await saveRows(admin, { roundId, list: 'hand-in-quota', rows: [{ ...cap(2), each: ['unit'] }] }, during),
  );
  await entries(here, 1, 'handed-in');
  const line = (title: string, author: string) =>
    row(`,${here.unit.name},,初中组,物理学,${title},,${author},,,8,${here.school.name},,`);
  const table = [HEAD, line('作品甲', '甲'), line('作品乙', '乙')];
  const plan = must(await previewEntryTable(admin, { roundId, table, choices: NO_CHOICES }, during.now));
  expect(plan.added.map(({ title }) => title)).toEqual(['作品甲']);
  expect(plan.rejected).toMatchObject([
    { line: 3, problems: ['over-quota'], quota: { line: `“${here.unit.name}”`, limit: 2 } },
  ]);
});

it('reads English headings, works of tutors, and refuses what it cannot tell', async () => {
  const round = await elsewhere();
  await writer().category.create({
    data: { roundId: round.id, code: 'T', name: '教师作品', nameEn: 'Tutors', entrants: 'TUTOR' },
  });
  const table = [
    ['Unit', 'Category', 'Group', 'Discipline', 'Title', 'First author', 'Grade', 'School', 'Tutor'],
    ['North', 'Tutors', 'J', 'PH', 'A new pump', 'Ann Lee', '', 'North School', ''],
    ['North', 'A', 'J', 'EN', 'A bridge', 'Bo Li', 'Grade 8', 'North School', ''],
    ['North', 'A', 'J', 'EN', 'A kite', '刘*莹', '8', 'North School', ''],
  ];
  const choices = { ...NO_CHOICES, units: { North: NEW } };
  const plan = must(await previewEntryTable(admin, { roundId: round.id, table, choices }, during.now));
  expect(plan.added.map(({ title }) => title)).toEqual(['A new pump', 'A bridge']);
  expect(plan.rejected).toMatchObject([{ line: 4, problems: ['name-masked'] }]);
  must(
    await importEntryTable(admin, { roundId: round.id, table, choices, fileName: '', reason: '' }, during),
  );
  const work = await db.project.findFirstOrThrow({
    where: { title: 'A new pump' },
    include: { authors: true, tutors: true },
  });
  expect(work).toMatchObject({ authors: [], tutors: [{ name: 'Ann Lee' }] });
  const none = {
    roundId: round.id,
    table: [
      ['a', 'b'],
      ['1', '2'],
    ],
    choices,
  };
  expect(codeOf(await previewEntryTable(admin, none, during.now))).toBe('entry-table-no-headings');
});
