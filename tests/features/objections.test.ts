import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';

import { addNote } from '#app/features/objections/add-note.server.ts';
import { answerObjection } from '#app/features/objections/answer-objection.server.ts';
import { assignObjection } from '#app/features/objections/assign-objection.server.ts';
import { eraseObjection, eraseOldObjections } from '#app/features/objections/erase-objections.server.ts';
import { fileObjection } from '#app/features/objections/file-objection.server.ts';
import { getReceipt, listOutcomes } from '#app/features/objections/public-queries.server.ts';
import { getObjection, listObjections, readableEvidence } from '#app/features/objections/queries.server.ts';
import { sweepOrphans } from '#app/features/materials/sweep-orphans.server.ts';
import { computeResult } from '#app/features/results/compute-result.server.ts';
import { confirmList } from '#app/features/results/confirm-list.server.ts';
import { handOnList } from '#app/features/results/hand-on-list.server.ts';
import { getNotice } from '#app/features/results/notices.server.ts';
import { publishList } from '#app/features/results/publish-list.server.ts';
import { action } from '#app/routes/public/notice-objection.tsx';
import { db, writer } from '#app/platform/db/client.server.ts';
import { createPerson, createUnit, createViewer, grantRole, viewerOf } from '../factories.ts';
import { admin, during, must } from './contest.ts';
import { evidence, filing, later, objectionOf, published, sent } from './objected.ts';

const codesOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? ['ok'] : result.refusals?.map(({ code }) => code);
const WORDS = {
  answer: '经核实，您反映的问题属实。',
  publicText: '数据来源与申报书不符。',
  namesNobody: false,
};
const FIRST = { search: '', unit: '', page: 1 };
const OPEN = { state: 'open', page: 1 } as const;

/** Files an objection and gives its code and its row. */
async function filed(noticeId: string, data: Parameters<typeof filing>[1] = {}, files: File[] = []) {
  const { code } = must(await fileObjection(filing(noticeId, data), sent(files), during));
  return { code, ...(await objectionOf(code)) };
}

