import { readSheet } from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';

import { judgeRound } from '#app/commands/sample/drive.ts';
import { cap } from '#app/commands/sample/settings.ts';
import type { FeedbackLevel } from '#app/domain/feedback.ts';
import { listComments } from '#app/features/feedback/comments.server.ts';
import { exportSchoolFeedback } from '#app/features/feedback/export-feedback.server.ts';
import {
  getEntryFeedback,
  getRoundFeedback,
  getSchoolFeedback,
  ownOutcomes,
  schoolOutcomes,
} from '#app/features/feedback/queries.server.ts';
import { releaseFeedback, takeBackFeedback } from '#app/features/feedback/release-feedback.server.ts';
import { reviewComment } from '#app/features/feedback/review-comment.server.ts';
import { ReviewCommentSchema } from '#app/features/feedback/schemas.ts';
import { applyPlan } from '#app/features/judging/assignment-plan.server.ts';
import { proposePlan } from '#app/features/judging/plan-runs.server.ts';
import { computeResult } from '#app/features/results/compute-result.server.ts';
import { confirmList } from '#app/features/results/confirm-list.server.ts';
import { draftAwardList } from '#app/features/results/draft-award-list.server.ts';
import { draftEntryList } from '#app/features/results/draft-entry-list.server.ts';
import { handOnList } from '#app/features/results/hand-on-list.server.ts';
import { publishList } from '#app/features/results/publish-list.server.ts';
import { withdrawNotice } from '#app/features/results/withdraw-notice.server.ts';
import { saveRows } from '#app/features/rounds/save-rows.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { createPerson, createRound, createUnit, grantRole, viewerOf } from '../factories.ts';
import { admin, contest, during, entries, judges, must } from './contest.ts';

const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;
const SECRET = '机密说明';
const NOTE = '私人笔记';

/** Nine judged entries of one school: two go on to a round above, the best three win a prize. Nothing is published. */
async function season(level: FeedbackLevel) {
  const here = await contest({ judgesPerEntry: 2, feedbackLevel: level });
  const roundId = here.round.id;
  const entryIds = await entries(here, 9, 'eligible');
  await judges(roundId, 2);
  const above = await createRound({
    unitId: (await createUnit({ kind: 'PREFECTURE' })).id,
    editionId: here.round.editionId,
    source: 'PROMOTION',
  });
  const edge = await writer().promotionEdge.create({ data: { fromRoundId: roundId, toRoundId: above.id } });
  await writer().prizeRule.create({
    data: { roundId, code: 'first', name: '一等奖', mode: 'COUNT', value: 3 },
  });
  must(await saveRows(admin, { roundId, list: 'advance-quota', rows: [cap(2)], reserves: 1 }, during));
  const { planId } = must(await proposePlan(admin, { roundId, seed: 1 }, during));
  must(await applyPlan(admin, { planId }, during));
  const points = new Map(entryIds.map((id, index) => [id, 20 - index]));
  await judgeRound(roundId, during.now, ({ entryId }) => [points.get(entryId) ?? 0, 10, 10], {
    feedback: '选题有意义',
  });
  await writer().scoreSheet.updateMany({
    where: { assignment: { entry: { roundId } } },
    data: { remark: SECRET, notes: NOTE },
  });
  must(await computeResult(admin, { roundId }, during));
  const { listId } = must(await draftEntryList(admin, { edgeId: edge.id }, during));
  const awards = must(await draftAwardList(admin, { roundId }, during)).listId;
  const publish = async (id: string) => {
    must(await confirmList(admin, { listId: id }, during));
    return must(await publishList(admin, { listId: id, title: '名单公示', body: '', days: 7 }, during))
      .noticeId;
  };
  const author = async (index: number) => {
    const found = await db.projectAuthor.findFirstOrThrow({
      where: { project: { entries: { some: { id: entryIds[index] ?? '' } } } },
      select: { student: { select: { personId: true } } },
    });
    return viewerOf(found.student.personId);
  };
  const read = async (index: number) =>
    (await getEntryFeedback(await author(index), entryIds[index] ?? ''))?.feedback;
  return { ...here, roundId, above, entryIds, listId, awards, publish, author, read };
}

