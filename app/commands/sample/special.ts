import type { Viewer } from '#app/domain/viewer.ts';
import { changeSpecialLine, confirmSpecial } from '#app/features/special/decide-special.server.ts';
import { draftSpecial } from '#app/features/special/draft-special.server.ts';
import { setJury } from '#app/features/special/jury.server.ts';
import { ableOf, nominate, sendNominations } from '#app/features/special/nominate.server.ts';
import { publishSpecials } from '#app/features/special/publish-specials.server.ts';
import { saveSpecial } from '#app/features/special/save-special.server.ts';
import { SaveSpecialSchema } from '#app/features/special/schemas.ts';
import { ownSeat } from '#app/features/special/scope.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';
import { asJudge, must } from './drive.ts';

const LOT = '示例：得分或提名相同，抽签决定';
/** Sentences of jurors with what they nominate. */
const REASONS = [
  '（示例）问题来自身边，测得细，说得清楚。',
  '（示例）结构简单，别的学校也能照着做。',
  '（示例）对照组设计得好，结论没有夸大。',
];

const JURY_PRIZE = {
  forWhom: 'PROJECTS',
  way: 'JURY',
  name: '示例基金会“身边的科学”专项奖',
  nameEn: 'Sample Foundation prize for everyday science',
  sponsor: '示例科学教育基金会',
  words: '奖励从日常生活中发现问题、用可靠的数据回答问题的作品。由基金会另请专家评选。',
  nominations: 2,
  places: 2,
};
const SCHOOL_AWARD = {
  forWhom: 'SCHOOLS',
  way: 'RULE',
  name: '优秀组织奖',
  nameEn: 'Outstanding organisation',
  words: '表彰组织学生参赛成绩突出的学校，按获奖和入围情况计分。',
  places: 3,
  prizePoints: [
    { code: '1', points: 5 },
    { code: '2', points: 3 },
    { code: '3', points: 1 },
  ],
  perAdvanced: 2,
  minimumEntries: 2,
};
const TUTOR_AWARD = {
  forWhom: 'TUTORS',
  way: 'RULE',
  name: '优秀辅导教师',
  nameEn: 'Outstanding tutors',
  words: '表彰辅导学生获奖的教师。',
  places: 5,
  prizePoints: SCHOOL_AWARD.prizePoints,
};
const UNIT_AWARD = {
  forWhom: 'UNITS',
  way: 'RULE',
  name: '优秀组织单位',
  nameEn: 'Outstanding organising units',
  words: '表彰组织本地区赛事成绩突出的单位。',
  places: 1,
  prizePoints: SCHOOL_AWARD.prizePoints,
  perAdvanced: 2,
};

async function declare(admin: Viewer, roundId: string, form: object, context: Context): Promise<string> {
  const input = SaveSpecialSchema.parse(form);
  return must(await saveSpecial(admin, { ...input, roundId, specialId: null }, context)).specialId;
}

/** Drafts and confirms an award; what is tied goes by lot to as many as there are places. */
async function decide(admin: Viewer, specialId: string, places: number, context: Context): Promise<void> {
  const { selected } = must(await draftSpecial(admin, { specialId }, context));
  const tied = await db.specialLine.findMany({
    where: { specialId, decision: 'UNDECIDED' },
    orderBy: { key: 'asc' },
    select: { id: true },
  });
  for (const [index, { id: lineId }] of tied.entries()) {
    const to = selected + index < places ? ('SELECTED' as const) : ('NOT_SELECTED' as const);
    must(await changeSpecialLine(admin, { specialId, lineId, to, reason: LOT }, context));
  }
  must(await confirmSpecial(admin, { specialId }, context));
}

/** A juror puts the projects at these places of what they may look at forward. */
async function putForward(
  specialId: string,
  roundId: string,
  personId: string,
  at: readonly number[],
  now: Date,
) {
  const juror = asJudge(personId, roundId);
  const seat = await ownSeat(db, juror, specialId);
  const able = seat ? await ableOf(db, seat) : [];
  const best = await db.resultRow.findMany({
    where: { entryId: { in: able }, result: { roundId } },
    orderBy: { rank: 'asc' },
    select: { entryId: true },
  });
  const ids = best.length > 0 ? best.map(({ entryId }) => entryId) : able;
  for (const [index, place] of at.entries()) {
    const entryId = ids[place];
    const words = REASONS[(place + index) % REASONS.length] ?? '';
    if (entryId) must(await nominate(juror, { specialId, entryId, place: index + 1, words }, { now }));
  }
  return juror;
}

/** A sponsor's prize with a jury of so many of the round's judges, still open. */
async function juryPrize(admin: Viewer, roundId: string, members: number, change: object, context: Context) {
  const specialId = await declare(admin, roundId, { ...JURY_PRIZE, ...change }, context);
  const judges = await db.roundJudge.findMany({
    where: { roundId, leftAt: null },
    orderBy: { id: 'asc' },
    take: members,
    select: { personId: true },
  });
  return { specialId, personIds: judges.map(({ personId }) => personId) };
}

/** An award to units by their points, on the notice of the award list. */
export async function giveUnitAward(
  admin: Viewer,
  roundId: string,
  places: number,
  now: Date,
): Promise<void> {
  const specialId = await declare(admin, roundId, { ...UNIT_AWARD, places }, { now });
  await decide(admin, specialId, places, { now });
  must(await publishSpecials(admin, { roundId, reason: '公布优秀组织单位' }, { now }));
}

/** A sponsor's prize by a jury, and awards to schools and tutors by their points, on the notice of the award list. */
export async function giveSpecials(admin: Viewer, roundId: string, now: Date): Promise<void> {
  const context = { now };
  const { specialId, personIds } = await juryPrize(admin, roundId, 3, { minimumPrize: '3' }, context);
  must(await setJury(admin, { specialId, personIds, newPeople: '' }, context));
  const wishes = [
    [0, 2],
    [2, 3],
    [0, 4],
  ];
  for (const [index, personId] of personIds.entries()) {
    const juror = await putForward(specialId, roundId, personId, wishes[index] ?? [0], now);
    must(await sendNominations(juror, { specialId }, context));
  }
  await decide(admin, specialId, JURY_PRIZE.places, context);
  for (const award of [SCHOOL_AWARD, TUTOR_AWARD])
    await decide(admin, await declare(admin, roundId, award, context), award.places, context);
  must(await publishSpecials(admin, { roundId, reason: '公布专项奖、优秀组织奖和优秀辅导教师' }, context));
}

/** A sponsor's prize that its jury, this judge among them, is nominating for. */
export async function openJury(admin: Viewer, roundId: string, personId: string, now: Date): Promise<void> {
  const { specialId, personIds } = await juryPrize(admin, roundId, 2, {}, { now });
  const members = [...new Set([personId, ...personIds])];
  must(await setJury(admin, { specialId, personIds: members, newPeople: '' }, { now }));
  await putForward(specialId, roundId, personId, [0], now);
}
