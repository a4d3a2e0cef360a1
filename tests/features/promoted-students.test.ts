import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { maskName } from '#app/domain/list-template.ts';
import { copyEdition } from '#app/features/editions/copy-edition.server.ts';
import { apiList } from '#app/features/api/read.server.ts';
import { getEntry, listRoundEntries } from '#app/features/entries/queries.server.ts';
import { listSchoolEntries } from '#app/features/entries/school-queries.server.ts';
import { listLookalikes } from '#app/features/entries/lookalikes.server.ts';
import { ownOutcomes } from '#app/features/feedback/queries.server.ts';
import { readableFile } from '#app/features/materials/readable-file.server.ts';
import { promoteOnList } from '#app/features/objections/promote-on-list.server.ts';
import { listStandIns } from '#app/features/objections/stand-ins.server.ts';
import { putStudentBack, takeStudentOff } from '#app/features/objections/take-student-off.server.ts';
import { withdrawLine } from '#app/features/objections/withdraw-line.server.ts';
import { getOwnEntry } from '#app/features/projects/queries.server.ts';
import { saveDraft } from '#app/features/projects/save-draft.server.ts';
import { submitEntry } from '#app/features/projects/submit-entry.server.ts';
import { noticePages } from '#app/features/public/notice-pages.server.ts';
import { getBundle } from '#app/features/results/bundle.server.ts';
import { confirmList } from '#app/features/results/confirm-list.server.ts';
import { draftEntryList } from '#app/features/results/draft-entry-list.server.ts';
import { handOnList } from '#app/features/results/hand-on-list.server.ts';
import { getList } from '#app/features/results/lists.server.ts';
import { getNotice } from '#app/features/results/notices.server.ts';
import { overrideListLine } from '#app/features/results/override-list-line.server.ts';
import { printedList } from '#app/features/results/printed-lists.server.ts';
import { publishList } from '#app/features/results/publish-list.server.ts';
import { updateRound } from '#app/features/rounds/update-round.server.ts';
import { getRoundSettings } from '#app/features/rounds/queries.server.ts';
import { RoundRulesSchema } from '#app/features/rounds/schemas.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { createUnit, createViewer } from '../factories.ts';
import { admin, asStudent, during, must } from './contest.ts';
import { promoting } from './promoted.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'students-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Here = Awaited<ReturnType<typeof promoting>>;
const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;
const missing = (): never => {
  throw new Error('not there');
};
const SELECTED = { decision: 'SELECTED', search: '', page: 1 } as const;
const ALL = { search: '', page: 1 };
const EVERY = { search: '', groupId: '', disciplineId: '', unitId: '', check: '', turn: '', page: 1 };
const REASON = '学生本人申请退出比赛';

const listOf = async (listId: string) => (await getList(admin, listId, SELECTED, during.now)) ?? missing();
const blockersOf = async (listId: string) => (await listOf(listId)).blockers.map(({ code }) => code);
/** Names of who goes on by each selected line, the best line first. */
const going = async (listId: string) =>
  (await listOf(listId)).lines.map(({ students }) =>
    (students ?? []).flatMap(({ state, name }) => (state === 'goes' ? [name] : [])),
  );
const decisions = async ({ entryIds }: Here, listId: string) => {
  const lines = await db.entryListLine.findMany({ where: { listId } });
  return entryIds.map((id) => lines.find(({ entryId }) => entryId === id)?.decision);
};
const entered = (here: Here) =>
  db.entry.findMany({
    where: { roundId: here.above.id },
    orderBy: { number: 'asc' },
    include: {
      events: true,
      project: { include: { authors: true, tutors: true, materials: { include: { versions: true } } } },
    },
  });
const publish = async (listId: string) =>
  must(await publishList(admin, { listId, title: '推荐学生公示', body: '', days: 7 }, during)).noticeId;
const handOn = (listId: string) => handOnList(admin, { listId, reason: '上级要求提前报送' }, during);