describe('what each level shows', () => {
  it.each([
    ['NOTHING', [false, false, false, false]],
    ['OUTCOME', [false, false, false, false]],
    ['COMMENTS', [true, false, false, false]],
    ['CRITERIA', [true, true, false, false]],
    ['BAND', [true, true, true, false]],
    ['RANK', [true, true, true, true]],
  ] as const)('%s: comments, criteria, score, rank %o', async (level, [comments, criteria, score, rank]) => {
    const here = await season(level);
    await here.publish(here.awards);
    const before = await here.read(4);
    expect(before?.outcomes.map(({ kind }) => kind)).toEqual(['no-prize']);
    expect([before?.level, before?.comments, before?.criteria, before?.position]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    const released = await releaseFeedback(admin, { roundId: here.roundId }, during);
    expect(codeOf(released)).toBe(level === 'NOTHING' ? 'feedback-nothing' : 'ok');
    const seen = await here.read(4);
    expect(seen?.level).toBe(level === 'NOTHING' ? null : level);
    expect(seen?.comments).toEqual(comments ? ['选题有意义', '选题有意义'] : null);
    expect(seen?.criteria?.map(({ meanX100 }) => meanX100) ?? null).toEqual(
      criteria ? [1600, 1000, 1000] : null,
    );
    expect(seen?.position ?? null).toEqual(
      score ? expect.objectContaining({ of: 9, quarter: 3, rank: rank ? 5 : null }) : null,
    );
    // Neither confidential words nor judges nor other entries, on no page.
    const texts = JSON.stringify([seen, await getSchoolFeedback(here.teacher, here.school.id, here.roundId)]);
    const people = await db.roundJudge.findMany({
      where: { roundId: here.roundId },
      select: { id: true, person: { select: { name: true } } },
    });
    for (const hidden of [SECRET, NOTE, ...people.flatMap(({ id, person }) => [id, person.name])])
      expect(texts).not.toContain(hidden);
    expect(JSON.stringify(seen)).not.toContain(here.entryIds[3]);
  });
});

describe('a release', () => {
  let here: Awaited<ReturnType<typeof season>>;
  let noticeId: string;
  const verb = () => ({ roundId: here.roundId });
  beforeAll(async () => {
    here = await season('RANK');
  });

  it('waits until a list stands in public', async () => {
    must(await confirmList(admin, { listId: here.listId }, during));
    expect(codeOf(await releaseFeedback(admin, verb(), during))).toBe('feedback-not-published');
    expect((await here.read(0))?.outcomes).toEqual([]);
    noticeId = must(
      await publishList(admin, { listId: here.listId, title: '推荐名单', body: '', days: 7 }, during),
    ).noticeId;
    await here.publish(here.awards);
  });

  it('belongs to who manages the round', async () => {
    for (const stranger of [
      here.teacher,
      await here.author(0),
      await (async () => {
        const person = await createPerson();
        await grantRole(person.id, 'ADMIN', { unitId: (await createUnit()).id });
        return viewerOf(person.id);
      })(),
    ]) {
      expect(codeOf(await releaseFeedback(stranger, verb(), during))).toBe('not-found');
      expect(codeOf(await takeBackFeedback(stranger, verb(), during))).toBe('not-found');
      expect(await getRoundFeedback(stranger, here.roundId, '', during.now)).toBeNull();
      expect(await listComments(stranger, here.roundId, { search: '', state: '', page: 1 })).toBeNull();
    }
  });

  it('tells everybody the outcome of each list, and the school in numbers', async () => {
    const kinds = async (index: number) => (await here.read(index))?.outcomes.map(({ kind }) => kind).sort();
    expect(await kinds(0)).toEqual(['prize', 'selected']);
    expect(await kinds(2)).toEqual(['prize', 'reserve']);
    expect(await kinds(8)).toEqual(['no-prize', 'not-selected']);
    const own = await ownOutcomes(await here.author(0));
    expect(Object.keys(own)).toEqual([here.entryIds[0]]);
    const [told] = await schoolOutcomes(here.teacher, here.school.id);
    expect(told?.counts.map(({ kind, prize, count }) => [kind, prize?.name ?? null, count])).toEqual([
      ['prize', '一等奖', 3],
      ['selected', null, 2],
      ['reserve', null, 1],
      ['not-selected', null, 6],
      ['no-prize', null, 6],
    ]);
  });

  it('shows the organiser one entry as its authors will read it', async () => {
    const page = await getRoundFeedback(admin, here.roundId, '', during.now);
    expect(page).toMatchObject({ published: true, entries: 9, standing: null, counts: { open: 18 } });
    must(await releaseFeedback(admin, verb(), during));
    const index = here.entryIds.indexOf(page?.example?.id ?? '');
    expect(page?.example?.feedback).toEqual(await here.read(index));
  });

  it('happens once, is audited, and can be taken back', async () => {
    expect(codeOf(await releaseFeedback(admin, verb(), during))).toBe('changed-meanwhile');
    expect((await here.read(0))?.position?.rank).toBe(1);
    must(await takeBackFeedback(admin, verb(), during));
    expect(await here.read(0)).toMatchObject({ level: null, comments: null, criteria: null, position: null });
    expect((await here.read(0))?.outcomes).toHaveLength(2);
    expect(codeOf(await takeBackFeedback(admin, verb(), during))).toBe('changed-meanwhile');
    const lines = await db.auditLine.findMany({
      where: { roundId: here.roundId, subjectType: 'feedback-release' },
      orderBy: { at: 'asc' },
    });
    expect(lines.map((line) => line.verb).sort()).toEqual(['release-feedback', 'take-back-feedback']);
  });

  it('keeps the level it was made with, and leaves out words that were submitted after it', async () => {
    must(await releaseFeedback(admin, verb(), during));
    await writer().round.update({ where: { id: here.roundId }, data: { feedbackLevel: 'COMMENTS' } });
    await writer().scoreSheet.updateMany({
      where: { assignment: { entryId: here.entryIds[1] ?? '' } },
      data: { submittedAt: new Date(during.now.getTime() + 1000) },
    });
    expect(await here.read(1)).toMatchObject({ level: 'RANK', comments: [], criteria: [] });
    expect((await getRoundFeedback(admin, here.roundId, '', during.now))?.late).toBe(2);
  });

  it('ends with the notice, unless the list was handed on', async () => {
    const awards = await db.notice.findFirstOrThrow({ where: { listId: here.awards } });
    const reason = '名单有误';
    must(await withdrawNotice(admin, { noticeId, reason }, during));
    must(await withdrawNotice(admin, { noticeId: awards.id, reason }, during));
    expect(await here.read(0)).toMatchObject({ outcomes: [], level: null, comments: null, position: null });
    must(await handOnList(admin, { listId: here.listId }, during));
    expect((await here.read(0))?.outcomes.map(({ kind }) => kind)).toEqual(['selected']);
  });

  it('tells a reserve that has moved up, and a prize that was revoked', async () => {
    const entryId = here.entryIds[2] ?? '';
    const below = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
    await writer().entry.create({
      data: {
        roundId: here.above.id,
        projectId: below.projectId,
        schoolId: below.schoolId,
        unitId: below.unitId,
        fromEntryId: entryId,
      },
    });
    must(await publishList(admin, { listId: here.awards, title: '获奖名单', body: '', days: 7 }, during));
    await writer().award.updateMany({ where: { entryId }, data: { revokedAt: during.now } });
    expect((await here.read(2))?.outcomes.map(({ kind }) => kind).sort()).toEqual(['moved-up', 'revoked']);
  });
});

describe('comments', () => {
  let here: Awaited<ReturnType<typeof season>>;
  const all = { search: '', state: '', page: 1 };
  const words = async (index: number, sheet: number, feedback: string) => {
    const sheets = await db.scoreSheet.findMany({
      where: { assignment: { entryId: here.entryIds[index] ?? '' } },
      orderBy: { id: 'asc' },
    });
    const id = sheets[sheet]?.id ?? '';
    await writer().scoreSheet.update({ where: { id }, data: { feedback } });
    return id;
  };
  beforeAll(async () => {
    here = await season('COMMENTS');
    await here.publish(here.awards);
    must(await releaseFeedback(admin, { roundId: here.roundId }, during));
  });

  it('stay back while they name somebody and nobody has looked, and go out as decided', async () => {
    const { name } = await here.author(0);
    const sheetId = await words(0, 0, `${name}做得好`);
    expect((await here.read(0))?.comments).toEqual(['选题有意义']);
    const marked = await listComments(admin, here.roundId, { ...all, state: 'to-look' });
    expect(marked?.comments.map((one) => [one.sheetId, one.marks])).toEqual([[sheetId, ['author']]]);
    const input = { sheetId, original: `${name}做得好`, text: '', reason: '' };
    must(await reviewComment(admin, { ...input, decision: 'AS_WRITTEN' }, during));
    expect((await here.read(0))?.comments).toContain(`${name}做得好`);
    must(
      await reviewComment(
        admin,
        { ...input, decision: 'EDITED', text: '这位同学做得好', reason: '去掉姓名' },
        during,
      ),
    );
    expect([...((await here.read(0))?.comments ?? [])].sort()).toEqual(
      ['这位同学做得好', '选题有意义'].sort(),
    );
    const sheet = await db.scoreSheet.findUniqueOrThrow({
      where: { id: sheetId },
      include: { review: true },
    });
    expect([sheet.feedback, sheet.review?.original, sheet.review?.reason]).toEqual([
      `${name}做得好`,
      `${name}做得好`,
      '去掉姓名',
    ]);
  });

  it('can be held back at once, also after the release', async () => {
    const sheetId = await words(1, 0, '抄来的吧');
    expect((await here.read(1))?.comments).toContain('抄来的吧');
    const input = { sheetId, original: '抄来的吧', text: '', reason: '语气伤人' };
    must(await reviewComment(admin, { ...input, decision: 'HELD' }, during));
    expect((await here.read(1))?.comments).toEqual(['选题有意义']);
    await words(1, 0, '还是抄来的');
    expect((await here.read(1))?.comments).toEqual(['选题有意义']);
  });

  it('need words and a reason to be changed, are decided on as they were read, by who manages the round', async () => {
    const sheetId = await words(2, 0, '可以');
    const input = { sheetId, original: '可以', decision: 'EDITED' };
    expect(ReviewCommentSchema.safeParse({ ...input, text: '', reason: '理由充分' }).success).toBe(false);
    expect(ReviewCommentSchema.safeParse({ ...input, text: '很好', reason: '' }).success).toBe(false);
    expect(ReviewCommentSchema.safeParse({ ...input, decision: 'HELD' }).success).toBe(false);
    const good = ReviewCommentSchema.parse({ ...input, text: '很好', reason: '理由充分' });
    expect(codeOf(await reviewComment(here.teacher, good, during))).toBe('not-found');
    expect(codeOf(await reviewComment(admin, { ...good, original: '不行' }, during))).toBe(
      'changed-meanwhile',
    );
  });

  it('are found by their words and by the project', async () => {
    await words(3, 0, '独一无二的传感器');
    const found = await listComments(admin, here.roundId, { ...all, search: '独一无二' });
    expect(found?.comments.map(({ entryId }) => entryId)).toEqual([here.entryIds[3]]);
    expect((await listComments(admin, here.roundId, { ...all, search: '作品4' }))?.total).toBe(2);
  });
});

it('is read by authors and their school, and by nobody else', async () => {
  const here = await season('COMMENTS');
  const [entryId = ''] = here.entryIds;
  expect(await getEntryFeedback(await here.author(1), entryId)).toBeNull();
  expect(await getEntryFeedback(here.teacher, entryId)).not.toBeNull();
  const other = await contest();
  expect(await getEntryFeedback(other.teacher, entryId)).toBeNull();
  expect(await getSchoolFeedback(other.teacher, here.school.id, here.roundId)).toBeNull();
  expect(await schoolOutcomes(other.teacher, here.school.id)).toEqual([]);
  expect(await exportSchoolFeedback(other.teacher, here.school.id, here.roundId, 'zh')).toBeNull();
});

it('gives a school everything in one workbook', async () => {
  const here = await season('RANK');
  await here.publish(here.awards);
  must(await releaseFeedback(admin, { roundId: here.roundId }, during));
  const paper = await exportSchoolFeedback(here.teacher, here.school.id, here.roundId, 'zh');
  const rows = await readSheet(paper?.bytes ?? Buffer.alloc(0));
  expect(rows[1]).toEqual([
    '作品编号',
    '作品名称',
    '作者',
    '辅导教师',
    '结果',
    '评语 1',
    '评语 2',
    '创新性 / 40',
    '科学性 / 30',
    '实用性 / 30',
    '得分',
    '位置',
  ]);
  expect(rows).toHaveLength(11);
  expect(rows[2]?.slice(4)).toEqual([
    '获一等奖',
    '选题有意义',
    '选题有意义',
    20,
    10,
    10,
    40,
    '第 1 名，共 9 件',
  ]);
});
