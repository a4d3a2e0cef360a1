import { beforeAll, describe, expect, it } from 'vitest';

import { issueCertificates } from '#app/features/certificates/issue-certificates.server.ts';
import { issuePage } from '#app/features/certificates/queries.server.ts';
import { copyEdition } from '#app/features/editions/copy-edition.server.ts';
import { getHonours } from '#app/features/honours/queries.server.ts';
import { getBonus } from '#app/features/honours/bonus.server.ts';
import { apiSpecials } from '#app/features/special/api-specials.server.ts';
import { undoMerge } from '#app/features/merges/undo-merge.server.ts';
import { readableFile } from '#app/features/materials/readable-file.server.ts';
import { revokeAward } from '#app/features/objections/revoke-award.server.ts';
import { getNotice } from '#app/features/results/notices.server.ts';
import { publishList } from '#app/features/results/publish-list.server.ts';
import { withdrawNotice } from '#app/features/results/withdraw-notice.server.ts';
import { mergeSchools } from '#app/features/schools/merge-schools.server.ts';
import { tableResponse } from '#app/features/results/table-response.server.ts';
import {
  changeSpecialLine,
  confirmSpecial,
  reopenSpecial,
} from '#app/features/special/decide-special.server.ts';
import { draftSpecial } from '#app/features/special/draft-special.server.ts';
import { setJury } from '#app/features/special/jury.server.ts';
import {
  getJury,
  getJuryEntry,
  juriedEntry,
  listOwnJuries,
} from '#app/features/special/jury-pages.server.ts';
import { dropNomination, nominate, sendNominations } from '#app/features/special/nominate.server.ts';
import { printedSpecials } from '#app/features/special/printed-specials.server.ts';
import { publishSpecials } from '#app/features/special/publish-specials.server.ts';
import { getSpecial, listSpecials } from '#app/features/special/queries.server.ts';
import { removeSpecial, saveSpecial } from '#app/features/special/save-special.server.ts';
import { PointAwardSchema, SpecialPrizeSchema } from '#app/features/special/schemas.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { createPerson, createSchool, createViewer, grantRole, viewerOf } from '../factories.ts';
import { admin, asJudge, during, judges, must } from './contest.ts';
import { later, published } from './objected.ts';

const missing = (): never => {
  throw new Error('not there');
};
const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;
const ALL = { all: true, search: '', page: 1 };
const READ = { search: '', page: 1 };

type Here = Awaited<ReturnType<typeof twoSchools>>;

/** A published award list: the first school has two first prizes, the second one second prize and an entry without. */
async function twoSchools(data: Parameters<typeof published>[0] = {}) {
  const here = await published(data);
  const other = await createSchool({ unitId: here.unit.id });
  for (const entryId of here.entryIds.slice(2, 4)) {
    const { projectId } = await writer().entry.update({
      where: { id: entryId },
      data: { schoolId: other.id },
    });
    await writer().project.update({ where: { id: projectId }, data: { schoolId: other.id } });
  }
  return { ...here, other };
}

const pointAward = (here: Pick<Here, 'roundId'>, more: object = {}) =>
  saveSpecial(
    admin,
    {
      ...PointAwardSchema.parse({
        forWhom: 'SCHOOLS',
        way: 'RULE',
        name: '优秀组织奖',
        places: '1',
        prizePoints: [
          { code: '1', points: '5' },
          { code: '2', points: '3' },
        ],
        perEntry: '1',
        ...more,
      }),
      roundId: here.roundId,
      specialId: null,
    },
    during,
  );
const prize = (here: Pick<Here, 'roundId'>, more: object = {}) =>
  saveSpecial(
    admin,
    {
      ...SpecialPrizeSchema.parse({
        forWhom: 'PROJECTS',
        way: 'JURY',
        name: '科普出版社专项奖',
        sponsor: '科普出版社',
        places: '1',
        nominations: '2',
        minimumPrize: '1',
        ...more,
      }),
      roundId: here.roundId,
      specialId: null,
    },
    during,
  );
const page = async (here: Pick<Here, 'roundId'>, specialId: string) =>
  (await getSpecial(admin, here.roundId, specialId, ALL)) ?? missing();
const publish = (here: Pick<Here, 'roundId'>, context = during) =>
  publishSpecials(admin, { roundId: here.roundId, reason: '公布组织奖' }, context);