/** What the command says of a notice's bundle. */
async function verified(roundId: string, noticeId: string) {
  const { bytes } = (await getBundle(admin, roundId, noticeId)) ?? missing();
  const file = path.join(folder, 'bundle.zip');
  writeFileSync(file, bytes);
  const command = ['app/commands/bootstrap.mjs', 'verify', file];
  const { status, stdout } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  return { status, stdout, text: Buffer.from(bytes).toString('utf8') };
}

describe('a list that sends first authors on', { timeout: 60_000 }, () => {
  let here: Here;
  let listId: string;
  let noticeId: string;
  beforeAll(async () => {
    here = await promoting({ teams: [[0], [0], [1, 2], [3], [4]] });
    const third = await db.entry.findUniqueOrThrow({ where: { id: here.entryIds[2] } });
    await writer().projectTutor.create({
      data: { projectId: third.projectId, name: '何老师', organisation: '某校', order: 1 },
    });
    await writer().material.create({
      data: {
        projectId: third.projectId,
        slotCode: 'report',
        versions: {
          create: {
            version: 1,
            fileKey: `report-${third.id}`,
            fileName: '报告.pdf',
            mediaType: 'application/pdf',
            bytes: 10,
            sha256: 'x',
            uploadedById: here.who(1).personId,
          },
        },
      },
    });
    listId = await here.draftList();
  });

  it('gives a student one place, by the best project, and the next student the place left free', async () => {
    expect(await decisions(here, listId)).toEqual([
      'SELECTED',
      'NOT_SELECTED',
      'SELECTED',
      'RESERVE',
      'NOT_SELECTED',
    ]);
    const second = await db.entryListLine.findFirstOrThrow({ where: { listId, entryId: here.entryIds[1] } });
    expect(second.reason).toMatchObject({ code: 'student-goes-on', params: { rank: 2, by: 1 } });
    expect(await going(listId)).toEqual([[here.who(0).name], [here.who(1).name]]);
    expect(await listOf(listId)).toMatchObject({ promotion: 'FIRST', going: 2, blockers: [] });
    expect((await db.entryList.findUniqueOrThrow({ where: { id: listId } })).title).toContain('推荐学生名单');
  });

  it('lets nobody select a project by which nobody goes on', async () => {
    const change = { listId, entryId: here.entryIds[1] ?? '', reason: '组委会讨论决定' };
    must(await overrideListLine(admin, { ...change, to: 'SELECTED' }, during));
    expect(await blockersOf(listId)).toContain('list-line-nobody');
    expect(codeOf(await confirmList(admin, { listId }, during))).toBe('list-over-quota');
    must(await overrideListLine(admin, { ...change, to: 'NOT_SELECTED' }, during));
    expect(await blockersOf(listId)).toEqual([]);
  });

  it('is published and printed with a line for each student beside the project', async () => {
    must(await confirmList(admin, { listId }, during));
    noticeId = await publish(listId);
    const notice = (await getNotice(noticeId, ALL, during.now)) ?? missing();
    expect(notice.ofStudents).toBe(true);
    expect(notice.lines.map(({ authors, title }) => [authors, title])).toEqual([
      [[here.who(0).name], '作品1'],
      [[here.who(1).name], '作品3'],
    ]);
    const paper = (await printedList(admin, listId, 'B')) ?? missing();
    expect(paper.columns.map(({ heading }) => heading)).toEqual([
      '序号',
      '地区',
      '组别',
      '学生姓名',
      '作品名称',
      '辅导教师',
    ]);
    expect(paper.sections[0]?.rows).toHaveLength(2);
    expect((await printedList(admin, listId, 'D'))?.sections[0]?.rows.at(-1)?.slice(-2)).toEqual(['2', '']);
  });

  it('can be recomputed from its bundle, which names no student', async () => {
    const { status, stdout, text } = await verified(here.roundId, noticeId);
    expect(stdout).toContain('verified: nothing differs');
    expect(status).toBe(0);
    expect(text).toContain('once.csv');
    expect(
      here.people.filter(({ studentId, name }) => text.includes(studentId) || text.includes(name)),
    ).toEqual([]);
  });

  it('enters each student above with a copy of the project of their own, files and tutors with it', async () => {
    expect(codeOf(await handOn(listId))).toBe('ok');
    expect(codeOf(await handOn(listId))).toBe('list-wrong-status');
    const above = await entered(here);
    expect(
      above.map(({ fromEntryId, isTeam, status, source }) => [fromEntryId, isTeam, status, source]),
    ).toEqual([
      [here.entryIds[0], false, 'HANDED_IN', 'PROMOTED'],
      [here.entryIds[2], false, 'HANDED_IN', 'PROMOTED'],
    ]);
    const below = await db.entry.findUniqueOrThrow({
      where: { id: here.entryIds[2] },
      include: { project: true },
    });
    const [, copy = missing()] = above;
    expect(copy.projectId).not.toBe(below.projectId);
    expect(copy.project.joinCode).not.toBe(below.project.joinCode);
    expect(copy.project).toMatchObject({ title: below.project.title, abstract: below.project.abstract });
    expect(copy.project.authors).toMatchObject([{ studentId: here.who(1).studentId, order: 1 }]);
    expect(copy.project.tutors).toMatchObject([{ name: '何老师' }]);
    expect(copy.project.materials[0]?.versions).toMatchObject([{ fileKey: `report-${below.id}` }]);
    expect(copy.number).not.toBe(above[0]?.number);
  });

  it('shows the entry above to its student and the organiser, who reads the team, and not to the co-author', async () => {
    const [, copy = missing()] = await entered(here);
    const seen = (viewer: Parameters<typeof getEntry>[0]) => getEntry(viewer, copy.id, during.now);
    expect((await seen(admin))?.fromEntry?.project.authors.map(({ name }) => name)).toEqual([
      here.who(1).name,
      here.who(2).name,
    ]);
    expect(await seen(asStudent(here.who(1)))).not.toBeNull();
    expect(await seen(asStudent(here.who(2)))).toBeNull();
    expect(await getOwnEntry(asStudent(here.who(2)), copy.id, during.now)).toBeNull();
    const version = copy.project.materials[0]?.versions[0]?.id ?? '';
    expect(await readableFile(asStudent(here.who(1)), version)).not.toBeNull();
    expect(await readableFile(asStudent(here.who(2)), version)).toBeNull();
    // The other projects of the test are written alike; the one that it was copied from is not pointed at.
    const alike = (await listLookalikes(copy.projectId)).map(({ title }) => title);
    expect(alike).not.toContain('作品3');
  });

  it('tells the authors who of them goes on, and other systems too', async () => {
    const entryId = here.entryIds[2] ?? '';
    for (const author of [1, 2])
      expect((await ownOutcomes(asStudent(here.who(author))))[entryId]).toMatchObject([
        { kind: 'selected', students: [here.who(1).name] },
      ]);
    const list = (await apiList(admin, listId)) ?? missing();
    expect(list).toMatchObject({ promotes: 'first-authors' });
    expect(list.lines.find(({ entry }) => entry.id === entryId)).toMatchObject({
      students: [here.who(1).name],
    });
  });

  it('is followed by a reserve when a student withdraws, and not by another project of that student', async () => {
    const [first = '', , , fourth = ''] = here.entryIds;
    must(await withdrawLine(admin, { listId, entryId: first, reason: REASON }, during));
    expect(await listStandIns(admin, listId)).toMatchObject([
      { withdrawnId: first, kind: 'promoted', entries: [{ id: fourth }] },
    ]);
    const input = { listId, withdrawnId: first, reason: '候补递补' };
    expect(codeOf(await promoteOnList(admin, { ...input, entryId: here.entryIds[1] ?? '' }, during))).toBe(
      'changed-meanwhile',
    );
    must(await promoteOnList(admin, { ...input, entryId: fourth }, during));
    const above = await entered(here);
    expect(above.map(({ project }) => project.authors.map(({ studentId }) => studentId))).toEqual(
      [0, 1, 3].map((index) => [here.who(index).studentId]),
    );
    expect(above[0]?.events.map(({ act }) => act)).toContain('taken-off-below');
    const notice = (await getNotice(noticeId, ALL, during.now)) ?? missing();
    expect(
      notice.lines.map(({ authors, revoked, added }) => [authors[0], Boolean(revoked), Boolean(added)]),
    ).toEqual([
      [here.who(0).name, true, false],
      [here.who(1).name, false, false],
      [here.who(3).name, false, true],
    ]);
  });
});

