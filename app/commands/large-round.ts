import { must } from './sample/drive.ts';
import { cap, samplePrizes } from './sample/settings.ts';
import { seededRandom, shuffled } from '#app/domain/random.ts';
import { systemViewer } from '#app/domain/viewer.ts';
import { insertAccounts, prepareAccounts } from '#app/features/accounts/create-account.server.ts';
import { createEdition } from '#app/features/editions/create-edition.server.ts';
import { createRounds } from '#app/features/editions/create-rounds.server.ts';
import { saveRows } from '#app/features/rounds/save-rows.server.ts';
import { createUnit } from '#app/features/units/create-unit.server.ts';
import { writer } from '#app/platform/db/client.server.ts';
import { uuidv7 } from '#app/platform/ids.server.ts';

export const ENTRIES = 5000;
export const PER_ENTRY = 5;
const JUDGES = 200;
const UNITS = 90;
const SCHOOLS = 800;
const ROWS = 2000;
const DAY_MS = 86_400_000;
const admin = systemViewer('large');

/** Writes rows as they stand, so many at a time: what made them is others' business. */
async function insert<Row>(
  table: { createMany: (order: { data: Row[] }) => Promise<unknown> },
  rows: readonly Row[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS)
    await table.createMany({ data: rows.slice(from, from + ROWS) });
}

/** A nation's round before judging: schools, students, entries that may be judged, judges who know their disciplines. */
export async function makeLargeRound(password: string): Promise<{ roundId: string; username: string }> {
  const now = new Date();
  const context = { now };
  const random = seededRandom(31);
  const drawn = (count: number) => Math.floor(random() * count);
  const operator = await prepareAccounts([{ name: '管理员', username: 'large', password }]);
  await insertAccounts(writer(), operator, now);
  await writer().roleGrant.create({ data: { personId: operator[0]?.personId ?? '', role: 'OPERATOR' } });

  const nation = { name: '全国', kind: 'NATION' as const, parentId: '', code: null, shortName: '' };
  const { unitId } = must(await createUnit(admin, nation, context));
  const edition = { name: '大届', year: now.getFullYear() };
  const { editionId } = must(await createEdition(admin, edition, context));
  const firstDay = new Date(now.getTime() - 60 * DAY_MS).toISOString().slice(0, 10);
  const order = { editionId, unitIds: [unitId], preset: 'innovation' as const, firstDay };
  const { roundIds } = must(await createRounds(admin, { ...order, timeZone: 'Asia/Shanghai' }, context));
  const roundId = roundIds[unitId] ?? '';
  await setRules(roundId, now);
  const round = await writer().round.findUniqueOrThrow({
    where: { id: roundId },
    select: {
      categories: { select: { id: true } },
      groups: { select: { id: true, code: true } },
      disciplines: { select: { id: true, code: true } },
    },
  });

  const units = Array.from({ length: UNITS }, (_, index) => ({ id: uuidv7(), name: `第${index + 1}赛区` }));
  const parent = await writer().unit.findUniqueOrThrow({ where: { id: unitId }, select: { path: true } });
  await insert(
    writer().unit,
    units.map(({ id, name }) => ({
      id,
      name,
      shortName: name,
      kind: 'PROVINCE' as const,
      parentId: unitId,
      path: `${parent.path}${id}/`,
    })),
  );
  const schools = Array.from({ length: SCHOOLS }, (_, index) => ({
    id: uuidv7(),
    unitId: units[index % UNITS]?.id ?? '',
    name: `第${index + 1}学校`,
    userPrefix: `large${index}`,
  }));
  await insert(writer().school, schools);

  const people: { id: string; name: string; username: string; email: string }[] = [];
  const person = (name: string) => {
    const id = uuidv7();
    people.push({ id, name, username: `large-${people.length}`, email: `${id}@no-mail.invalid` });
    return { personId: id, name };
  };
  const works = Array.from({ length: ENTRIES }, (_, index) => {
    const school = schools[drawn(SCHOOLS)];
    const team = random() < 0.3;
    return {
      index,
      team,
      id: uuidv7(),
      projectId: uuidv7(),
      schoolId: school?.id ?? '',
      unitId: school?.unitId ?? '',
      group: round.groups[drawn(round.groups.length)],
      discipline: round.disciplines[drawn(round.disciplines.length)],
      authors: Array.from({ length: team ? 2 : 1 }, (_one, at) => ({
        studentId: uuidv7(),
        ...person(`学生${String(index * 2 + at).padStart(5, '0')}`),
      })),
    };
  });
  const judges = Array.from({ length: JUDGES }, (_, index) => ({
    id: uuidv7(),
    ...person(`评委${String(index).padStart(3, '0')}`),
  }));
  await insert(writer().person, people);
  await insert(
    writer().student,
    works.flatMap(({ schoolId, authors }) =>
      authors.map(({ studentId, personId }) => ({ id: studentId, personId, schoolId, grade: 8 })),
    ),
  );
  await insert(
    writer().project,
    works.map(({ projectId, schoolId, index }) => ({
      id: projectId,
      editionId,
      schoolId,
      joinCode: `L${index}`,
      createdById: 'large',
      title: `关于第${index + 1}号河段水质与藻类生长关系的调查研究`,
      abstract: Array.from({ length: 250 }, () => String.fromCodePoint(0x4e00 + drawn(2500))).join(''),
    })),
  );
  await insert(
    writer().projectAuthor,
    works.flatMap(({ projectId, authors }) =>
      authors.map(({ studentId, name }, at) => ({
        projectId,
        editionId,
        studentId,
        name,
        grade: 8,
        order: at + 1,
        status: 'ACCEPTED' as const,
        galleryAt: now,
      })),
    ),
  );
  await insert(
    writer().projectTutor,
    works.map(({ projectId, index }) => ({ projectId, name: `教师${index % 900}`, order: 1 })),
  );
  await insert(
    writer().entry,
    works.map(({ id, projectId, schoolId, unitId: of, group, discipline, team, index }) => ({
      id,
      roundId,
      projectId,
      schoolId,
      unitId: of,
      categoryId: round.categories[0]?.id,
      groupId: group?.id,
      disciplineId: discipline?.id,
      number: `A${group?.code ?? ''}${String(index + 1).padStart(4, '0')}`,
      sequence: index + 1,
      isTeam: team,
      status: 'ELIGIBLE' as const,
      submittedAt: now,
      handedInAt: now,
    })),
  );
  await insert(
    writer().judgeProfile,
    judges.map(({ personId }, index) => ({
      personId,
      organisation: `第${index % 60}学院`,
      unitId: units[index % UNITS]?.id,
    })),
  );
  await insert(
    writer().judgeExpertise,
    judges.flatMap(({ personId }) =>
      shuffled(round.disciplines, random)
        .slice(0, 4)
        .map(({ code }) => ({ personId, disciplineCode: code })),
    ),
  );
  await insert(
    writer().roundJudge,
    judges.map(({ id, personId }) => ({ id, personId, roundId, maxLoad: 170, declaredAt: now })),
  );
  await insert(
    writer().conflict,
    works.slice(0, ENTRIES / 10).map(({ id, index }) => ({
      entryId: id,
      personId: judges[index % JUDGES]?.personId ?? '',
      setById: judges[index % JUDGES]?.personId ?? '',
      kind: 'DECLARED' as const,
      tie: 'taught',
      reason: '曾指导该作品',
    })),
  );
  return { roundId, username: 'large' };
}