describe('from the complaint to the answer', () => {
  let here: Awaited<ReturnType<typeof published>>;
  let local: Awaited<ReturnType<typeof createViewer>>;
  let code: string;
  let id: string;
  beforeAll(async () => {
    here = await published();
    local = await createViewer('ADMIN', { unitId: here.round.unitId });
    ({ code, id } = await filed(here.noticeId, {}, [evidence()]));
  });

  it('gives a receipt that tells who answers, by when, and nobody’s name but the objector’s own', async () => {
    expect(code).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    const receipt = await getReceipt(code.toUpperCase());
    const notice = await db.notice.findUniqueOrThrow({ where: { id: here.noticeId } });
    expect(receipt).toMatchObject({ stage: 'received', answer: null, line: { seq: 1 } });
    expect(receipt?.answerBy.getTime()).toBe(notice.closesAt.getTime() + 3 * 86_400_000);
    expect(receipt?.round.unit.name).toBe(here.round.unit.name);
    expect(await getReceipt('abcd-abcd-abcd-abcd')).toBeNull();
  });

  it('is one objection when the same form comes twice, and another when it was changed', async () => {
    const form = filing(here.noticeId, { line: '', text: '公示没有写明评审办法，请补充。' });
    const once = must(await fileObjection(form, sent(), during));
    expect(must(await fileObjection(form, sent(), during))).toEqual(once);
    const again = must(await fileObjection({ ...form, text: `${form.text}谢谢。` }, sent(), during));
    expect(again.code).not.toBe(once.code);
    const list = await listObjections(local, here.roundId, OPEN, during.now);
    expect(list?.open).toBe(3);
    for (const one of [once, again]) {
      const objection = await objectionOf(one.code);
      expect(objection).toMatchObject({ line: null, entryId: null });
      must(
        await answerObjection(local, { ...WORDS, objectionId: objection.id, outcome: 'DISMISSED' }, during),
      );
    }
  });

  it('keeps what it is about, and the promised day, when the round’s setting changes', async () => {
    const before = (await getReceipt(code))?.answerBy;
    await writer().round.update({ where: { id: here.roundId }, data: { objectionDays: 20 } });
    expect((await getReceipt(code))?.answerBy).toEqual(before);
  });

  it('is seen with its evidence by those who manage the round, and by nobody else', async () => {
    const seen = await getObjection(local, here.roundId, id, during.now);
    expect(seen).toMatchObject({ name: '周明远', phone: '138-0013 8000', files: [{ fileName: '论文.pdf' }] });
    const fileId = seen?.files[0]?.id ?? '';
    expect(await readableEvidence(local, here.roundId, fileId)).toMatchObject({ type: 'application/pdf' });
    const strangers = [
      await createViewer('ADMIN', { unitId: (await createUnit()).id }),
      await createViewer('CHECKER', { roundId: here.roundId }),
      await createViewer('TEACHER', { schoolId: here.school.id }),
      await createViewer('JUDGE', { roundId: here.roundId }),
    ];
    for (const stranger of strangers) {
      expect(await getObjection(stranger, here.roundId, id, during.now)).toBeNull();
      expect(await listObjections(stranger, here.roundId, OPEN, during.now)).toBeNull();
      expect(await readableEvidence(stranger, here.roundId, fileId)).toBeNull();
      const note = await addNote(stranger, { objectionId: id, text: '备注' }, during);
      expect(codesOf(note)).toEqual(['not-found']);
      expect(
        codesOf(await answerObjection(stranger, { ...WORDS, objectionId: id, outcome: 'DISMISSED' }, during)),
      ).toEqual(['not-found']);
      expect(codesOf(await eraseObjection(stranger, { objectionId: id }, during))).toEqual(['not-found']);
    }
  });

  it('is not given to, nor answered by, who has judged or tutors the project', async () => {
    const { entryId } = await db.objection.findUniqueOrThrow({ where: { id } });
    const { roundJudge } = await db.assignment.findFirstOrThrow({
      where: { entryId: entryId ?? '' },
      include: { roundJudge: true },
    });
    const entry = await db.entry.findUniqueOrThrow({ where: { id: entryId ?? '' } });
    const tutor = await createPerson();
    await writer().projectTutor.create({
      data: { projectId: entry.projectId, personId: tutor.id, name: tutor.name, order: 1 },
    });
    for (const personId of [roundJudge.personId, tutor.id]) {
      await grantRole(personId, 'ADMIN', { unitId: here.round.unitId });
      expect(codesOf(await assignObjection(admin, { objectionId: id, personId }, during))).toEqual([
        'objection-handler',
      ]);
      const both = await viewerOf(personId);
      expect(
        codesOf(await answerObjection(both, { ...WORDS, objectionId: id, outcome: 'DISMISSED' }, during)),
      ).toEqual(['objection-involved']);
    }
    const outsider = await createPerson();
    expect(codesOf(await assignObjection(admin, { objectionId: id, personId: outsider.id }, during))).toEqual(
      ['objection-handler'],
    );
    must(await assignObjection(local, { objectionId: id, personId: local.personId }, later(1)));
    expect((await getReceipt(code))?.stage).toBe('handled');
  });

  it('publishes no sentence that tells who objected, unless it was looked at again', async () => {
    const answer = { ...WORDS, objectionId: id, outcome: 'DISMISSED' as const };
    const naming = { ...answer, publicText: '周明远反映的问题不属实。' };
    expect(codesOf(await answerObjection(local, naming, during))).toEqual(['objection-names-objector']);
    expect(
      codesOf(await answerObjection(local, { ...answer, publicText: '电话 13800138000 反映' }, during)),
    ).toEqual(['objection-names-objector']);
    expect(codesOf(await answerObjection(local, { ...answer, outcome: 'UPHELD' }, during))).toEqual([
      'objection-remedy',
    ]);
    must(await answerObjection(local, { ...naming, namesNobody: true }, during));
    expect(codesOf(await answerObjection(local, answer, during))).toEqual(['changed-meanwhile']);
    expect(await getReceipt(code)).toMatchObject({ stage: 'answered', answer: WORDS.answer });
  });

  it('shows the outcome in public with the line, and nothing of the objector', async () => {
    const outcomes = await listOutcomes(here.noticeId);
    expect(outcomes).toHaveLength(3);
    expect(outcomes.map(({ line }) => line?.title ?? null)).toContain('作品1');
    const text = JSON.stringify(outcomes);
    for (const secret of ['第三中学', '138', '论文', WORDS.answer]) expect(text).not.toContain(secret);
  });

  it('loses its personal data and its evidence, and keeps outcome and dates', async () => {
    const file = await db.objectionFile.findFirstOrThrow({ where: { objectionId: id } });
    must(await addNote(local, { objectionId: id, text: '已电话核实' }, during));
    // A file that proves something is no orphan.
    await writer().storedFile.update({ where: { key: file.fileKey }, data: { storedAt: new Date(0) } });
    await sweepOrphans();
    expect(await db.storedFile.count({ where: { key: file.fileKey } })).toBe(1);
    must(await eraseObjection(local, { objectionId: id }, later(2)));
    const left = await db.objection.findUniqueOrThrow({
      where: { id },
      include: { files: true, notes: true },
    });
    expect(left).toMatchObject({
      name: '',
      unitName: '',
      phone: '',
      text: '',
      answer: null,
      status: 'DISMISSED',
      files: [],
      notes: [],
    });
    expect(left.answeredAt).not.toBeNull();
    expect(await db.storedFile.count({ where: { key: file.fileKey } })).toBe(0);
    expect(await getReceipt(code)).toMatchObject({ stage: 'answered', text: '', files: [] });
    expect(await listOutcomes(here.noticeId)).toHaveLength(3);
  });

  it('is deleted in bulk only after as many days as the round keeps it', async () => {
    const open = await filed(here.noticeId);
    expect(codesOf(await eraseObjection(local, { objectionId: open.id }, during))).toEqual([
      'objection-open',
    ]);
    expect(must(await eraseOldObjections(local, { roundId: here.roundId }, later(29)))).toEqual({
      erased: 0,
    });
    expect(must(await eraseOldObjections(local, { roundId: here.roundId }, later(30)))).toEqual({
      erased: 2,
    });
    expect(await db.objection.findUniqueOrThrow({ where: { id: open.id } })).toMatchObject({
      name: '周明远',
    });
  });
});

