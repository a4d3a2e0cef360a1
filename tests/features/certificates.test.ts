import { beforeAll, describe, expect, it } from 'vitest';

import { READY_TEMPLATES } from '#app/domain/certificate/templates.ts';
import { reissueCertificate, voidCertificate } from '#app/features/certificates/change-certificate.server.ts';
import { checkCertificate } from '#app/features/certificates/check-certificate.server.ts';
import { issueCertificates } from '#app/features/certificates/issue-certificates.server.ts';
import {
  listEntryCertificates,
  listOwnCertificates,
  listSchoolCertificates,
} from '#app/features/certificates/own-certificates.server.ts';
import {
  certificatePaper,
  schoolCertificates,
} from '#app/features/certificates/print-certificates.server.ts';
import { issuePage } from '#app/features/certificates/queries.server.ts';
import { removeTemplate, saveTemplate } from '#app/features/certificates/save-template.server.ts';
import { getTemplate, listTemplates } from '#app/features/certificates/templates.server.ts';
import { outdatedSchools, renewSchools } from '#app/features/certificates/school-counts.server.ts';
import { mergeSchools } from '#app/features/schools/merge-schools.server.ts';
import { env } from '#app/platform/env.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import sharp from 'sharp';
import { createPerson, createSchool, createViewer, viewerOf } from '../factories.ts';
import { admin, asStudent, DURING, during, must } from './contest.ts';
import { qrOnPage } from './pdf-picture.ts';
import { textOf } from './pdf-text.ts';
import { listed, prized } from './prized.ts';
import type { Prized } from './prized.ts';

const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;
let addresses = 0;
/** A request from an address of its own: limits of one test do not reach another. */
const request = (address = `10.0.0.${(addresses += 1)}`) =>
  new Request('http://localhost/', { headers: { 'x-forwarded-for': address } });
const check = async (code: string, from = request()) => {
  const checked = await checkCertificate(code, from);
  return checked.found === 'certificate' ? checked.certificate : checked.found;
};
const corrected = {
  recipients: '张三丰',
  authors: '张三丰',
  tutors: '李老师',
  title: '作品乙',
  school: '新校名',
};

