import { describe, expect, it } from 'vitest';

import { copyEdition } from '#app/features/editions/copy-edition.server.ts';
import { createEdition } from '#app/features/editions/create-edition.server.ts';
import { createRounds } from '#app/features/editions/create-rounds.server.ts';
import { setWindows } from '#app/features/rounds/set-windows.server.ts';
import { importSchools } from '#app/features/schools/import-schools.server.ts';
import { importRoster } from '#app/features/students/import-roster.server.ts';
import { recordConsent } from '#app/features/students/consent.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { createPerson, createSchool, createUnit } from '../factories.ts';
import { admin, asTeacher, contest, during, must } from './contest.ts';

const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;

describe('a table of schools', () => {
  it('makes schools and the units they name once, however often it is imported', async () => {
    const unit = await createUnit({ kind: 'PREFECTURE' });
    const table = [
      ['附件1 参赛学校'],
      ['学校', '所属单位'],
      ['永康市第一中学', '永康市'],
      ['武义县实验小学', '武义县'],
      ['', '武义县'],
    ];
    const first = must(await importSchools(admin, { unitId: unit.id, table }, during));
    expect(first).toEqual({ schools: 2, units: 2 });
    expect(must(await importSchools(admin, { unitId: unit.id, table }, during))).toEqual({
      schools: 0,
      units: 0,
    });
  });
});

describe('a roster', () => {
  const table = [
    ['姓名', '年级', '班级', '学号'],
    ['胡晓', '初二', '1', 'R001'],
    ['应乐', '初二', '2', 'R002'],
    ['', '初二', '2', 'R003'],
    ['程安', '大三', '2', 'R004'],
  ];

  it('keeps the good rows, names the bad ones, and makes nobody twice, also when sent twice at once', async () => {
    const school = await createSchool();
    const teacher = asTeacher((await createPerson()).id, school.id);
    const input = { schoolId: school.id, table, fileName: '名册.xlsx' };
    const both = await Promise.all([
      importRoster(teacher, input, during),
      importRoster(teacher, input, during),
    ]);
    expect(both.map(must).map(({ created }) => created)).toEqual([2, 0]);
    expect(both.map(must).every(({ rejected }) => rejected === 2)).toBe(true);
    expect(await db.student.count({ where: { schoolId: school.id } })).toBe(2);
  });

  it('is refused for the school of others', async () => {
    const school = await createSchool();
    const stranger = asTeacher((await createPerson()).id, (await createSchool()).id);
    const input = { schoolId: school.id, table, fileName: '名册.xlsx' };
    expect(codeOf(await importRoster(stranger, input, during))).toBe('not-found');
    expect(await db.student.count({ where: { schoolId: school.id } })).toBe(0);
  });
});

describe('consent', () => {
  it('is recorded for all the chosen students or for none', async () => {
    const here = await contest();
    const other = await contest();
    const studentIds = [here.students[0], other.students[0]].map((student) => student?.studentId ?? '');
    const input = { studentIds, editionId: here.round.editionId, decision: 'GIVEN' as const };
    expect(codeOf(await recordConsent(here.teacher, input, during))).toBe('not-found');
    expect(await db.consent.count({ where: { studentId: { in: studentIds } } })).toBe(0);
  });
});

