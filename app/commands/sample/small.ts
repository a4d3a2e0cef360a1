import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { seededRandom } from '#app/domain/random.ts';
import { systemViewer } from '#app/domain/viewer.ts';
import { acceptInvitation } from '#app/features/accounts/accept-invitation.server.ts';
import { invitePeople } from '#app/features/accounts/invite-people.server.ts';
import type { InvitedRole } from '#app/features/accounts/invite-people.server.ts';
import { createEdition } from '#app/features/editions/create-edition.server.ts';
import { createRounds } from '#app/features/editions/create-rounds.server.ts';
import { handIn } from '#app/features/entries/hand-in.server.ts';
import { approveEntries, returnEntry } from '#app/features/entries/review-entries.server.ts';
import { uploadByForm } from '#app/features/materials/upload-form.server.ts';
import { submitEntry } from '#app/features/projects/submit-entry.server.ts';
import { saveRows } from '#app/features/rounds/save-rows.server.ts';
import { importSchools } from '#app/features/schools/import-schools.server.ts';
import { registerStudents } from '#app/features/students/register-students.server.ts';
import { recordConsent } from '#app/features/students/consent.server.ts';
import { createUnit } from '#app/features/units/create-unit.server.ts';
import { toLocal } from '#app/domain/calendar.ts';
import { db } from '#app/platform/db/client.server.ts';
import { env } from '#app/platform/env.server.ts';
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
import { confirmByGuardians, takeFormsEitherWay } from './confirm-forms.ts';
import { demoStudents } from './demo-students.ts';
import type { Account } from './demo-students.ts';
import { COUNTIES, GRADES, LATER, NOTE, SCHOOLS, STAGES } from './small-plan.ts';
import { inventedName, inventedTitles, pick, smallPdf } from './invented.ts';
import { lastYear } from './last-year.ts';
import { award, publish, sendOn } from './lists.ts';
import { objectTo } from './object.ts';
import { checkAll, takeJudges } from './pool.ts';
import { openJury } from './special.ts';
import { planWindows, sampleQuotas, samplePrizes } from './settings.ts';
import type { Days } from './settings.ts';

const DAY = 86_400_000;
const admin = systemViewer('sample');