describe('issuing', () => {
  let here: Prized;
  beforeAll(async () => {
    here = await prized();
  });

  it('shows line by line who would get what, before anything is kept', async () => {
    const page = await issuePage(admin, here.roundId, here.choose(), { page: 1, now: DURING });
    expect(page?.notice).toBe('none');
    expect(page?.plan).toMatchObject({ count: 5, given: 0, schools: 1 });
    expect(page?.plan?.rows.map(({ kind, title, prize }) => [kind, title, prize])).toEqual([
      ['PRIZE', '作品甲', '一等奖'],
      ['PRIZE', '作品甲', '一等奖'],
      ['PRIZE', '作品乙', '二等奖'],
      ['TUTOR', '作品甲', '一等奖'],
      ['TUTOR', '作品乙', '二等奖'],
    ]);
    expect(await here.stored()).toEqual([]);
  });

  it('says which names the typeface of the paper lacks', async () => {
    const preview = () => issuePage(admin, here.roundId, here.choose(), { page: 1, now: DURING });
    expect((await preview())?.plan?.rare).toBeNull();
    const where = { project: { entries: { some: { id: here.awards[1]?.entryId } } } };
    const tutor = await db.projectTutor.findFirstOrThrow({ where });
    await writer().projectTutor.updateMany({ where: { id: tutor.id }, data: { name: '李𬱖𠮷' } });
    expect((await preview())?.plan?.rare).toEqual({ signs: '𠮷', names: ['李𬱖𠮷'] });
    await writer().projectTutor.updateMany({ where: { id: tutor.id }, data: { name: tutor.name } });
  });

  it('is refused when the awards are not those that the preview has shown', async () => {
    const input = { ...here.choose(), roundId: here.roundId, count: 4 };
    expect(codeOf(await issueCertificates(admin, input, during))).toBe('certificate-lines-changed');
    expect(await here.stored()).toEqual([]);
  });

  it('gives everybody one, also when two press, with numbers in a row and codes that differ', async () => {
    const input = { ...here.choose(), roundId: here.roundId, count: 5 };
    const pressed = await Promise.all([1, 2].map(() => issueCertificates(admin, input, during)));
    expect(pressed.map(codeOf).sort()).toEqual(['certificate-nothing-to-issue', 'ok']);
    const rows = await here.stored();
    const first = here.pattern.replace('{year}', '2026');
    expect(rows.map(({ number }) => number)).toEqual(
      [1, 2, 3, 4, 5].map((sequence) => first.replace('{seq:4}', `000${sequence}`)),
    );
    expect(new Set(rows.map(({ code }) => code)).size).toBe(5);
    expect(new Set(rows.map(({ recipient }) => recipient)).size).toBe(5);
  });

  it('in the other form gives nobody a second one; schools can follow', async () => {
    expect(codeOf(await here.issue({ prize: 'project' }))).toBe('certificate-nothing-to-issue');
    expect(must(await here.issue({ schoolTemplate: 'ready:school-zh' })).issued).toBe(1);
    const [row] = (await here.stored()).slice(-1);
    expect(row).toMatchObject({ kind: 'SCHOOL', name: here.school.name });
    expect(JSON.stringify(row?.text)).toContain('一等奖 1 项、二等奖 1 项');
  });

  it('never gives a number twice, not even that of a certificate that is gone', async () => {
    const last = (await here.stored()).at(-1);
    await writer().certificate.delete({ where: { id: last?.id } });
    must(await here.issue({ schoolTemplate: 'ready:school-zh' }));
    expect((await here.stored()).map(({ number }) => number)).not.toContain(last?.number);
  });

  it('keeps what came with the portal as a template of the round', async () => {
    const kinds = (await listTemplates(admin, here.roundId))?.templates.map(({ kind }) => kind);
    expect(kinds).toContain('PRIZE');
    expect(kinds).toContain('TUTOR');
  });

  it('is for who manages the round', async () => {
    const input = { ...here.choose(), roundId: here.roundId, count: 0 };
    const stranger = await createViewer('ADMIN', { unitId: (await createSchool()).unitId });
    expect(codeOf(await issueCertificates(stranger, input, during))).toBe('not-found');
    expect(await issuePage(here.teacher, here.roundId, {}, { page: 1, now: DURING })).toBeNull();
  });

  it('gives one to each project where that is chosen, with all names; none for a revoked award', async () => {
    const other = await prized();
    await writer().award.update({
      where: { id: other.awards[1]?.id },
      data: { revokedAt: DURING, revokeReason: '抄袭' },
    });
    must(await other.issue({ prize: 'project', tutorTemplate: '' }));
    const rows = await other.stored();
    expect(rows.map(({ awardId, name }) => [awardId, name])).toEqual([
      [other.awards[0]?.id, other.teams[0]?.map(({ name }) => name).join('、')],
    ]);
  });
});

