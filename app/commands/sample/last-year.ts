import { systemViewer } from '#app/domain/viewer.ts';
import { createEdition } from '#app/features/editions/create-edition.server.ts';
import { createRounds } from '#app/features/editions/create-rounds.server.ts';
import { handIn } from '#app/features/entries/hand-in.server.ts';
import { approveEntries } from '#app/features/entries/review-entries.server.ts';
import { releaseFeedback } from '#app/features/feedback/release-feedback.server.ts';
import { uploadByForm } from '#app/features/materials/upload-form.server.ts';
import { submitEntry } from '#app/features/projects/submit-entry.server.ts';
import { saveRows } from '#app/features/rounds/save-rows.server.ts';
import { registerStudents } from '#app/features/students/register-students.server.ts';
import { recordConsent } from '#app/features/students/consent.server.ts';
import { toLocal } from '#app/domain/calendar.ts';
import { db } from '#app/platform/db/client.server.ts';
import {
  asStudent,
  asTeacher,
  assignJudges,
  enterProject,
  judgeRound,
  marksAround,
  must,
  tally,
} from './drive.ts';
import type { StudentRef } from './drive.ts';
import { agreeOnMarks, chairedPanel, defend, hearAll, issueAll, showInGallery } from './finals.ts';
import { inventedName, inventedTitles, pick, smallPdf } from './invented.ts';
import type { Random } from './invented.ts';
import { award, chooseFinalists, publish, sendOn } from './lists.ts';
import { checkAll, takeJudges } from './pool.ts';
import { giveSpecials, giveUnitAward } from './special.ts';
import { changeRules, planWindows, samplePrizes, sampleQuotas } from './settings.ts';
import type { Days } from './settings.ts';
import { GRADES, NOTE, PAST, SCHOOLS } from './small-plan.ts';

const admin = systemViewer('sample');
/** Schools that entered a year ago, by their place among a county's; projects of each. */
const ENTERING = [0, 2];
const PROJECTS = 4;
/** Of the province's twenty projects, so many defend. */
const FINALISTS = 12;
/** Days ago that each level's season began. */
const BEGAN = { county: 440, prefecture: 400, province: 370, nation: 340 };

type Units = { counties: ReadonlyMap<string, string>; prefecture: string; province: string; nation: string };

/**
 * The season of a year ago, played to the end: lists and awards of every level are published, the province heard its
 * finalists defend and issued certificates, the nation's panel agreed on its marks.
 */
export async function lastYear(
  units: Units,
  { at, random, say }: { at: (days: number) => Date; random: Random; say: (text: string) => void },
): Promise<void> {
  const year = at(0).getFullYear() - 1;
  const context = { now: at(-BEGAN.county - 5) };
  const name = `${year}年青少年科技创新大赛（示例）`;
  const { editionId } = must(await createEdition(admin, { name, year, sampleNote: NOTE }, context));
  const { counties, prefecture, province, nation } = units;
  const unitIds = [...counties.values(), prefecture, province, nation];
  const firstDay = toLocal(at(-BEGAN.county), 'Asia/Shanghai').slice(0, 10);
  const rounds = { editionId, unitIds, preset: 'innovation' as const, firstDay, timeZone: 'Asia/Shanghai' };
  const { roundIds } = must(await createRounds(admin, rounds, context));
  const began = (unitId: string) =>
    unitId === prefecture
      ? BEGAN.prefecture
      : unitId === province
        ? BEGAN.province
        : unitId === nation
          ? BEGAN.nation
          : BEGAN.county;
  for (const unitId of unitIds) {
    const roundId = roundIds[unitId] ?? '';
    const days = PAST.map(([from, to]): Days => [from - began(unitId), to - began(unitId)]);
    const ofLevel = [...counties.values()].includes(unitId) ? days : days.slice(2);
    await planWindows(roundId, ofLevel, at, context);
    must(await saveRows(admin, { roundId, list: 'prizes', rows: samplePrizes() }, context));
    for (const quota of sampleQuotas(unitId === prefecture || unitId === province))
      must(await saveRows(admin, { roundId, ...quota }, context));
  }
  const quality = new Map<string, number>();
  /** Checks, gives to judges, scores; how good a project is stays with it from level to level. */
  const judged = async (roundId: string, began: number, judges: number) => {
    await checkAll(roundId, at(-began + 3));
    await takeJudges(roundId, judges, random, at(-began + 4));
    await assignJudges(admin, roundId, 1, at(-began + 5));
    await score(roundId, began - 7);
  };
  const score = async (roundId: string, ago: number) => {
    const projects = await db.entry.findMany({ where: { roundId }, select: { id: true, projectId: true } });
    const projectOf = new Map(projects.map(({ id, projectId }) => [id, projectId]));
    await judgeRound(
      roundId,
      at(-ago),
      ({ entryId, maxima }) => {
        const projectId = projectOf.get(entryId) ?? '';
        const known = quality.get(projectId) ?? 0.5 + random() * 0.45;
        quality.set(projectId, known);
        return marksAround(known, maxima, random);
      },
      { feedback: '（示例评语）数据完整，结论写得克制。' },
    );
  };
  /** Awards, then the list for the level above; both published. */
  const decided = async (roundId: string, unit: string, began: number, above: string | null) => {
    await tally(admin, roundId, at(-began + 10));
    const prizes = await award(admin, roundId, at(-began + 11));
    await publish(admin, prizes.listId, `${unit}${name}获奖名单公示`, at(-began + 12));
    if (!above) return;
    const list = await sendOn(admin, roundId, above === '金华市' ? 10 : 20, at(-began + 20));
    await publish(admin, list.listId, `${unit}推荐参加${above}赛事的作品名单公示`, at(-began + 20));
  };

  for (const [county, unitId] of counties) {
    const roundId = roundIds[unitId] ?? '';
    await enterCounty({ county, unitId, roundId, editionId, now: at(-BEGAN.county), random });
    await judged(roundId, BEGAN.county, 5);
    await decided(roundId, county, BEGAN.county, '金华市');
  }
  const [city = '', provincial = '', national = ''] = [prefecture, province, nation].map(
    (id) => roundIds[id] ?? '',
  );
  await judged(city, BEGAN.prefecture, 6);
  await decided(city, '金华市', BEGAN.prefecture, '浙江省');
  await giveSpecials(admin, city, at(-BEGAN.prefecture + 21));
  await giveUnitAward(admin, city, 2, at(-BEGAN.prefecture + 21));
  await issueAll(admin, city, 'JH', at(-BEGAN.prefecture + 22));

  const provinceBegan = BEGAN.province;
  const later = { now: at(-provinceBegan + 1) };
  await changeRules(
    provincial,
    { preliminaryWeight: 40, defenceWeight: 60, hasGallery: true, feedbackLevel: 'BAND' },
    later,
  );
  await judged(provincial, provinceBegan, 6);
  await tally(admin, provincial, at(-provinceBegan + 8));
  const finalists = await chooseFinalists(admin, provincial, FINALISTS, at(-provinceBegan + 8));
  await publish(admin, finalists, `浙江省${name}入围终评作品名单公示`, at(-provinceBegan + 8));
  await defend(admin, provincial, at(-provinceBegan + 8));
  await hearAll(admin, provincial);
  await score(provincial, provinceBegan - 9);
  await decided(provincial, '浙江省', provinceBegan, '全国');
  must(await releaseFeedback(admin, { roundId: provincial }, { now: at(-provinceBegan + 21) }));
  await giveUnitAward(admin, provincial, 1, at(-provinceBegan + 21));
  await issueAll(admin, provincial, 'ZJ', at(-provinceBegan + 22));
  await showInGallery(provincial, at(-provinceBegan + 23));

  const panel = { now: at(-BEGAN.nation + 1) };
  await changeRules(national, { scoringMethod: 'CONSENSUS', judgesPerEntry: 3 }, panel);
  await checkAll(national, at(-BEGAN.nation + 3));
  await takeJudges(national, 3, random, at(-BEGAN.nation + 4));
  await chairedPanel(admin, national, '终评组', at(-BEGAN.nation + 4));
  await assignJudges(admin, national, 1, at(-BEGAN.nation + 5));
  await score(national, BEGAN.nation - 7);
  await agreeOnMarks(national, at(-BEGAN.nation + 8));
  await decided(national, '全国', BEGAN.nation, null);
  say(`${year}: a whole season, published at every level`);
}