describe('a list that sends every author on', { timeout: 60_000 }, () => {
  let here: Here;
  let listId: string;
  const off = (entry: number, who: number, viewer = admin) =>
    db.projectAuthor
      .findFirstOrThrow({
        where: {
          studentId: here.who(who).studentId,
          project: { entries: { some: { id: here.entryIds[entry] } } },
        },
      })
      .then(({ id }) =>
        takeStudentOff(
          viewer,
          { listId, entryId: here.entryIds[entry] ?? '', authorId: id, reason: REASON },
          during,
        ).then((result) => ({ result, authorId: id })),
      );
  beforeAll(async () => {
    here = await promoting({
      teams: [
        [0, 1],
        [1, 2],
        [3, 4],
      ],
      authors: 'EVERY',
    });
    listId = await here.draftList();
  });

  it('counts projects under the quota, and each student once', async () => {
    expect(await decisions(here, listId)).toEqual(['SELECTED', 'SELECTED', 'RESERVE']);
    const name = (index: number) => here.who(index).name;
    expect(await going(listId)).toEqual([[name(0), name(1)], [name(2)]]);
    const [, second] = (await listOf(listId)).lines;
    expect(second?.students).toMatchObject([{ state: 'counted', countedBy: { rank: 1 } }, { state: 'goes' }]);
    expect((await listOf(listId)).going).toBe(3);
  });

  it('loses one student and gets them back while it is a draft; no stranger may', async () => {
    const stranger = await createViewer('ADMIN', { unitId: (await createUnit()).id });
    expect(codeOf((await off(0, 0, stranger)).result)).toBe('not-found');
    expect(codeOf((await off(1, 1)).result)).toBe('list-line-not-selected');
    const { result, authorId } = await off(0, 0);
    must(result);
    expect((await listOf(listId)).going).toBe(2);
    expect(codeOf(await putStudentBack(stranger, { listId, authorId }, during))).toBe('not-found');
    must(await putStudentBack(admin, { listId, authorId }, during));
    expect((await listOf(listId)).going).toBe(3);
  });

  it('is published with a line for each, verified, and enters each above', async () => {
    must(await confirmList(admin, { listId }, during));
    const noticeId = await publish(listId);
    const notice = (await getNotice(noticeId, ALL, during.now)) ?? missing();
    expect(notice.lines.map(({ authors }) => authors[0])).toEqual(
      [0, 1, 2].map((index) => here.who(index).name),
    );
    const { status, stdout } = await verified(here.roundId, noticeId);
    expect(stdout).toContain('published.json: 2 lines looked up, 0 differ');
    expect(status).toBe(0);
    expect(await handOn(listId)).toMatchObject({ ok: true, value: { entered: 3 } });
    expect((await entered(here)).map(({ fromEntryId }) => fromEntryId)).toEqual(
      [0, 0, 1].map((index) => here.entryIds[index]),
    );
  });

  it('strikes out the one who withdraws; with the last author the project leaves, and a reserve comes in', async () => {
    must((await off(0, 0)).result);
    expect(await decisions(here, listId)).toEqual(['SELECTED', 'SELECTED', 'RESERVE']);
    const above = await entered(here);
    const told = above.map(({ events }) => events.some(({ act }) => act === 'taken-off-below'));
    expect(told).toEqual([true, false, false]);
    const notice = await db.notice.findFirstOrThrow({ where: { listId } });
    const struck = async () =>
      (await getNotice(notice.id, ALL, during.now))?.lines.map(({ revoked }) => Boolean(revoked));
    expect(await struck()).toEqual([true, false, false]);
    expect(await listStandIns(admin, listId)).toEqual([]);
    must((await off(0, 1)).result);
    expect(await decisions(here, listId)).toEqual(['REVOKED', 'SELECTED', 'RESERVE']);
    expect(await struck()).toEqual([true, true, false]);
    const [first = '', , third = ''] = here.entryIds;
    must(
      await promoteOnList(admin, { listId, withdrawnId: first, entryId: third, reason: '候补递补' }, during),
    );
    // Student 1 withdrew: the second project does not bring them back.
    expect(await going(listId)).toEqual([[here.who(2).name], [here.who(3).name, here.who(4).name]]);
    expect(await entered(here)).toHaveLength(5);
  });
});

