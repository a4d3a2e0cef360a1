import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

import { WINDOW_KINDS } from '#app/domain/calendar.ts';
import { seededRandom, shuffled } from '#app/domain/random.ts';
import { systemViewer } from '#app/domain/viewer.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { createEdition } from '#app/features/editions/create-edition.server.ts';
import { createRounds } from '#app/features/editions/create-rounds.server.ts';
import { passEntries } from '#app/features/entries/check-entries.server.ts';
import { handIn } from '#app/features/entries/hand-in.server.ts';
import { approveEntries } from '#app/features/entries/review-entries.server.ts';
import { addJudges } from '#app/features/judging/add-judges.server.ts';
import { saveRows } from '#app/features/rounds/save-rows.server.ts';
import { setWindows } from '#app/features/rounds/set-windows.server.ts';
import { importSchools } from '#app/features/schools/import-schools.server.ts';
import { registerStudents } from '#app/features/students/register-students.server.ts';
import { recordConsent } from '#app/features/students/update-student.server.ts';
import { createUnit } from '#app/features/units/create-unit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import {
  asTeacher,
  assignJudges,
  enterProject,
  inBatches,
  judgeRound,
  marksAround,
  must,
  tally,
} from './drive.ts';
import type { ProjectPlan, StudentRef } from './drive.ts';
import { inventedName, pick } from './invented.ts';
import { award, publish, sendOn } from './lists.ts';
import { cap, prize } from './settings.ts';
import { Stages } from './stages.ts';

const RowSchema = z.object({
  奖项: z.string(),
  项目名称: z.string(),
  作者人数: z.coerce.number().int().min(1).max(3),
  申报单位: z.string().min(1),
  所属区: z.string().min(1),
});
type Row = z.infer<typeof RowSchema>;

const admin: Viewer = systemViewer('sample');
const DAY = 86_400_000;
const NATIONAL_PLACES = 40;

function readList(file: string): Row[] {
  const rows: unknown[] = parse(readFileSync(file), { bom: true, columns: true, trim: true });
  return z.array(RowSchema).parse(rows);
}

/** How good a project is made to be, so that the synthetic scores lead to about the published prizes. */
function qualityOf(prizeName: string, random: () => number): number {
  const place = ['一等奖', '二等奖', '三等奖'].findIndex((name) => prizeName.includes(name));
  return (place === 0 ? 0.88 : place === 1 ? 0.76 : 0.62) + random() * 0.08;
}

/**
 * Plays a published award list through every stage: districts' rounds, the municipal round with the published prizes, and
 * the national entry list under a quota. Titles, schools, districts and prizes are the list's; authors and scores are
 * made up. Run again after a stop, it goes on with the stage that was not finished.
 */
export async function sampleList(file: string, say: (text: string) => void): Promise<void> {
  const rows = readList(file);
  const label = path.basename(file, path.extname(file));
  const name = `示例：${label}`;
  const random = seededRandom(38);
  const stages = new Stages(`sample-list:${label}`, say);
  const start = new Date(Date.now() - 200 * DAY);
  const at = (day: number) => new Date(start.getTime() + day * DAY);
  const districts = [...new Set(rows.map((row) => row.所属区))];

  const place = await stages.run('units', 'units, schools, edition, rounds', () =>
    setUp(rows, districts, name, label, at(0)),
  );
  const { editionId, city, rounds, top } = place;
  const cityRound = rounds[city] ?? '';

  for (const district of districts) {
    const unit = await db.unit.findFirstOrThrow({
      where: { name: district, parentId: city },
      select: { id: true },
    });
    const roundId = rounds[unit.id] ?? '';
    const mine = rows.filter((row) => row.所属区 === district);
    await stages.run(`enter ${district}`, `${district}: ${mine.length} projects entered`, () =>
      enterDistrict(mine, { unitId: unit.id, roundId, editionId, now: at(3) }, seededRandom(random() * 1e9)),
    );
    await stages.run(`judge ${district}`, `${district}: judged, listed, handed on`, async () => {
      const judges = Math.max(6, Math.ceil((mine.length * 2) / 60));
      await judge(roundId, { judges, now: at(40), rows }, seededRandom(random() * 1e9));
      const list = await sendOn(admin, roundId, mine.length, at(50));
      await publish(admin, list.listId, `${district}推荐作品名单公示（示例）`, at(51));
      return {};
    });
  }

  await stages.run('check city', 'municipal round: eligibility', async () => {
    await passAll(cityRound, at(72));
    return {};
  });
  await stages.run('judge city', 'municipal round: judged', async () => {
    await judge(cityRound, { judges: 200, now: at(90), rows }, seededRandom(7), (done, of) =>
      stages.progress(done, of),
    );
    return {};
  });
  const lists = await stages.run('lists', 'municipal awards, national entry list, public pages', async () => {
    const awards = await award(admin, cityRound, at(110));
    const notice = await publish(admin, awards.listId, `${label} 获奖名单公示（示例）`, at(111));
    const national = await sendOn(admin, cityRound, NATIONAL_PLACES, at(112));
    const second = await publish(admin, national.listId, `${label} 推荐参加全国赛名单公示（示例）`, at(113));
    return {
      awards: String(awards.given),
      entered: String(national.entered),
      notice,
      second,
      listId: national.listId,
      awardsId: awards.listId,
    };
  });
  await stages.run('national', 'national round: judged', async () => {
    const national = rounds[top] ?? '';
    await passAll(national, at(142));
    await judge(national, { judges: 12, now: at(160), rows }, seededRandom(9));
    return {};
  });
  stages.report();
  say(`\n  awards ${lists.awards}, entered in the national round ${lists.entered}`);
  say(`  /notices/${lists.notice}\n  /notices/${lists.second}`);
  say(`  /admin/rounds/${cityRound}/results\n  /admin/rounds/${cityRound}/lists/${lists.listId}`);
}