describe('an edition', () => {
  it('is copied for the next year with its chain of rounds, each date at the same local time', async () => {
    const province = await createUnit({ kind: 'PROVINCE' });
    const county = await createUnit({ parentId: province.id });
    const name = '2026年大赛';
    const { editionId } = must(await createEdition(admin, { name, year: 2026 }, during));
    const unitIds = [province.id, county.id];
    const chain = { editionId, unitIds, firstDay: '2026-02-28', timeZone: 'Asia/Shanghai' };
    const { roundIds } = must(await createRounds(admin, { ...chain, preset: 'innovation' }, during));
    const roundId = roundIds[county.id] ?? '';
    must(
      await setWindows(
        admin,
        {
          roundId,
          windows: [{ kind: 'SUBMISSION', opensAt: '2026-02-28T08:00', closesAt: '2026-03-15T17:00' }],
        },
        during,
      ),
    );
    const format = {
      columns: [{ column: 'title', heading: '名称' }],
      order: ['rank'],
      title: '{list}',
      closing: '',
    };
    await writer().listTemplate.create({
      data: { roundId, code: 'B', ...format, sections: false, padNames: true, maskNames: true },
    });
    const seal = await writer().certificateImage.create({
      data: { roundId, type: 'image/png', bytes: new Uint8Array([1, 2]), width: 1, height: 1 },
    });
    const kind = { roundId, kind: 'PRIZE', design: { title: '荣誉证书' } } as const;
    await writer().certificateTemplate.create({
      data: { ...kind, name: '获奖', version: 3, sealId: seal.id },
    });
    await writer().certificateTemplate.create({ data: { ...kind, name: '旧版', replacedAt: during.now } });
    await writer().round.update({
      where: { id: roundId },
      data: { keywordPercent: 30, prizeCapPercent: 60 },
    });
    const copy = must(await copyEdition(admin, { editionId, name: '2027年大赛', year: 2027 }, during));
    expect(copy.rounds).toBe(2);
    const rounds = await db.round.findMany({
      where: { editionId: copy.editionId },
      include: {
        windows: true,
        categories: true,
        disciplines: true,
        promotesTo: true,
        listTemplates: true,
        certificateTemplates: { include: { seal: true } },
      },
    });
    const copied = rounds.find((round) => round.unitId === county.id);
    expect(copied?.windows.find((window) => window.kind === 'SUBMISSION')).toMatchObject({
      opensAt: new Date('2027-02-28T00:00:00Z'),
      closesAt: new Date('2027-03-15T09:00:00Z'),
    });
    const original = await db.round.findUniqueOrThrow({
      where: { id: roundId },
      include: { categories: true, disciplines: true },
    });
    expect(copied?.categories.map((row) => row.code)).toEqual(original.categories.map((row) => row.code));
    expect(copied?.disciplines).toHaveLength(original.disciplines.length);
    expect(copied).toMatchObject({ keywordPercent: 30, prizeCapPercent: 60 });
    expect(copied?.listTemplates).toMatchObject([{ code: 'B', ...format, maskNames: true }]);
    // The present version alone comes along, with a picture of its own.
    expect(copied?.certificateTemplates).toMatchObject([
      { name: '获奖', version: 1, design: kind.design, seal: { roundId: copied?.id, width: 1 } },
    ]);
    expect(copied?.certificateTemplates[0]?.sealId).not.toBe(seal.id);
    const above = rounds.find((round) => round.unitId === province.id);
    expect(copied?.promotesTo.map((edge) => edge.toRoundId)).toEqual([above?.id]);
    expect(await db.entry.count({ where: { round: { editionId: copy.editionId } } })).toBe(0);
  });

  it('sends students on to the nation where that is chosen, and projects everywhere else', async () => {
    const nation = await createUnit({ kind: 'NATION' });
    const province = await createUnit({ kind: 'PROVINCE', parentId: nation.id });
    const county = await createUnit({ parentId: province.id });
    const { editionId } = must(await createEdition(admin, { name: '某届', year: 2026 }, during));
    const { roundIds } = must(
      await createRounds(
        admin,
        {
          editionId,
          unitIds: [nation.id, province.id, county.id],
          firstDay: '2026-03-01',
          timeZone: 'Asia/Shanghai',
          preset: 'innovation',
          toNation: 'FIRST',
        },
        during,
      ),
    );
    const from = async (unitId: string) =>
      db.promotionEdge.findFirstOrThrow({ where: { fromRoundId: roundIds[unitId] } });
    expect(await from(province.id)).toMatchObject({ promotes: 'STUDENT', authors: 'FIRST' });
    expect(await from(county.id)).toMatchObject({ promotes: 'PROJECT' });
  });

  it('takes no second round for the same unit', async () => {
    const unit = await createUnit();
    const { editionId } = must(await createEdition(admin, { name: '某届', year: 2026 }, during));
    const chain = {
      editionId,
      unitIds: [unit.id],
      firstDay: '2026-03-01',
      timeZone: 'Asia/Shanghai',
      preset: 'science-fair' as const,
    };
    must(await createRounds(admin, chain, during));
    expect(codeOf(await createRounds(admin, chain, during))).toBe('edition-round-exists');
  });
});