/** A small edition from county to nation, half-way through, in which every role has something to do. */
export async function sampleSmall(say: (text: string) => void): Promise<void> {
  const today = new Date();
  const at = (days: number) => new Date(today.getTime() + days * DAY);
  const random = seededRandom(20261);
  const accounts: Account[] = [];
  const context = { now: at(-85) };

  const unit = async (
    name: string,
    kind: 'NATION' | 'PROVINCE' | 'PREFECTURE' | 'COUNTY',
    parentId = '',
    code: string | null = null,
  ) => must(await createUnit(admin, { name, kind, parentId, code, shortName: '' }, context)).unitId;
  const nation = await unit('中国', 'NATION');
  const province = await unit('浙江省', 'PROVINCE', nation, '33');
  const prefecture = await unit('金华市', 'PREFECTURE', province, '3307');
  const counties = new Map<string, string>();
  for (const county of COUNTIES)
    counties.set(county.name, await unit(county.name, 'COUNTY', prefecture, county.code));
  const table = [
    ['学校', '所属单位'],
    ...COUNTIES.flatMap((county) => SCHOOLS.map((school) => [`${county.name}${school}`, county.name])),
  ];
  must(await importSchools(admin, { unitId: prefecture, table }, context));
  say('units and schools');
  await lastYear({ counties, prefecture, province, nation }, { at, random: seededRandom(20251), say });

  const year = today.getFullYear();
  const name = `${year}年青少年科技创新大赛（示例）`;
  const { editionId } = must(await createEdition(admin, { name, year, sampleNote: NOTE }, context));
  const unitIds = [...counties.values(), prefecture, province, nation];
  const firstDay = toLocal(at(-80), 'Asia/Shanghai').slice(0, 10);
  const { roundIds } = must(
    await createRounds(
      admin,
      { editionId, unitIds, preset: 'innovation', firstDay, timeZone: 'Asia/Shanghai' },
      context,
    ),
  );
  const roundOf = (unitId: string | undefined) => roundIds[unitId ?? ''] ?? '';
  const plan = (roundId: string, days: readonly Days[]) => planWindows(roundId, days, at, context);
  for (const county of COUNTIES) await plan(roundOf(counties.get(county.name)), STAGES[county.stage] ?? []);
  for (const [unitName, id] of [
    ['金华市', prefecture],
    ['浙江省', province],
    ['中国', nation],
  ] as const)
    await plan(roundOf(id), LATER[unitName] ?? []);
  for (const id of unitIds) {
    const roundId = roundOf(id);
    must(await saveRows(admin, { roundId, list: 'prizes', rows: samplePrizes() }, context));
    for (const quota of sampleQuotas(id === prefecture || id === province))
      must(await saveRows(admin, { roundId, ...quota }, context));
  }
  // One county takes the application form on paper or online, so that both can be seen.
  await takeFormsEitherWay(roundOf(counties.get('永康市')), context);
  say('rounds with their calendars, quotas and prizes');

  const invite = async (role: InvitedRole, scopeId: string, username: string, what: string, shown = true) => {
    const person = inventedName(random);
    const [invited] = must(await invitePeople(admin, { role, scopeId, people: person }, context));
    const password = `sample-${randomBytes(4).toString('hex')}`;
    const input = { as: 'new' as const, code: invited?.code ?? '', name: person, username, password };
    const { personId } = must(await acceptInvitation(null, input, context));
    if (shown) accounts.push({ role: what.split(' ')[0] ?? what, username, password, what });
    return personId;
  };
  await invite('ADMIN', nation, 'sample.nation', 'nation 国家组委会');
  await invite('ADMIN', province, 'sample.province', 'province 浙江省组委会');
  await invite('ADMIN', prefecture, 'sample.prefecture', 'prefecture 金华市组委会');
  await invite('ADMIN', counties.get('永康市') ?? '', 'sample.county', 'county 永康市组委会');

  for (const [index, county] of COUNTIES.entries()) {
    const roundId = roundOf(counties.get(county.name));
    const stage = STAGES[county.stage] ?? [];
    const open = { now: at((stage[0]?.[0] ?? 0) + 2) };
    const facts = await roundFacts(roundId);
    const titles = inventedTitles(27, random);
    const schools = await db.school.findMany({
      where: { unitId: counties.get(county.name) },
      orderBy: { createdAt: 'asc' },
      select: { id: true, name: true },
    });
    for (const [place, school] of schools.entries()) {
      const demo = index === 0 && place === 1;
      const teacherId = await invite(
        'TEACHER',
        school.id,
        demo ? 'sample.teacher' : `teacher.${index + 1}${place + 1}`,
        `teacher ${school.name}的老师`,
        demo,
      );
      const teacher = asTeacher(teacherId, school.id);
      const grades = GRADES[SCHOOLS.findIndex((one) => school.name.endsWith(one))] ?? [8];
      const students = Array.from({ length: 16 }, (_, number) => ({
        name: inventedName(random),
        grade: pick(grades, random),
        className: `${1 + (number % 4)}班`,
        studentNumber: `${year}${place + 1}${String(number + 1).padStart(3, '0')}`,
      }));
      const registered = must(await registerStudents(teacher, { schoolId: school.id, students }, open)).map(
        (one): StudentRef => ({ ...one, schoolId: school.id }),
      );
      const agreed = demo ? registered.slice(0, 13) : registered;
      const studentIds = agreed.map((one) => one.studentId);
      must(await recordConsent(teacher, { studentIds, editionId, decision: 'GIVEN' }, open));
      const entered: string[] = [];
      for (let number = 0; number < 9; number += 1) {
        const { title, discipline } = titles[place * 9 + number] ?? { title: '', discipline: 'EN' };
        const first = agreed[number];
        const mate = number === 0 ? agreed[9] : undefined;
        if (!first) continue;
        const group = facts.groups.find(
          (one) => (one.gradeFrom ?? 1) <= (grades[0] ?? 1) && (one.gradeTo ?? 12) >= (grades.at(-1) ?? 12),
        );
        // In the county that is still entering, the last two of each school are drafts, and the last one is just begun.
        const entering = county.stage === 'entering';
        const begun = entering && number === 8;
        const project = {
          roundId,
          authors: mate ? [first, mate] : [first],
          title,
          categoryId: facts.categories[0]?.id ?? '',
          groupId: group?.id ?? '',
          disciplineId: facts.disciplines.find((one) => one.code === discipline)?.id ?? '',
          tutor: begun ? '' : inventedName(random),
          ownWork: !begun,
        };
        const entryId = await enterProject(project, false, open);
        if (begun) continue;
        const file = new File(
          [smallPdf(`Sample report ${index + 1}-${place + 1}-${number + 1}`)],
          `${title}.pdf`,
        );
        must(await uploadByForm(asStudent(first), { entryId, slotCode: 'report', file }, open));
        if (entering && number === 7) continue;
        if (entering) await confirmByGuardians(teacher, { schoolId: school.id, entryId }, open);
        must(await submitEntry(asStudent(first), { entryId }, open));
        entered.push(entryId);
      }
      const approved = county.stage === 'entering' ? entered.slice(0, 4) : entered;
      const before = { now: at((stage[1]?.[0] ?? 0) + 3) };
      must(await approveEntries(teacher, { entryIds: approved, confirm: true }, before));
      const returned = entered[5];
      if (county.stage === 'entering' && returned)
        must(
          await returnEntry(
            teacher,
            { entryId: returned, reason: '摘要里请补充实验的组数和每组的数据。' },
            before,
          ),
        );
      const handed = county.stage === 'entering' ? approved.slice(0, 2) : approved.slice(0, 8);
      must(await handIn(teacher, { roundId, schoolId: school.id, entryIds: handed }, before));
      if (demo) await demoStudents(registered, accounts, before);
    }
    say(`${county.name}: 27 projects`);
    if (county.stage === 'entering') continue;
    await checkAll(roundId, at((stage[2]?.[0] ?? 0) + 2));
    const judgeId = await invite(
      'JUDGE',
      roundId,
      index === 1 ? 'sample.judge' : 'judge.demo',
      'judge 武义县赛事的评委',
      index === 1,
    );
    await takeJudges(roundId, 7, random, context.now);
    const judging = at((stage[3]?.[0] ?? 0) + 2);
    await assignJudges(admin, roundId, 7 + index, judging);
    const quality = new Map<string, number>();
    let sheets = 0;
    await judgeRound(
      roundId,
      judging,
      ({ entryId, personId, maxima }) => {
        sheets += 1;
        if (county.stage === 'judging' && (personId === judgeId || sheets % 2 === 0)) return null;
        const known = quality.get(entryId) ?? 0.55 + random() * 0.4;
        quality.set(entryId, known);
        return marksAround(known, maxima, random);
      },
      { feedback: '（示例评语）选题有意义，建议补充对照组。' },
    );
    if (county.stage === 'judging') {
      await openJury(admin, roundId, judgeId, judging);
      continue;
    }
    await tally(admin, roundId, at(-19));
    const prizes = await award(admin, roundId, at(-18));
    const noticeId = await publish(admin, prizes.listId, `${county.name}${name}获奖名单公示`, at(-4));
    const list = await sendOn(admin, roundId, 10, at(-17));
    await publish(admin, list.listId, `${county.name}推荐参加金华市赛事的作品名单公示`, at(-3));
    await objectTo(noticeId, at(-2));
    say(`${county.name}: awards, the list for the prefecture, and an objection to answer`);
  }
  writeFileSync(path.join(env().dataDirectory, 'sample-accounts.json'), JSON.stringify(accounts, null, 2));
  say('\nAccounts / 账号');
  for (const { username, password, what } of accounts)
    say(`  ${username.padEnd(20)} ${password.padEnd(18)} ${what}`);
}

async function roundFacts(roundId: string) {
  return db.round.findUniqueOrThrow({
    where: { id: roundId },
    select: {
      categories: { select: { id: true } },
      groups: { select: { id: true, gradeFrom: true, gradeTo: true } },
      disciplines: { select: { id: true, code: true } },
    },
  });
}