async function setUp(rows: readonly Row[], districts: string[], name: string, label: string, now: Date) {
  const context = { now };
  const unit = (unitName: string, kind: 'NATION' | 'PROVINCE', parentId: string) =>
    createUnit(admin, { name: unitName, kind, parentId, code: null, shortName: '' }, context);
  const topUnit = must(await unit(`全国（${label}）`, 'NATION', '')).unitId;
  const city = must(await unit(`全市（${label}）`, 'PROVINCE', topUnit)).unitId;
  const schools = new Map(rows.map((row) => [`${row.所属区} ${row.申报单位}`, row]));
  const table = [['学校', '所属区'], ...[...schools.values()].map((row) => [row.申报单位, row.所属区])];
  must(await importSchools(admin, { unitId: city, table }, context));
  const below = await db.unit.findMany({
    where: { parentId: city, name: { in: districts } },
    select: { id: true },
  });
  const note =
    '示例届次：作品名称、学校、区和奖次来自公开发布的获奖名单；作者姓名、年级、学科、评委和全部评分均为虚构。';
  const edition = { name, year: now.getUTCFullYear(), sampleNote: note };
  const { editionId } = must(await createEdition(admin, edition, context));
  const unitIds = [...below.map((one) => one.id), city, topUnit];
  const { roundIds } = must(
    await createRounds(
      admin,
      {
        editionId,
        unitIds,
        preset: 'innovation',
        firstDay: now.toISOString().slice(0, 10),
        timeZone: 'Asia/Shanghai',
      },
      context,
    ),
  );
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.奖项, (counts.get(row.奖项) ?? 0) + 1);
  const prizes = [...counts].sort(([a], [b]) => order(a) - order(b));
  for (const unitId of unitIds) {
    const roundId = roundIds[unitId] ?? '';
    must(await saveRows(admin, { roundId, list: 'slots', rows: [] }, context));
    const quota = unitId === city ? [cap(NATIONAL_PLACES), cap(4, ['unit']), cap(16, ['group'])] : [];
    must(await saveRows(admin, { roundId, list: 'advance-quota', rows: quota, reserves: 5 }, context));
    await openWindows(roundId, now);
  }
  const rules = prizes.map(([prizeName, count], index) =>
    prize(String(index + 1), prizeName, prizeName, 'COUNT', count),
  );
  const roundId = roundIds[city] ?? '';
  must(await saveRows(admin, { roundId, list: 'prizes', rows: rules }, context));
  return { editionId, city, top: topUnit, rounds: roundIds };
}

const order = (prizeName: string) => ['一', '二', '三'].findIndex((mark) => prizeName.startsWith(mark));

/** Every window over the whole played season: what is played is the work, not the waiting. */
async function openWindows(roundId: string, now: Date): Promise<void> {
  const local = (day: number) => `${new Date(now.getTime() + day * DAY).toISOString().slice(0, 10)}T00:00`;
  const windows = WINDOW_KINDS.map((kind) => ({ kind, opensAt: local(-1), closesAt: local(190) }));
  must(await setWindows(admin, { roundId, windows }, { now }));
}

type District = { unitId: string; roundId: string; editionId: string; now: Date };

