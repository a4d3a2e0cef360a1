import { randomBytes } from 'node:crypto';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';

import { confirmFormCode } from '#app/features/materials/attach-material.server.ts';
import { readForChecklist } from '#app/features/projects/checklist-facts.server.ts';
import { applicationForm, submissionReceipt } from '#app/features/projects/entry-papers.server.ts';
import { readFormCode } from '#app/features/projects/form-code.server.ts';
import { saveDraft } from '#app/features/projects/save-draft.server.ts';
import { submitEntry, withdrawEntry } from '#app/features/projects/submit-entry.server.ts';
import { checklist } from '#app/domain/checklist.ts';
import { systemViewer } from '#app/domain/viewer.ts';
import { movieSeconds, pdfFacts } from '#app/platform/uploads/media-facts.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { createPerson } from '../factories.ts';
import { asStudent, contest, draft, during, must } from './contest.ts';
import { textOf } from './pdf-text.ts';

const zh = { locale: 'zh' as const, now: during.now };

async function project(title = '喆頔玥溪水质 pH 的观察') {
  const made = await contest();
  const [author] = made.students;
  if (!author) throw new Error('student');
  const entryId = await draft(made, [author], title);
  return { ...made, author, entryId, me: asStudent(author) };
}

describe('the application form on paper', () => {
  it('says what the project says, in text that can be selected, with the code on every page', async () => {
    const { entryId, me, author } = await project();
    const abstract = '为了弄清原因，做了三组对照实验。'.repeat(45).slice(0, 700);
    must(await saveDraft(me, { entryId, page: 'edit', base: {}, values: {} }, during));
    await writer().project.updateMany({
      where: { entries: { some: { id: entryId } } },
      data: { abstract },
    });
    const paper = await applicationForm(me, entryId, zh);
    const pages = await textOf(paper?.bytes ?? Buffer.alloc(0));
    const text = pages.join('').replaceAll(/\s/g, '');
    expect(text).toContain('喆頔玥溪水质pH的观察');
    expect(text).toContain(author.name);
    expect(text).toContain(abstract.slice(0, 100));
    const code = (await readForChecklist(db, entryId))?.form.code ?? '';
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
    for (const page of pages) expect(page).toContain(code);
    expect(pages.at(-1)).toContain(`第 ${pages.length} 页，共 ${pages.length} 页`);
  });

  it('has another code after any change, and the scan of the old one is seen to be outdated', async () => {
    const { entryId, me, round } = await project('第一个名称');
    await writer().materialSlot.create({
      data: { roundId: round.id, code: 'signed', name: '申报书', isForm: true },
    });
    const { projectId } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
    const material = await writer().material.create({
      data: {
        projectId,
        slotCode: 'signed',
        versions: {
          create: {
            version: 1,
            fileKey: `scan-${entryId}`,
            fileName: 'scan.pdf',
            mediaType: 'application/pdf',
            bytes: 1,
            sha256: 'x',
            uploadedById: me.personId,
          },
        },
      },
    });
    const state = async () => {
      const read = await readForChecklist(db, entryId);
      if (!read) throw new Error('entry');
      const item = checklist(read.facts).find(({ subject }) => subject?.code === 'signed');
      return { code: read.form.code, item: item?.note?.code ?? item?.state };
    };
    const before = await state();
    expect(before.item).toBe('scan-unconfirmed');
    const typed = { entryId, materialId: material.id };
    expect((await confirmFormCode(me, { ...typed, code: 'AAAA-AAAA' }, during)).ok).toBe(false);
    const sloppy = ` ${before.code.toLowerCase().replace('-', '')} `;
    expect(readFormCode(sloppy)).toBe(before.code);
    must(await confirmFormCode(me, { ...typed, code: sloppy }, during));
    expect((await state()).item).toBe('done');
    must(
      await saveDraft(
        me,
        { entryId, page: 'edit', base: { title: '第一个名称' }, values: { title: '第二个名称' } },
        during,
      ),
    );
    const after = await state();
    expect(after.code).not.toBe(before.code);
    expect(after.item).toBe('scan-outdated');
    // Back to what was signed: the same words, the same code.
    must(
      await saveDraft(
        me,
        { entryId, page: 'edit', base: { title: '第二个名称' }, values: { title: '第一个名称' } },
        during,
      ),
    );
    expect(await state()).toEqual({ code: before.code, item: 'done' });
  });

  it('is for those who may see the entry', async () => {
    const { entryId, students, teacher } = await project();
    const other = students[1];
    if (!other) throw new Error('student');
    expect(await applicationForm(asStudent(other), entryId, zh)).toBeNull();
    expect(await applicationForm(teacher, entryId, zh)).not.toBeNull();
    const nobody = { ...systemViewer('x'), isOperator: false, personId: (await createPerson()).id };
    expect(await submissionReceipt(nobody, entryId, zh)).toBeNull();
  });
});