describe('an award to schools that are merged', () => {
  it('stays as it is under the school that stays, and shows what adding up would change', async () => {
    const here = await twoSchools();
    const { specialId } = must(await pointAward(here));
    must(await draftSpecial(admin, { specialId }, during));
    must(await confirmSpecial(admin, { specialId }, during));
    const twin = await createSchool({ unitId: here.unit.id });
    const state = async () => {
      const { changed, lines } = await page(here, specialId);
      return { changed: changed.length, schools: lines.map(({ schoolId }) => schoolId) };
    };
    const before = await state();
    expect(before).toEqual({ changed: 0, schools: [here.school.id, here.other.id] });
    const merge = async (intoId: string) => {
      must(await mergeSchools(admin, { schoolId: here.other.id, intoId }, during));
      return db.merge.findFirstOrThrow({ where: { goneId: here.other.id, undoneAt: null } });
    };
    const { id: mergeId } = await merge(twin.id);
    expect(await state()).toEqual({ changed: 0, schools: [here.school.id, twin.id] });
    must(await undoMerge(admin, { mergeId }, during));
    expect(await state()).toEqual(before);
    await merge(here.school.id);
    expect((await state()).changed).toBeGreaterThan(0);
  });
});

describe('an award to schools', () => {
  let here: Here;
  let specialId: string;
  beforeAll(async () => {
    here = await twoSchools();
    ({ specialId } = must(await pointAward(here)));
    must(await draftSpecial(admin, { specialId }, during));
  });

  it('is computed, and every line says its sum', async () => {
    const { lines, prizes } = await page(here, specialId);
    expect(prizes.map(({ code }) => code)).toEqual(['1', '2']);
    expect(lines).toMatchObject([
      {
        schoolId: here.school.id,
        decision: 'SELECTED',
        rank: 1,
        points: 13,
        why: {
          code: 'place',
          of: 2,
          parts: [
            { kind: 'prize', code: '1', count: 2, each: 5 },
            { kind: 'entry', count: 3, each: 1 },
          ],
        },
      },
      { schoolId: here.other.id, decision: 'NOT_SELECTED', rank: 2, points: 5 },
    ]);
  });

  it('stands on the notice of the award list, in a version of its own', async () => {
    expect(codeOf(await publish(here))).toBe('special-nothing-new');
    must(await confirmSpecial(admin, { specialId }, during));
    must(await publish(here));
    const notice = (await getNotice(here.noticeId, READ, during.now)) ?? missing();
    expect(notice.version).toBe(2);
    expect(notice.special).toMatchObject([
      { name: '优秀组织奖', forWhom: 'SCHOOLS', lines: [{ name: here.school.name, unit: here.unit.name }] },
    ]);
    expect(JSON.stringify(notice.special.map(({ id: _, ...shown }) => shown))).not.toContain('13');
    const first = (await getNotice(here.noticeId, { ...READ, version: 1 }, during.now)) ?? missing();
    expect(first.special).toEqual([]);
    expect(
      (await getNotice(here.noticeId, { ...READ, search: '没有这所学校' }, during.now))?.special,
    ).toMatchObject([{ total: 1, lines: [] }]);
  });

  it('counts for the honours of the school, and for no bonus place', async () => {
    const filter = { from: null, to: null, level: null, prize: '' };
    const all = (await getHonours(admin, here.unit.id, filter, 'school')) ?? missing();
    expect(all.shown.filter(({ prize: name }) => name === '优秀组织奖')).toMatchObject([
      { school: { id: here.school.id }, tutors: [] },
    ]);
    const bonus = await getBonus(admin, { roundId: here.roundId, year: 2026, level: 'COUNTY', perPrize: 1 });
    expect(bonus?.rows.find(({ schoolId }) => schoolId === here.school.id)).toMatchObject({ prizes: 2 });
  });

  it('gives the school a certificate, once', async () => {
    const choice = {
      prize: 'none' as const,
      prizeTemplate: '',
      tutorTemplate: '',
      schoolTemplate: '',
      specialTemplate: '',
      tutorAwardTemplate: '',
      unitAwardTemplate: '',
      schoolAwardTemplate: 'ready:school-award-zh',
      pattern: `ZX${Date.now()}-{seq:3}`,
    };
    const plan = (await issuePage(admin, here.roundId, choice, { page: 1, now: during.now }))?.plan;
    expect(plan?.rows).toMatchObject([
      { kind: 'SCHOOL_AWARD', names: [here.school.name], prize: '优秀组织奖' },
    ]);
    must(await issueCertificates(admin, { ...choice, roundId: here.roundId, count: 1 }, during));
    const again = await issueCertificates(admin, { ...choice, roundId: here.roundId, count: 0 }, during);
    expect(codeOf(again)).toBe('certificate-nothing-to-issue');
    const [stored] = await db.certificate.findMany({ where: { specialLine: { specialId } } });
    expect(JSON.stringify(stored?.text)).toContain('荣获“优秀组织奖”');
  });

  it('shows that its basis has changed when a prize is taken back, and changes nothing by itself', async () => {
    const listId = here.listId;
    for (const entryId of here.entryIds.slice(0, 2))
      must(await revokeAward(admin, { listId, entryId, reason: '数据不实，撤销奖项' }, later(1)));
    const now = await page(here, specialId);
    expect(now.changed).toMatchObject([
      { was: { points: 13, decision: 'SELECTED' }, is: { points: 3, decision: 'NOT_SELECTED' } },
      { was: { points: 5, decision: 'NOT_SELECTED' }, is: { points: 5, decision: 'SELECTED' } },
    ]);
    expect(now.lines[0]).toMatchObject({ decision: 'SELECTED', points: 13 });
    const notice = (await getNotice(here.noticeId, READ, later(1).now)) ?? missing();
    expect(notice.special[0]?.lines).toEqual([
      { name: here.school.name, number: '', title: '', authors: [], school: '', unit: here.unit.name },
    ]);
  });

  it('follows only when people say so: the old winner is struck out, the certificate is void', async () => {
    must(await reopenSpecial(admin, { specialId, reason: '依据变化，重新计算' }, later(2)));
    expect(codeOf(await confirmSpecial(admin, { specialId }, later(2)))).toBe('special-basis-changed');
    must(await draftSpecial(admin, { specialId }, later(2)));
    must(await confirmSpecial(admin, { specialId }, later(2)));
    must(await publishSpecials(admin, { roundId: here.roundId, reason: '依据变化' }, later(2)));
    const notice = (await getNotice(here.noticeId, READ, later(2).now)) ?? missing();
    expect(notice.special[0]?.lines).toMatchObject([
      { name: here.other.name, added: { reason: '依据变化' } },
      { name: here.school.name, revoked: { reason: '依据变化' } },
    ]);
    const [stored] = await db.certificate.findMany({ where: { specialLine: { specialId } } });
    expect(stored?.voidedAt).toEqual(later(2).now);
  });

  it('stands on a new notice of the list with it', async () => {
    must(await withdrawNotice(admin, { noticeId: here.noticeId, reason: '标题有误' }, later(3)));
    expect(codeOf(await publish(here, later(3)))).toBe('special-no-notice');
    const { noticeId } = must(
      await publishList(
        admin,
        { listId: here.listId, title: '获奖名单公示（更正）', body: '', days: 7 },
        later(3),
      ),
    );
    const notice = (await getNotice(noticeId, READ, later(3).now)) ?? missing();
    expect(notice.special).toMatchObject([{ lines: [{ name: here.other.name }] }]);
    expect((await listSpecials(admin, here.roundId))?.unpublished).toBe(0);
  });

  it('is nobody else’s to see or change, and cannot be removed any more', async () => {
    const stranger = await createViewer('ADMIN', { unitId: (await createSchool()).unitId });
    expect(await listSpecials(stranger, here.roundId)).toBeNull();
    expect(await getSpecial(stranger, here.roundId, specialId, ALL)).toBeNull();
    expect(await printedSpecials(stranger, here.roundId)).toBeNull();
    expect(codeOf(await draftSpecial(stranger, { specialId }, during))).toBe('not-found');
    expect(codeOf(await removeSpecial(admin, { specialId }, during))).toBe('special-wrong-status');
  });

  it('prints as a workbook and on paper', async () => {
    const table = (await printedSpecials(admin, here.roundId)) ?? missing();
    expect(table.sections).toMatchObject([
      { heading: '优秀组织奖', rows: [['1', here.other.name, '', '', '', '', here.unit.name, '5']] },
    ]);
    for (const as of ['xlsx', 'pdf'] as const)
      expect((await (await tableResponse(table, as)).arrayBuffer()).byteLength).toBeGreaterThan(1000);
  });
});