/** Students with consent, projects submitted, approved and handed in, school by school; then checked. */
async function enterDistrict(rows: readonly Row[], place: District, random: () => number) {
  const { unitId, roundId, editionId, now } = place;
  const round = await db.round.findUniqueOrThrow({
    where: { id: roundId },
    select: {
      categories: { select: { id: true } },
      groups: { orderBy: { order: 'asc' }, select: { id: true, gradeFrom: true, gradeTo: true } },
      disciplines: { select: { id: true } },
    },
  });
  const schools = await db.school.findMany({ where: { unitId }, select: { id: true, name: true } });
  const schoolOf = new Map(schools.map((school) => [school.name, school.id]));
  const bySchool = new Map<string, Row[]>();
  for (const row of rows) bySchool.set(row.申报单位, [...(bySchool.get(row.申报单位) ?? []), row]);
  for (const [schoolName, mine] of bySchool) {
    const schoolId = schoolOf.get(schoolName) ?? '';
    const grade = gradesOf(schoolName);
    const plans = mine.map((row) => ({ row, grade: pick(grade, random) }));
    const students = plans.flatMap(({ row, grade: year }) =>
      Array.from({ length: row.作者人数 }, () => ({
        name: inventedName(random),
        grade: year,
        className: '',
        studentNumber: null,
      })),
    );
    const known = await db.student.count({ where: { schoolId } });
    if (known > 0) continue;
    await inTransaction({ now }, async (tx) => {
      const context = { now, tx };
      const registered = must(await registerStudents(admin, { schoolId, students }, context)).map(
        (one): StudentRef => ({ ...one, schoolId }),
      );
      const studentIds = registered.map((one) => one.studentId);
      for (let from = 0; from < studentIds.length; from += 400)
        must(
          await recordConsent(
            admin,
            { studentIds: studentIds.slice(from, from + 400), editionId, decision: 'GIVEN' },
            context,
          ),
        );
      const teacher = asTeacher('sample', schoolId);
      const entryIds: string[] = [];
      let next = 0;
      for (const { row, grade: year } of plans) {
        const authors = registered.slice(next, next + row.作者人数);
        next += row.作者人数;
        const group = round.groups.find((one) => year >= (one.gradeFrom ?? 1) && year <= (one.gradeTo ?? 12));
        const plan: ProjectPlan = {
          roundId,
          authors,
          title: row.项目名称.slice(0, 120),
          categoryId: round.categories[0]?.id ?? '',
          groupId: group?.id ?? '',
          disciplineId: pick(round.disciplines, random).id,
          tutor: inventedName(random),
        };
        entryIds.push(await enterProject(plan, true, context));
      }
      must(await approveEntries(teacher, { entryIds }, context));
      must(await handIn(teacher, { roundId, schoolId, entryIds }, context));
    });
  }
  await passAll(roundId, now);
  return {};
}

/** Grades that a school of this name would have. */
function gradesOf(schoolName: string): number[] {
  if (/小学|附小/.test(schoolName)) return [3, 4, 5];
  if (/初中|初级/.test(schoolName)) return [7, 8, 9];
  if (/高中|高级|职|中专/.test(schoolName)) return [10, 11];
  return [8, 10, 11];
}

async function passAll(roundId: string, now: Date): Promise<void> {
  const waiting = await db.entry.findMany({ where: { roundId, status: 'HANDED_IN' }, select: { id: true } });
  await inBatches([waiting.map((entry) => entry.id)], 1, now, async (entryIds, context) => {
    if (entryIds.length > 0) must(await passEntries(admin, { roundId, entryIds }, context));
  });
}

/** Takes judges into the pool, assigns them and lets all of them score. */
async function judge(
  roundId: string,
  { judges, now, rows }: { judges: number; now: Date; rows: readonly Row[] },
  random: () => number,
  tell?: (done: number, of: number) => void,
): Promise<void> {
  const prizeOf = new Map(rows.map((row) => [row.项目名称.slice(0, 120), row.奖项]));
  const codes = await db.discipline.findMany({ where: { roundId }, select: { code: true } });
  const pool = await db.roundJudge.count({ where: { roundId } });
  if (pool === 0) {
    const people = Array.from({ length: judges }, () => ({
      name: inventedName(random),
      organisation: '示例学院',
      disciplineCodes: shuffled(
        codes.map((row) => row.code),
        random,
      ).slice(0, 4),
    }));
    must(await addJudges(admin, { roundId, judges: people }, { now }));
  }
  const assigned = await db.assignment.count({ where: { roundJudge: { roundId } } });
  if (assigned === 0) await assignJudges(admin, roundId, 1, now);
  const titles = await db.entry.findMany({
    where: { roundId },
    select: { id: true, project: { select: { title: true } } },
  });
  const quality = new Map(
    titles.map((entry) => [entry.id, qualityOf(prizeOf.get(entry.project.title) ?? '', random)]),
  );
  await judgeRound(
    roundId,
    now,
    ({ entryId, maxima }) => marksAround(quality.get(entryId) ?? 0.6, maxima, random),
    { feedback: '', tell },
  );
  await tally(admin, roundId, new Date(now.getTime() + DAY));
}