describe('a certificate', () => {
  let here: Prized;
  beforeAll(async () => {
    here = await prized();
    must(await here.issue());
  });
  const ofAward = async (index: number, kind = 'PRIZE') => {
    const rows = await here.stored();
    const found = rows.find((row) => row.awardId === here.awards[index]?.id && row.kind === kind);
    if (!found) throw new Error('certificate');
    return found;
  };

  it('says on paper whom it is for and what for, and its QR code leads to its page', async () => {
    const row = await ofAward(1);
    const author = here.teams[1]?.[0];
    if (!author) throw new Error('author');
    const paper = await certificatePaper(asStudent(author), row.id, DURING);
    const [page = ''] = await textOf(paper?.bytes);
    const solid = page.replaceAll(/\s/g, '');
    expect(solid).toContain(`${author.name}同学：`);
    expect(solid).toContain('你的作品《作品乙》荣获青少年科技创新成果（初中组）二等奖。');
    expect(solid).toContain('本证书不作为中小学招生入学依据。');
    expect(solid).toContain(row.number);
    expect(await qrOnPage(paper?.bytes ?? new Uint8Array())).toBe(`${env().origin}/certificates/${row.code}`);
    expect(await check(row.code)).toMatchObject({ status: 'valid', number: row.number });
  });

  it('is the same to the last byte when it is printed again, whatever became of its template and its project', async () => {
    const row = await ofAward(1);
    const before = await certificatePaper(admin, row.id, DURING);
    const { template } = (await getTemplate(admin, here.roundId, row.templateId)) ?? {};
    if (!template) throw new Error('template');
    const input = {
      ...template.design,
      kind: 'PRIZE' as const,
      name: '新版',
      title: '荣誉证书',
      accent: 'green' as const,
      withoutBackground: false,
      withoutSeal: false,
    };
    const saved = must(
      await saveTemplate(admin, { roundId: here.roundId, ref: row.templateId, input }, during),
    );
    expect(saved.templateId).not.toBe(row.templateId);
    await writer().project.updateMany({
      where: { entries: { some: { id: here.awards[1]?.entryId } } },
      data: { title: '改过的题目' },
    });
    const after = await certificatePaper(admin, row.id, new Date(DURING.getTime() + 86_400_000));
    expect(after?.bytes.equals(before?.bytes ?? Buffer.alloc(0))).toBe(true);
  });

  it('is for its own: authors, tutors with an account, the school’s teachers, organisers', async () => {
    const [one, other] = here.teams[0] ?? [];
    if (!one || !other) throw new Error('authors');
    const rows = await here.stored();
    const tutor = await viewerOf(here.tutor.id);
    const numbers = async (viewer: Parameters<typeof listOwnCertificates>[0]) =>
      (await listOwnCertificates(viewer)).map(({ name }) => name);
    expect(await numbers(asStudent(one))).toEqual([one.name]);
    expect(await numbers(tutor)).toEqual([here.tutor.name]);
    const opens = async (viewer: Parameters<typeof listOwnCertificates>[0]) => {
      const papers = await Promise.all(rows.map((row) => certificatePaper(viewer, row.id, DURING)));
      return papers.filter((paper) => paper !== null).length;
    };
    expect(await opens(asStudent(one))).toBe(1);
    expect(await opens(tutor)).toBe(1);
    expect(await opens(here.teacher)).toBe(rows.length);
    expect(await opens(await viewerOf((await createPerson()).id))).toBe(0);
    const entryId = here.awards[0]?.entryId ?? '';
    expect(await listEntryCertificates(asStudent(other), entryId)).toHaveLength(1);
    expect(await listEntryCertificates(here.teacher, entryId)).toHaveLength(3);
    expect(await listSchoolCertificates(asStudent(one), here.school.id)).toBeNull();
  });

  it('of a team belongs to all of it', async () => {
    const team = await prized();
    must(await team.issue({ prize: 'project', tutorTemplate: '' }));
    for (const author of team.teams[0] ?? [])
      expect(await listOwnCertificates(asStudent(author))).toHaveLength(1);
  });

  it('comes to a teacher in one file for the whole school', async () => {
    const which = { schoolId: here.school.id, roundId: here.roundId };
    const words = { locale: 'zh' as const, now: DURING };
    const file = await schoolCertificates(here.teacher, which, words);
    const pages = await textOf(file?.bytes);
    expect(pages).toHaveLength(5);
    for (const { number } of await here.stored()) expect(pages.join('')).toContain(number);
    const author = here.teams[0]?.[0];
    if (!author) throw new Error('author');
    expect(await schoolCertificates(asStudent(author), which, words)).toBeNull();
  });

  it('with a wrong name is corrected: a new code, the old one leads to it', async () => {
    const old = await ofAward(1);
    const { certificateId } = must(
      await reissueCertificate(admin, { certificateId: old.id, ...corrected }, during),
    );
    const made = (await here.stored()).find(({ id }) => id === certificateId);
    expect(made).toMatchObject({ number: `${old.number}-2`, name: '张三丰', issue: 2 });
    expect(made?.code).not.toBe(old.code);
    expect(await check(old.code)).toMatchObject({
      status: 'superseded',
      supersededBy: { number: made?.number, code: made?.code },
    });
    expect(await check(made?.code ?? '')).toMatchObject({ status: 'valid' });
    expect(JSON.stringify(made?.text)).toContain('张三丰');
    expect(await certificatePaper(admin, old.id, DURING)).toBeNull();
    expect(codeOf(await reissueCertificate(admin, { certificateId: old.id, ...corrected }, during))).toBe(
      'certificate-not-standing',
    );
    expect(codeOf(await here.issue())).toBe('certificate-nothing-to-issue');
  });

  it('is void from the day that somebody says so, with a reason that stays inside', async () => {
    const row = await ofAward(0, 'TUTOR');
    must(await voidCertificate(admin, { certificateId: row.id, reason: '辅导教师填写有误' }, during));
    const checked = await check(row.code);
    expect(checked).toMatchObject({ status: 'void', voidSince: DURING });
    expect(JSON.stringify(checked)).not.toContain('辅导教师填写有误');
    expect(await certificatePaper(admin, row.id, DURING)).toBeNull();
    expect(codeOf(await voidCertificate(admin, { certificateId: row.id, reason: '再来一次' }, during))).toBe(
      'certificate-not-standing',
    );
    const teacherTries = { certificateId: (await ofAward(0)).id, reason: '老师不能作废' };
    expect(codeOf(await voidCertificate(here.teacher, teacherTries, during))).toBe('not-found');
  });

  it('is void with its award, and nothing can be issued for that', async () => {
    const row = await ofAward(0);
    await writer().award.update({ where: { id: row.awardId ?? '' }, data: { revokedAt: DURING } });
    expect(row.voidedAt).toBeNull();
    expect(await check(row.code)).toMatchObject({ status: 'void', voidSince: DURING });
    expect(await certificatePaper(admin, row.id, DURING)).toBeNull();
    expect((await listed(here.roundId)).find(({ id }) => id === row.id)?.status).toBe('void');
    expect(codeOf(await reissueCertificate(admin, { certificateId: row.id, ...corrected }, during))).toBe(
      'certificate-award-revoked',
    );
  });

  it('follows its school into another', async () => {
    const into = await createSchool({ unitId: here.unit.id });
    must(await mergeSchools(admin, { schoolId: here.school.id, intoId: into.id }, during));
    expect((await listSchoolCertificates(admin, into.id))?.rounds[0]?.rows.length).toBeGreaterThan(0);
  });
});