describe('what is not taken', () => {
  let here: Awaited<ReturnType<typeof published>>;
  beforeAll(async () => {
    here = await published();
  });
  const file = (data: Parameters<typeof filing>[1], files: File[] = [], context = during) =>
    fileObjection(filing(here.noticeId, data), sent(files), context);

  it('after the notice has ended, or been withdrawn; nameless; about a line that is not there', async () => {
    const end = { now: (await db.notice.findUniqueOrThrow({ where: { id: here.noticeId } })).closesAt };
    expect(codesOf(await file({}, [], end))).toEqual(['objection-closed']);
    expect(codesOf(await file({ name: '匿名家长' }))).toEqual(['objection-nameless']);
    expect(codesOf(await file({ line: 99 }))).toEqual(['not-found']);
    await writer().notice.update({ where: { id: here.noticeId }, data: { withdrawnAt: during.now } });
    expect(codesOf(await file({}))).toEqual(['objection-closed']);
    await writer().notice.update({ where: { id: here.noticeId }, data: { withdrawnAt: null } });
    expect(await db.objection.count({ where: { noticeId: here.noticeId } })).toBe(0);
  });

  it('with files of another kind, too many or too large, each by its name; then nothing is stored', async () => {
    const before = await db.storedFile.count();
    const fake = new File(['MZ this is no PDF'], '假.pdf');
    const large = new File([new Uint8Array(10 * 1024 * 1024 + 1)], '大.png');
    const refused = await file({}, [evidence(), new File(['x'], '网页.html'), fake]);
    expect(refused.ok ? [] : refused.refusals).toEqual([
      { code: 'objection-file-type', params: { name: '网页.html' }, field: 'files' },
      { code: 'objection-file-content', params: { name: '假.pdf' }, field: 'files' },
    ]);
    expect(codesOf(await file({}, [large]))).toEqual(['objection-file-large']);
    const four = ['1.pdf', '2.pdf', '3.pdf', '4.pdf'].map(evidence);
    expect(codesOf(await file({}, four))).toEqual(['objection-files-many']);
    expect(await db.storedFile.count()).toBe(before);
    expect(await db.objection.count({ where: { noticeId: here.noticeId } })).toBe(0);
  });

  it('and keeps what was typed when a file is refused', async () => {
    await writer().notice.update({
      where: { id: here.noticeId },
      data: { closesAt: new Date(Date.now() + 86_400_000) },
    });
    const body = new FormData();
    for (const [name, value] of Object.entries(filing(here.noticeId))) body.set(name, String(value));
    body.append('files', new File(['x'], '网页.html'));
    const request = new Request(`http://localhost/notices/${here.noticeId}/objection`, {
      method: 'POST',
      body,
    });
    const reply = (await action({ request, params: {}, context: {} })) as {
      data: { initialValue: Record<string, unknown>; error: Record<string, string[]> };
    };
    expect(reply.data.initialValue).toMatchObject({ name: '周明远', text: filing('').text });
    expect(reply.data.error.files?.[0]).toContain('网页.html');
  });

  it('in a flood from one address, or to one notice', async () => {
    const other = await published();
    const from = (address: string) =>
      fileObjection(filing(other.noticeId), { files: [], address }, during).then(codesOf);
    for (let count = 0; count < 10; count += 1) expect(await from('203.0.113.7')).toEqual(['ok']);
    expect(await from('203.0.113.7')).toEqual(['objection-too-many']);
    for (let count = 10; count < 60; count += 1) await from(`198.51.100.${count}`);
    expect(await from('203.0.113.8')).toEqual(['objection-too-many']);
    const nextHour = { now: new Date(during.now.getTime() + 3_600_000) };
    expect(codesOf(await fileObjection(filing(other.noticeId), sent(), nextHour))).toEqual(['ok']);
  });
});