describe('the next round', { timeout: 60_000 }, () => {
  it('admits by its own ages: who is in no group keeps the list from being confirmed', async () => {
    const here = await promoting({ teams: [[0], [1], [2]] });
    const groups = writer().group;
    await groups.deleteMany({ where: { roundId: here.above.id } });
    const ageOn = new Date('2026-08-01');
    await groups.create({
      data: { roundId: here.above.id, code: 'Y', name: '青年组', ageFrom: 15, ageTo: 24, ageOn },
    });
    const listId = await here.draftList();
    expect((await listOf(listId)).blockers).toMatchObject([
      { code: 'list-students-barred', params: { count: 2, groups: '青年组' } },
    ]);
    expect(codeOf(await confirmList(admin, { listId }, during))).toBe('list-students-barred');
    const born = (who: number, day: string) =>
      writer().student.update({
        where: { id: here.who(who).studentId },
        data: { birthDate: new Date(day) },
      });
    await born(0, '2010-05-01');
    await born(1, '2012-05-01');
    const [, second] = (await listOf(listId)).lines;
    expect(second?.students).toMatchObject([{ bars: [{ name: '青年组', bar: { code: 'age', age: 14 } }] }]);
    const line = { listId, entryId: here.entryIds[1] ?? '', reason: '不符合全国赛年龄条件' };
    must(await overrideListLine(admin, { ...line, to: 'NOT_SELECTED' }, during));
    must(await confirmList(admin, { listId }, during));
    must(await handOn(listId));
    const [only = missing()] = await entered(here);
    expect(await db.group.findUniqueOrThrow({ where: { id: only.groupId ?? '' } })).toMatchObject({
      code: 'Y',
    });
  });

  it('has its entry completed by the student, who hands it straight to the organiser', async () => {
    const here = await promoting({ teams: [[0, 1]], above: { requiresOwnWork: true } });
    const listId = await here.draftList();
    must(await confirmList(admin, { listId }, during));
    must(await handOn(listId));
    const [entry = missing()] = await entered(here);
    expect(entry).toMatchObject({ status: 'RETURNED', events: [{ act: 'to-complete' }] });
    const me = asStudent(here.who(0));
    expect(await getOwnEntry(me, entry.id, during.now)).toMatchObject({
      toComplete: true,
      returnReason: null,
    });
    const listed = async (status: string) =>
      (await listRoundEntries(admin, here.above.id, { ...EVERY, status }))?.entries.map(
        ({ toComplete }) => toComplete,
      );
    const list = await listRoundEntries(admin, here.above.id, { ...EVERY, status: '' });
    expect(list?.counts).toMatchObject({ RETURNED: 0, TO_COMPLETE: 1 });
    expect(await listed('TO_COMPLETE')).toEqual([true]);
    expect(await listed('RETURNED')).toEqual([]);
    const bySchool = { search: '', status: 'TO_COMPLETE', roundId: '', page: 1 };
    expect(await listSchoolEntries(here.teacher, here.school.id, bySchool)).toMatchObject({
      total: 1,
      entries: [{ toComplete: true }],
    });
    expect(codeOf(await submitEntry(me, { entryId: entry.id }, during))).toBe('project-incomplete');
    const words = { ownWork: '独立完成了方案设计、装置制作、数据采集和分析。' };
    must(await saveDraft(me, { entryId: entry.id, page: 'work', base: {}, values: words }, during));
    must(await submitEntry(me, { entryId: entry.id }, during));
    expect(await db.entry.findUniqueOrThrow({ where: { id: entry.id } })).toMatchObject({
      status: 'HANDED_IN',
    });
    expect((await getOwnEntry(me, entry.id, during.now))?.toComplete).toBe(false);
  });

  it('takes nobody twice', async () => {
    const here = await promoting({ teams: [[0], [1]] });
    const listId = await here.draftList();
    must(await confirmList(admin, { listId }, during));
    must(await handOn(listId));
    const again = await here.draftList();
    must(await confirmList(admin, { listId: again }, during));
    expect(codeOf(await handOn(again))).toBe('list-students-entered');
    expect(await entered(here)).toHaveLength(2);
  });
});