describe('a certificate of a school', () => {
  it('is issued anew with the numbers that stand, once, and void where no prize is left', async () => {
    const here = await prized();
    must(await here.issue({ schoolTemplate: 'ready:school-zh' }));
    const { roundId } = here;
    const outdated = async () =>
      (await outdatedSchools(db, roundId)).map(({ certificate: { prizes: was }, now }) =>
        [was, now].map((counts) => counts.length),
      );
    const old = (await here.stored()).find(({ kind }) => kind === 'SCHOOL');
    expect(await outdated()).toEqual([]);
    expect(codeOf(await renewSchools(admin, { roundId, count: 1 }, during))).toBe('changed-meanwhile');
    const revoke = (id: string) => writer().award.update({ where: { id }, data: { revokedAt: DURING } });
    await revoke(here.awards[1]?.id ?? '');
    expect(await outdated()).toEqual([[2, 1]]);
    expect(codeOf(await renewSchools(here.teacher, { roundId, count: 1 }, during))).toBe('not-found');
    expect(must(await renewSchools(admin, { roundId, count: 1 }, during))).toEqual({
      renewed: 1,
      voided: 0,
      merged: 0,
    });
    expect(await outdated()).toEqual([]);
    const made = (await here.stored()).find(({ kind, issue }) => kind === 'SCHOOL' && issue === 2);
    expect(JSON.stringify(made?.text)).toContain('一等奖');
    expect(JSON.stringify(made?.text)).not.toContain('二等奖');
    expect(await check(old?.code ?? '')).toMatchObject({
      status: 'superseded',
      supersededBy: { code: made?.code, isVoid: false },
    });
    await revoke(here.awards[0]?.id ?? '');
    expect(must(await renewSchools(admin, { roundId, count: 1 }, during))).toEqual({
      renewed: 0,
      voided: 1,
      merged: 0,
    });
    expect(await check(made?.code ?? '')).toMatchObject({ status: 'void' });
    expect(await check(old?.code ?? '')).toMatchObject({
      supersededBy: { code: made?.code, isVoid: true },
    });
    expect(await outdated()).toEqual([]);
  });
});