type County = {
  county: string;
  unitId: string;
  roundId: string;
  editionId: string;
  now: Date;
  random: Random;
};

/** Students, projects with a report, approved and handed in, of the schools that entered. */
async function enterCounty({ county, unitId, roundId, editionId, now, random }: County): Promise<void> {
  const context = { now };
  const facts = await db.round.findUniqueOrThrow({
    where: { id: roundId },
    select: {
      categories: { select: { id: true } },
      groups: { select: { id: true, gradeFrom: true, gradeTo: true } },
      disciplines: { select: { id: true, code: true } },
    },
  });
  const titles = inventedTitles(ENTERING.length * PROJECTS, random);
  for (const [place, school] of ENTERING.entries()) {
    const { id: schoolId } = await db.school.findFirstOrThrow({
      where: { unitId, name: `${county}${SCHOOLS[school] ?? ''}` },
      select: { id: true },
    });
    const teacher = asTeacher('sample', schoolId);
    const grades = GRADES[school] ?? [8];
    const students = Array.from({ length: PROJECTS }, () => ({
      name: inventedName(random),
      grade: pick(grades, random),
      className: '',
      studentNumber: null,
    }));
    const registered = must(await registerStudents(admin, { schoolId, students }, context));
    const studentIds = registered.map((one) => one.studentId);
    must(await recordConsent(admin, { studentIds, editionId, decision: 'GIVEN' }, context));
    const tutor = inventedName(random);
    const entryIds: string[] = [];
    for (const [number, one] of registered.entries()) {
      const author: StudentRef = { ...one, schoolId };
      const { title, discipline } = titles[place * PROJECTS + number] ?? { title: '', discipline: 'EN' };
      const project = {
        roundId,
        authors: [author],
        title,
        categoryId: facts.categories[0]?.id ?? '',
        groupId: facts.groups.find((group) => (group.gradeTo ?? 12) >= (grades.at(-1) ?? 12))?.id ?? '',
        disciplineId: facts.disciplines.find((row) => row.code === discipline)?.id ?? '',
        tutor: number < 2 ? tutor : inventedName(random),
        ownWork: true,
      };
      const entryId = await enterProject(project, false, context);
      const file = new File(
        [smallPdf(`Sample report of last year ${place + 1}-${number + 1}`)],
        `${title}.pdf`,
      );
      must(await uploadByForm(asStudent(author), { entryId, slotCode: 'report', file }, context));
      must(await submitEntry(asStudent(author), { entryId }, context));
      entryIds.push(entryId);
    }
    must(await approveEntries(teacher, { entryIds, confirm: true }, context));
    must(await handIn(teacher, { roundId, schoolId, entryIds }, context));
  }
}