describe('a public list of students whose names are masked', { timeout: 60_000 }, () => {
  it('has names and units alone, in its files too, and strikes out who withdraws', async () => {
    const here = await promoting({ teams: [[0, 1], [2]], authors: 'EVERY' });
    await writer().round.update({ where: { id: here.roundId }, data: { maskNames: true } });
    const listId = await here.draftList();
    must(await confirmList(admin, { listId }, during));
    const noticeId = await publish(listId);
    const first = (await getNotice(noticeId, ALL, during.now)) ?? missing();
    expect(first.lines.map(({ school }) => school)).toEqual(['', '', '']);
    expect(first.lines.map(({ authors }) => authors)).toEqual(
      [0, 1, 2].map((index) => [maskName(here.who(index).name)]),
    );
    const zip = (await noticePages(admin, here.roundId, noticeId)) ?? missing();
    const page = strFromU8(unzipSync(zip.bytes)['list-001.html'] ?? new Uint8Array());
    expect(page).toContain('学生');
    expect(page).not.toContain(here.school.name);
    const author = await db.projectAuthor.findFirstOrThrow({ where: { studentId: here.who(1).studentId } });
    const entryId = here.entryIds[0] ?? '';
    must(await takeStudentOff(admin, { listId, entryId, authorId: author.id, reason: REASON }, during));
    const second = (await getNotice(noticeId, ALL, during.now)) ?? missing();
    expect(second.lines.filter(({ revoked }) => revoked)).toHaveLength(1);
  });
});