describe('a proven objection', () => {
  it('takes the prize back in a new version of the notice, and leaves the old one as it was', async () => {
    const here = await published();
    const before = await db.notice.findUniqueOrThrow({ where: { id: here.noticeId } });
    const [entryId = ''] = here.entryIds;
    const award = await db.award.findFirstOrThrow({ where: { entryId } });
    const { roundId, schoolId } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
    const template = await writer().certificateTemplate.create({
      data: { roundId, kind: 'PRIZE', name: '获奖证书', design: {} },
    });
    await writer().certificate.create({
      data: {
        roundId,
        kind: 'PRIZE',
        schoolId,
        awardId: award.id,
        templateId: template.id,
        recipient: `award:${award.id}`,
        name: '作者',
        number: `n-${award.id}`,
        code: award.id,
        text: {},
        issuedById: 'system',
      },
    });
    const line = (await getNotice(here.noticeId, FIRST, during.now))?.lines.find(
      ({ title }) => title === '作品1',
    );
    const { id } = await filed(here.noticeId, { line: line?.seq ?? 0 });
    const general = await filed(here.noticeId, { line: '' });
    const answer = { ...WORDS, outcome: 'UPHELD' as const, remedy: 'REVOKE' as const };
    expect(codesOf(await answerObjection(admin, { ...answer, objectionId: general.id }, during))).toEqual([
      'objection-no-line',
    ]);
    must(await answerObjection(admin, { ...answer, objectionId: id }, later(1)));

    expect(
      await db.award.findUniqueOrThrow({ where: { id: award.id }, include: { certificates: true } }),
    ).toEqual(
      expect.objectContaining({
        revokedAt: later(1).now,
        revokeReason: WORDS.publicText,
        certificates: [expect.objectContaining({ voidedAt: later(1).now })],
      }),
    );
    expect(await db.notice.findUniqueOrThrow({ where: { id: here.noticeId } })).toEqual(before);
    const version = await db.noticeVersion.findFirstOrThrow({ where: { noticeId: here.noticeId } });
    expect(version).toMatchObject({ version: 2, reason: WORDS.publicText });
    expect(version.snapshotHash).not.toBe(before.snapshotHash);
    expect(createHash('sha256').update(JSON.stringify(version.snapshot)).digest('hex')).toBe(
      version.snapshotHash,
    );
    const now = await getNotice(here.noticeId, FIRST, during.now);
    const then = await getNotice(here.noticeId, { ...FIRST, version: 1 }, during.now);
    expect(now?.versions.map((one) => one.version)).toEqual([2, 1]);
    expect(now?.lines).toEqual(
      then?.lines.map((one) =>
        one.title === '作品1'
          ? { ...one, revoked: { at: later(1).now.toISOString(), reason: WORDS.publicText } }
          : one,
      ),
    );
    expect(then).toMatchObject({ snapshotHash: before.snapshotHash, version: 1, newestVersion: 2 });
    const events = await db.entryEvent.findMany({ where: { entryId, act: 'award-revoked' } });
    expect(events).toMatchObject([{ reason: WORDS.publicText }]);
    const audit = await db.auditLine.findFirstOrThrow({
      where: { verb: 'revoke-award', subjectId: entryId },
    });
    expect(audit.data).toMatchObject({ objectionId: id, noticesChanged: 1 });
    // It cannot be lost twice.
    const { id: second } = await filed(here.noticeId, { line: line?.seq ?? 0, text: '再次反映同一个问题。' });
    expect(codesOf(await answerObjection(admin, { ...answer, objectionId: second }, later(1)))).toEqual([
      'list-line-not-selected',
    ]);
    expect(await db.objection.findUniqueOrThrow({ where: { id: second } })).toMatchObject({ status: 'OPEN' });
  });

  it('keeps the lists of the round back until the result is computed anew, and stays linked to it', async () => {
    const here = await published();
    const { id } = await filed(here.noticeId);
    const hand = () => handOnList(admin, { listId: here.entryListId }, during).then(codesOf);
    const { listId: draft } = must(await here.draftList());
    expect(await hand()).toEqual(['list-objections-open']);
    expect(codesOf(await confirmList(admin, { listId: draft }, during))).toEqual(['list-objections-open']);
    must(
      await answerObjection(
        admin,
        { ...WORDS, objectionId: id, outcome: 'UPHELD', remedy: 'RECOMPUTE' },
        during,
      ),
    );
    expect(await hand()).toEqual(['list-recompute-due']);
    const { version } = must(await computeResult(admin, { roundId: here.roundId }, during));
    expect((await getObjection(admin, here.roundId, id, during.now))?.result).toEqual({ version });
    expect(await hand()).toEqual(['ok']);
  });
});

describe('a list in its notice', () => {
  it('is handed on before its end only with a reason, or not at all where the round waits', async () => {
    const here = await published();
    const listId = here.entryListId;
    must(await publishList(admin, { listId, title: '推荐名单公示', body: '', days: 7 }, during));
    expect(codesOf(await handOnList(admin, { listId }, during))).toEqual(['list-notice-reason']);
    await writer().round.update({ where: { id: here.roundId }, data: { waitForNotice: true } });
    const reason = '上级要求提前报送';
    expect(codesOf(await handOnList(admin, { listId, reason }, during))).toEqual(['list-notice-running']);
    await writer().round.update({ where: { id: here.roundId }, data: { waitForNotice: false } });
    must(await handOnList(admin, { listId, reason }, during));
    const line = await db.auditLine.findFirstOrThrow({ where: { verb: 'hand-on-list', subjectId: listId } });
    expect(line.data).toMatchObject({ beforeNoticeEnds: reason });
  });

  it('is handed on without a word once the notice has ended', async () => {
    const here = await published({ waitForNotice: true });
    const listId = here.entryListId;
    must(await publishList(admin, { listId, title: '推荐名单公示', body: '', days: 7 }, during));
    must(await handOnList(admin, { listId }, later(7)));
  });
});