describe('ties, rules and people', () => {
  it('leaves equal schools to people, keeps every reason, and asks for a second person', async () => {
    const here = await twoSchools();
    await writer().round.update({ where: { id: here.roundId }, data: { twoPersonLists: true } });
    const { specialId } = must(
      await pointAward(here, { prizePoints: [], perEntry: '0', perAdvanced: '0', way: 'HAND' }),
    );
    must(await draftSpecial(admin, { specialId }, during));
    const line = (await page(here, specialId)).lines.find(({ schoolId }) => schoolId === here.other.id);
    const change = { specialId, lineId: line?.id ?? '', to: 'SELECTED' as const, reason: '组织培训三次' };
    expect(codeOf(await confirmSpecial(admin, { specialId }, during))).toBe('list-second-person');
    const second = await createPerson();
    await grantRole(second.id, 'ADMIN', { unitId: here.round.unitId });
    const other = await viewerOf(second.id);
    expect(codeOf(await confirmSpecial(other, { specialId }, during))).toBe('special-empty');
    must(await changeSpecialLine(admin, change, during));
    expect(codeOf(await changeSpecialLine(admin, change, during))).toBe('list-line-unchanged');
    must(await confirmSpecial(other, { specialId }, during));
    expect((await page(here, specialId)).changes).toMatchObject([
      { name: here.other.name, from: 'NOT_SELECTED', to: 'SELECTED', reason: '组织培训三次' },
    ]);

    const { specialId: tied } = must(
      await pointAward(here, { prizePoints: [], perEntry: '1', minimumEntries: '9' }),
    );
    must(await draftSpecial(admin, { specialId: tied }, during));
    expect((await page(here, tied)).lines.map(({ why }) => why.code)).toEqual(['too-few', 'too-few']);
    await writer().entry.update({ where: { id: here.entryIds[0] ?? '' }, data: { status: 'WITHDRAWN' } });
    const rule = PointAwardSchema.parse({
      forWhom: 'SCHOOLS',
      way: 'RULE',
      name: '参与奖',
      places: '1',
      perEntry: '1',
    });
    must(await saveSpecial(admin, { ...rule, roundId: here.roundId, specialId: tied }, during));
    must(await draftSpecial(admin, { specialId: tied }, during));
    expect((await page(here, tied)).lines.map(({ decision }) => decision)).toEqual([
      'UNDECIDED',
      'UNDECIDED',
    ]);
    expect(codeOf(await confirmSpecial(other, { specialId: tied }, during))).toBe('special-undecided');
  });

  it('tells tutors of one name at two schools apart', async () => {
    const here = await twoSchools();
    for (const entryId of here.entryIds.slice(0, 3)) {
      const { projectId } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
      await writer().projectTutor.deleteMany({ where: { projectId } });
      await writer().projectTutor.create({ data: { projectId, name: '李老师', order: 1 } });
    }
    const { specialId } = must(
      await pointAward(here, { forWhom: 'TUTORS', name: '优秀辅导教师', perEntry: '0' }),
    );
    must(await draftSpecial(admin, { specialId }, during));
    const { lines } = await page(here, specialId);
    expect(lines.filter(({ name }) => name === '李老师')).toMatchObject([
      { schoolId: here.school.id, points: 10, decision: 'SELECTED' },
      { schoolId: here.other.id, points: 3, decision: 'NOT_SELECTED' },
    ]);
  });

  it('refuses rules that nobody can win by', async () => {
    const here = await twoSchools();
    expect(codeOf(await prize(here, { alsoWinners: 'no' }))).toBe('special-nobody');
    expect(codeOf(await pointAward(here, { prizePoints: [], perEntry: '0' }))).toBe('special-no-points');
    expect(codeOf(await pointAward(here, { counted: 'percent', places: '101' }))).toBe('special-percent');
  });

  it('gives a prize by rank to those that its rule names', async () => {
    const here = await twoSchools();
    const { specialId } = must(await prize(here, { way: 'RULE', minimumPrize: '', alsoWinners: 'no' }));
    must(await draftSpecial(admin, { specialId }, during));
    const { lines } = await page(here, specialId);
    expect(lines.map(({ entryId, decision }) => [entryId, decision])).toEqual([
      [here.entryIds[3], 'SELECTED'],
      [here.entryIds[4], 'NOT_SELECTED'],
    ]);
  });

  it('comes along to the next edition as a rule, without its jury and its winners', async () => {
    const here = await twoSchools();
    must(await prize(here));
    must(await pointAward(here));
    const copy = must(
      await copyEdition(
        admin,
        { editionId: here.round.editionId, name: `下一届${here.roundId}`, year: 2027 },
        during,
      ),
    );
    const copied = await db.specialAward.findMany({
      where: { round: { editionId: copy.editionId } },
      orderBy: { order: 'asc' },
      include: { lines: true },
    });
    expect(copied).toMatchObject([
      { name: '科普出版社专项奖', status: 'OPEN', rule: { minimumPrize: '1' }, lines: [] },
      { name: '优秀组织奖', status: 'OPEN', rule: { prizePoints: { '1': 5, '2': 3 } }, lines: [] },
    ]);
  });
});

