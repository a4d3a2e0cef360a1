import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

import { seededRandom, shuffled } from '#app/domain/random.ts';
import { systemViewer } from '#app/domain/viewer.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { passEntries } from '#app/features/entries/check-entries.server.ts';
import { handIn } from '#app/features/entries/hand-in.server.ts';
import { approveEntries } from '#app/features/entries/review-entries.server.ts';
import { SOMEBODY_NEW } from '#app/features/judges/known-judges.server.ts';
import { addJudges } from '#app/features/judging/add-judges.server.ts';
import { registerStudents } from '#app/features/students/register-students.server.ts';
import { recordConsent } from '#app/features/students/consent.server.ts';
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
import { NATIONAL_PLACES, RowSchema, setUp } from './list-set-up.ts';
import type { Row } from './list-set-up.ts';
import { Stages } from './stages.ts';

const admin: Viewer = systemViewer('sample');
const DAY = 86_400_000;

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
          tutor: '',
          ownWork: false,
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
    // Invented names repeat; these are as many people as lines.
    const choices = people.map(() => SOMEBODY_NEW);
    must(await addJudges(admin, { roundId, judges: people, choices }, { now }));
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