describe('checking', () => {
  it('reads a code however it is typed, and tells nobody which codes there are', async () => {
    const here = await prized();
    must(await here.issue());
    const [row] = await here.stored();
    const typed = `${row?.code.slice(0, 5)} - ${row?.code.slice(5)}`.toLowerCase();
    expect(await check(typed)).toMatchObject({ number: row?.number });
    expect(await check(row?.number ?? '')).toBe('nothing');
    const from = request();
    for (let tries = 0; tries < 30; tries += 1) expect(await check('AAAAAAAAAA', from)).toBe('nothing');
    // Whoever has tried so often waits, also with a right one; others do not.
    expect(await check(row?.code ?? '', from)).toBe('wait');
    expect(await check(row?.code ?? '')).toMatchObject({ status: 'valid' });
  });
});

describe('a template', () => {
  const design = READY_TEMPLATES.find(({ code }) => code === 'prize-zh')?.design;
  if (!design) throw new Error('template');
  const input = {
    ...design,
    kind: 'PRIZE' as const,
    name: '我们的证书',
    withoutBackground: false,
    withoutSeal: false,
  };
  const save = (roundId: string, more: object, ref = 'ready:prize-zh') =>
    saveTemplate(admin, { roundId, ref, input: { ...input, ...more } }, during);

  it('is refused with the names of what nothing fills, and without the sentence on admissions', async () => {
    const { roundId } = await prized();
    expect(await save(roundId, { body: '{nmae}{title}{grade}' })).toMatchObject({
      refusals: [
        { code: 'certificate-placeholder-unknown', params: { names: '{nmae} {grade}' }, field: 'body' },
      ],
    });
    expect(codeOf(await save(roundId, { sentence: '祝贺你！' }))).toBe('certificate-sentence-missing');
    expect((await listTemplates(admin, roundId))?.templates).toEqual([]);
  });

  it('takes PNG and JPG, smaller than 5 MB, and nothing that only says so', async () => {
    const here = await prized();
    const { roundId } = here;
    const wrong = new File(['<svg/>'], 'seal.png', { type: 'image/png' });
    expect(codeOf(await save(roundId, { seal: wrong }))).toBe('certificate-picture');
    const large = new File([new Uint8Array(5 * 1024 * 1024 + 1)], 'seal.png', { type: 'image/png' });
    expect(codeOf(await save(roundId, { seal: large }))).toBe('certificate-picture');
    const png = await sharp({
      create: { width: 1200, height: 1200, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0.5 } },
    })
      .png()
      .toBuffer();
    const seal = new File([new Uint8Array(png)], 'seal.png', { type: 'image/png' });
    const { templateId } = must(await save(roundId, { seal, background: seal }));
    const found = await getTemplate(admin, roundId, templateId);
    expect(found?.template.seal).toMatchObject({ width: 900, height: 900 });
    expect(found?.template.background).toMatchObject({ width: 1200, height: 1200 });
    // Both are drawn, and what is saved without a new file keeps them.
    must(await here.issue({ prizeTemplate: templateId, tutorTemplate: '' }));
    const [row] = await here.stored();
    const paper = await certificatePaper(admin, row?.id ?? '', DURING);
    const images = paper?.bytes.toString('latin1').match(/\/Subtype \/Image/g) ?? [];
    // The seal with its mask, and the background.
    expect(images).toHaveLength(3);
    await writer().certificate.deleteMany({ where: { roundId } });
    must(await save(roundId, { title: '荣誉证书' }, templateId));
    const again = await getTemplate(admin, roundId, templateId);
    expect(again?.template.seal?.id).toBe(found?.template.seal?.id);
    must(await save(roundId, { withoutSeal: true }, templateId));
    expect((await getTemplate(admin, roundId, templateId))?.template.seal).toBeNull();
  });

  it('that was removed is offered no more; what it has issued stays', async () => {
    const here = await prized();
    must(await here.issue());
    const [row] = await here.stored();
    if (!row) throw new Error('certificate');
    must(await removeTemplate(admin, { roundId: here.roundId, templateId: row.templateId }, during));
    expect(await getTemplate(admin, here.roundId, row.templateId)).toBeNull();
    expect(await certificatePaper(admin, row.id, DURING)).not.toBeNull();
  });
});