describe('the setting', { timeout: 60_000 }, () => {
  it('is the round’s administrators’, makes drafts old, is locked by a list handed on, and goes to next year', async () => {
    const here = await promoting({ teams: [[0], [1]] });
    const round = (await getRoundSettings(admin, here.roundId)) ?? missing();
    const set = (goesOn: 'PROJECT' | 'FIRST' | 'EVERY' | undefined, viewer = admin) =>
      updateRound(
        viewer,
        RoundRulesSchema.parse({
          ...Object.fromEntries(Object.entries(round).map(([key, value]) => [key, value ?? undefined])),
          roundId: here.roundId,
          toRoundId: here.above.id,
          goesOn,
        }),
        during,
      );
    const edge = () => db.promotionEdge.findUniqueOrThrow({ where: { id: here.edgeId } });
    const stranger = await createViewer('ADMIN', { unitId: (await createUnit()).id });
    expect(codeOf(await set('PROJECT', stranger))).toBe('not-found');
    const listId = await here.draftList();
    must(await set('EVERY'));
    expect(await edge()).toMatchObject({ promotes: 'STUDENT', authors: 'EVERY' });
    expect(codeOf(await confirmList(admin, { listId }, during))).toBe('list-promotes-changed');
    must(await set(undefined));
    expect(await edge()).toMatchObject({ promotes: 'STUDENT', authors: 'EVERY' });
    const fresh = must(await draftEntryList(admin, { edgeId: here.edgeId }, during)).listId;
    must(await confirmList(admin, { listId: fresh }, during));
    must(await handOn(fresh));
    expect(codeOf(await set('PROJECT'))).toBe('edge-promotes-locked');
    must(await set('EVERY'));
    const copy = must(
      await copyEdition(admin, { editionId: here.round.editionId, name: '下一届', year: 2027 }, during),
    );
    expect(
      await db.promotionEdge.findFirstOrThrow({ where: { fromRound: { editionId: copy.editionId } } }),
    ).toMatchObject({ promotes: 'STUDENT', authors: 'EVERY' });
  });
});