describe('the receipt', () => {
  it('names number, second and hash, and exists only after a submission', async () => {
    const { entryId, me } = await project('有回执的作品');
    expect(await submissionReceipt(me, entryId, zh)).toBeNull();
    must(await submitEntry(me, { entryId }, { now: new Date('2026-06-01T04:00:07Z') }));
    const first = await submissionReceipt(me, entryId, zh);
    const text = (await textOf(first?.bytes ?? Buffer.alloc(0))).join('');
    expect(text).toMatch(/20260601-[0-9A-F]{8}/);
    expect(text).toContain('12:00:07');
    expect(text).toContain('有回执的作品');
    // Taken back, it may be changed: there is no receipt for what is not submitted.
    must(await withdrawEntry(me, { entryId }, during));
    expect(await submissionReceipt(me, entryId, zh)).toBeNull();
  });
});

describe('the length of files', () => {
  it('reads the pages of a PDF, and knows an encrypted one from a damaged one', async () => {
    const document = await PDFDocument.create();
    for (let page = 0; page < 7; page += 1) document.addPage();
    expect(await pdfFacts(await document.save())).toEqual({ pages: 7, seconds: null, encrypted: false });
    expect(await pdfFacts(Buffer.from('%PDF-1.7 broken'))).toMatchObject({ pages: null, encrypted: false });
    // Noise that keeps a parser busy for seconds: the others go on meanwhile.
    let turns = 0;
    const others = setInterval(() => (turns += 1), 5);
    await pdfFacts(Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(600_000)]));
    clearInterval(others);
    expect(turns).toBeGreaterThan(3);
  });

  it('reads the seconds of a film wherever its header stands', async () => {
    const box = (type: string, body: Buffer) => {
      const head = Buffer.alloc(8);
      head.writeUInt32BE(body.length + 8, 0);
      head.write(type, 4, 'latin1');
      return Buffer.concat([head, body]);
    };
    const mvhd = Buffer.alloc(100);
    mvhd.writeUInt32BE(600, 12);
    mvhd.writeUInt32BE(600 * 90 + 1, 16);
    const long = Buffer.alloc(112);
    long[0] = 1;
    long.writeUInt32BE(1000, 20);
    long.writeBigUInt64BE(61_000n, 24);
    const ftyp = box('ftyp', Buffer.from('isom0000'));
    const mdat = box('mdat', Buffer.alloc(5000));
    const seconds = (film: Buffer) =>
      movieSeconds(film.length, (start, end) => Promise.resolve(film.subarray(start, end + 1)));
    expect(await seconds(Buffer.concat([ftyp, mdat, box('moov', box('mvhd', mvhd))]))).toBe(91);
    expect(await seconds(Buffer.concat([ftyp, box('moov', box('mvhd', long)), mdat]))).toBe(61);
    expect(await seconds(Buffer.concat([ftyp, mdat]))).toBeNull();
    expect(await seconds(Buffer.from('not a film at all, but long enough'))).toBeNull();
  });
});