describe('a prize with a jury', () => {
  let here: Here;
  let specialId: string;
  let members: ReturnType<typeof asJudge>[];
  const put = (at: number, entry: number, place = 1) =>
    nominate(
      members[at] ?? missing(),
      { specialId, entryId: here.entryIds[entry] ?? '', place, words: '方法新颖' },
      during,
    );
  const send = (at: number) => sendNominations(members[at] ?? missing(), { specialId }, during);
  const pageOf = (viewer: (typeof members)[number]) => getJury(viewer, here.roundId, specialId, READ);

  beforeAll(async () => {
    here = await twoSchools({ maskNames: true });
    ({ specialId } = must(await prize(here)));
    const [known] = await judges(here.roundId, 1);
    const personIds = [known?.personId ?? ''];
    must(await setJury(admin, { specialId, personIds, newPeople: '周评委，科普出版社' }, during));
    const jurors = await db.specialJuror.findMany({ where: { specialId } });
    members = jurors.map(({ personId }) => asJudge(personId, here.roundId));
  });

  it('takes judges of the pool and new people, who get nothing else to score', async () => {
    expect(members).toHaveLength(2);
    const [guest] = await db.roundJudge.findMany({
      where: { roundId: here.roundId, person: { name: '周评委' } },
    });
    expect(guest?.maxLoad).toBe(0);
    const outsider = { specialId, personIds: [here.teacher.personId], newPeople: '' };
    expect(codeOf(await setJury(admin, outsider, during))).toBe('special-juror-unknown');
    expect(await listOwnJuries(members[0] ?? missing())).toMatchObject([{ id: specialId, waits: true }]);
  });

  it('shows a member what may win, blind, and nobody else anything', async () => {
    const [member = missing()] = members;
    const seen = await pageOf(member);
    expect(seen?.entries.map(({ id }) => id).sort()).toEqual(here.entryIds.slice(0, 2).sort());
    const entry = await getJuryEntry(member, here.roundId, specialId, here.entryIds[0] ?? '');
    expect(entry?.project).toMatchObject({ authors: null, tutors: null, school: null });
    expect(await getJuryEntry(member, here.roundId, specialId, here.entryIds[2] ?? '')).toBeNull();
    expect(await juriedEntry(member, here.entryIds.slice(2))).toBeNull();
    expect(await juriedEntry(member, here.entryIds.slice(0, 1))).toBe(here.entryIds[0]);
    for (const viewer of [admin, here.teacher]) {
      expect(await pageOf(viewer)).toBeNull();
      expect(await juriedEntry(viewer, here.entryIds)).toBeNull();
    }
    await writer().conflict.create({
      data: {
        personId: member.personId,
        entryId: here.entryIds[1] ?? '',
        kind: 'DECLARED',
        setById: member.personId,
      },
    });
    expect((await pageOf(member))?.entries.map(({ id }) => id)).toEqual([here.entryIds[0]]);
    expect(codeOf(await put(0, 1))).toBe('not-found');
    await writer().conflict.deleteMany({ where: { personId: member.personId } });
  });

  it('opens the files of what may win to its members, as a judge sees them', async () => {
    const { projectId } = await db.entry.findUniqueOrThrow({ where: { id: here.entryIds[0] ?? '' } });
    await writer().materialSlot.create({ data: { roundId: here.roundId, code: 'report', name: '研究报告' } });
    const { id } = await writer().material.create({
      data: { projectId, slotCode: 'report' },
      select: { id: true },
    });
    const version = await writer().materialVersion.create({
      data: {
        materialId: id,
        version: 1,
        fileKey: `jury-${id}`,
        fileName: '张三的报告.pdf',
        mediaType: 'application/pdf',
        bytes: 10,
        sha256: '',
        uploadedById: here.teacher.personId,
      },
    });
    const file = await readableFile(members[0] ?? missing(), version.id);
    expect(file?.name).not.toContain('张三');
    expect(await readableFile(asJudge((await createPerson()).id, here.roundId), version.id)).toBeNull();
  });

  it('keeps nominations in order, and at most as many as allowed', async () => {
    must(await put(0, 0));
    must(await put(0, 1));
    expect((await pageOf(members[0] ?? missing()))?.own.map(({ entryId }) => entryId)).toEqual([
      here.entryIds[1],
      here.entryIds[0],
    ]);
    must(
      await dropNomination(members[0] ?? missing(), { specialId, entryId: here.entryIds[1] ?? '' }, during),
    );
    expect((await pageOf(members[0] ?? missing()))?.own).toMatchObject([{ place: 1 }]);
    // Who may win does not change under a jury that has begun; a word does.
    const rule = {
      ...SpecialPrizeSchema.parse({ forWhom: 'PROJECTS', way: 'JURY', name: '专项奖', places: '1' }),
    };
    const changed = await saveSpecial(admin, { ...rule, roundId: here.roundId, specialId }, during);
    expect(codeOf(changed)).toBe('special-jury-begun');
  });

  it('counts what was sent, shows the tie, and is decided by people with a reason', async () => {
    expect(codeOf(await draftSpecial(admin, { specialId }, during))).toBe('special-no-nominations');
    expect(codeOf(await send(1))).toBe('special-no-nomination');
    must(await put(1, 1));
    expect((await page(here, specialId)).jurors.flatMap(({ nominations }) => nominations)).toEqual([]);
    must(await send(0));
    must(await send(1));
    expect(codeOf(await send(1))).toBe('special-sent');
    expect(codeOf(await put(1, 0))).toBe('special-sent');
    must(await draftSpecial(admin, { specialId }, during));
    const drafted = await page(here, specialId);
    expect(drafted.lines.map(({ decision, why }) => [decision, why.by])).toEqual([
      ['UNDECIDED', 1],
      ['UNDECIDED', 1],
    ]);
    expect(drafted.jurors.flatMap(({ nominations }) => nominations)).toHaveLength(2);
    expect(codeOf(await confirmSpecial(admin, { specialId }, during))).toBe('special-undecided');
    for (const [index, line] of drafted.lines.entries())
      must(
        await changeSpecialLine(
          admin,
          {
            specialId,
            lineId: line.id,
            to: index === 0 ? 'SELECTED' : 'NOT_SELECTED',
            reason: '评审组合议决定',
          },
          during,
        ),
      );
    must(await confirmSpecial(admin, { specialId }, during));
    expect((await page(here, specialId)).changes).toHaveLength(2);
    // It is over: what could be nominated is closed again.
    expect(await juriedEntry(members[0] ?? missing(), here.entryIds)).toBeNull();
    expect(
      await getJuryEntry(members[0] ?? missing(), here.roundId, specialId, here.entryIds[0] ?? ''),
    ).toBeNull();
  });

  it('is published with names masked as the round asks', async () => {
    await writer().projectAuthor.updateMany({
      where: { project: { entries: { some: { roundId: here.roundId } } } },
      data: { name: '刘晓莹' },
    });
    must(await publish(here));
    const notice = (await getNotice(here.noticeId, READ, during.now)) ?? missing();
    const [section] = notice.special;
    expect(section).toMatchObject({ name: '科普出版社专项奖', sponsor: '科普出版社' });
    expect(section?.lines).toHaveLength(1);
    expect(section?.lines[0]?.authors).toEqual(['刘*莹']);
  });
});

it('is read by other systems with a key, as the public reads it', async () => {
  const here = await twoSchools();
  const { specialId } = must(await pointAward(here));
  expect(await apiSpecials(admin, here.roundId)).toEqual({ special: [] });
  must(await draftSpecial(admin, { specialId }, during));
  must(await confirmSpecial(admin, { specialId }, during));
  expect(await apiSpecials(admin, here.roundId)).toMatchObject({
    special: [{ name: '优秀组织奖', lines: [{ name: here.school.name }] }],
  });
  expect(await apiSpecials(here.teacher, here.roundId)).toBeNull();
});