/** Judging now; six criteria; prizes, a gallery, and quotas that cross: unit, discipline, individual or team. */
async function setRules(roundId: string, now: Date): Promise<void> {
  const context = { now };
  await writer().round.update({
    where: { id: roundId },
    data: {
      judgesPerEntry: PER_ENTRY,
      judgeMaxLoad: 170,
      usesPanels: false,
      hasGallery: true,
      requiresConsent: false,
      conflictSameUnit: true,
      outsideName: '国际大赛',
    },
  });
  await writer().roundWindow.updateMany({
    where: { roundId, kind: 'JUDGING' },
    data: { opensAt: new Date(now.getTime() - DAY_MS), closesAt: new Date(now.getTime() + DAY_MS) },
  });
  const rubric = await writer().rubric.findFirstOrThrow({ where: { roundId }, select: { id: true } });
  await writer().criterion.deleteMany({ where: { rubricId: rubric.id } });
  await writer().criterion.createMany({
    data: Array.from({ length: 6 }, (_, index) => ({
      rubricId: rubric.id,
      code: `C${index + 1}`,
      name: `指标${index + 1}`,
      order: index,
      maxX100: 1000,
      stepX100: 100,
      weight: 1 + (index % 3),
    })),
  });
  must(await saveRows(admin, { roundId, list: 'prizes', rows: samplePrizes() }, context));
  const floor = (places: number, each: Parameters<typeof cap>[1]) => ({
    ...cap(places, each),
    kind: 'FLOOR' as const,
  });
  const rows = [
    cap(400),
    cap(6, ['unit']),
    floor(3, ['unit']),
    cap(45, ['discipline']),
    floor(25, ['discipline']),
    { ...cap(100), team: true },
    { ...floor(80, []), team: true },
  ];
  must(await saveRows(admin, { roundId, list: 'advance-quota', rows, reserves: 50 }, context));
}
