import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

import { uploadByForm } from '#app/features/materials/upload-form.server.ts';
import { getProjectView } from '#app/features/projects/project-view.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { Pdf } from '#app/platform/pdf.server.ts';
import { drawPictures } from '#app/platform/uploads/preview-pictures.server.ts';
import {
  beginPreview,
  pictureKey,
  previewsOf,
  recordPreview,
  waitingForPreview,
} from '#app/platform/uploads/preview-records.server.ts';
import { makePreviews } from '#app/platform/uploads/previews.server.ts';
import { fileStore, removeFiles, saveFormFile } from '#app/platform/uploads/service.server.ts';
import { loader as openFile } from '#app/routes/resources/file.ts';
import { loader as openPreview } from '#app/routes/resources/file-preview.ts';
import { createPerson, createSchool, createStudent, createUnit, grantRole } from '../factories.ts';
import { asStudent, contest, draft, during, must, smallPdf } from './contest.ts';
import { cookieOf } from './cookie-of.ts';
import { namedFontPdf } from './named-font-pdf.ts';

/** Each picture is drawn in a process of its own, with less of the machine than the tests beside it. */
const LONG = { timeout: 120_000 };

/** A photo that lies on its side, as phones write it: with where it was taken. */
const photo = () =>
  sharp({ create: { width: 90, height: 60, channels: 3, background: '#a40' } })
    .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '29/1 5/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

async function pdf(pages: number, size: [number, number] = [595, 842]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) document.addPage(size);
  return document.save();
}

/** Stores a file as an upload does whose browser could not name its type. */
async function stored(bytes: Uint8Array, name = 'file'): Promise<string> {
  const saved = await saveFormFile(new File([new Uint8Array(bytes)], name), '');
  if (typeof saved === 'string') throw new Error(saved);
  return saved.key;
}
const previewOf = async (key: string) => (await previewsOf([key])).get(key);
async function picture(key: string, name: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of fileStore().read(pictureKey(key, name)) as AsyncIterable<Buffer>)
    chunks.push(chunk);
  return Buffer.concat(chunks);
}
async function* once(bytes: Uint8Array) {
  yield Buffer.from(bytes);
}

describe('the pictures of a file', LONG, () => {
  it('are made in the background: a photo upright and without its place, a PDF page by page', async () => {
    const taken = await photo();
    const facts = await sharp(taken).metadata();
    expect([facts.orientation, facts.exif?.includes('Phone')]).toEqual([6, true]);
    const image = await stored(taken);
    const report = await stored(await pdf(3));
    expect(await previewOf(image)).toEqual({ status: 'PENDING', pages: 0 });
    await makePreviews();
    expect(await previewOf(image)).toEqual({ status: 'MADE', pages: 1 });
    for (const name of ['thumb', '1']) {
      const { format, width, height, exif, orientation } = await sharp(await picture(image, name)).metadata();
      expect({ format, width, height, exif, orientation }).toMatchObject({
        format: 'webp',
        width: 60,
        height: 90,
      });
      expect([exif, orientation]).toEqual([undefined, undefined]);
    }
    expect(await previewOf(report)).toEqual({ status: 'MADE', pages: 3 });
    expect((await sharp(await picture(report, '3')).metadata()).width).toBe(1200);
    expect((await sharp(await picture(report, 'thumb')).metadata()).height).toBe(320);
  });

  it('show Chinese, embedded or only named by the file', async () => {
    const drawn = async (bytes: Uint8Array) => {
      const { pictures } = await drawPictures('application/pdf', once(bytes));
      return sharp(pictures.find(({ name }) => name === '1')?.bytes)
        .greyscale()
        .raw()
        .toBuffer();
    };
    // An empty box for what cannot be drawn would be the same for every character.
    expect((await drawn(namedFontPdf('中'))).equals(await drawn(namedFontPdf('国')))).toBe(false);
    const blank = await drawn(await pdf(1));
    expect(
      (await drawn(await new Pdf('研究报告', during.now).title('研究报告').finish('', () => ''))).equals(
        blank,
      ),
    ).toBe(false);
  });

  it('are at most thirty, and go with their file', async () => {
    const key = await stored(await pdf(32, [200, 100]));
    await makePreviews();
    expect(await previewOf(key)).toEqual({ status: 'MADE', pages: 30 });
    expect(await fileStore().size(pictureKey(key, '30'))).toBeGreaterThan(0);
    await removeFiles([key]);
    for (const name of ['thumb', '1', '30']) expect(await fileStore().size(pictureKey(key, name))).toBeNull();
    expect(await recordPreview(key, { status: 'MADE', pages: 30 })).toBe(false);
  });

  it('are made for the newest file of the last minutes first, then for the older ones as they came', async () => {
    await writer().storedFile.updateMany({ data: { preview: 'NONE' } });
    const minutesAgo = { oldest: 600, old: 60, earlier: 5, newest: 0, 'newest, cut off': 0 };
    for (const [key, minutes] of Object.entries(minutesAgo)) {
      const storedAt = new Date(now().getTime() - minutes * 60_000);
      const status = 'STORED' as const;
      await writer().storedFile.create({
        data: { key, name: key, type: '', size: 1, status, storedAt, createdAt: storedAt },
      });
    }
    await beginPreview('newest, cut off');
    const order: string[] = [];
    for (let key = await waitingForPreview(false); key; key = await waitingForPreview(false)) {
      order.push(key);
      await recordPreview(key, { status: 'NONE', pages: 0 });
    }
    expect(order).toEqual(['newest', 'earlier', 'newest, cut off', 'oldest', 'old']);
  });

  it('are made after a stop in the midst of it, but not for ever', async () => {
    const begun = await stored(await pdf(2));
    const fatal = await stored(await pdf(2));
    await recordPreview(begun, { status: 'PENDING', pages: 2 });
    await fileStore().append(pictureKey(begun, '1'), once(Buffer.from('half')), 100);
    await writer().storedFile.update({ where: { key: begun }, data: { previewTries: 1 } });
    await writer().storedFile.update({ where: { key: fatal }, data: { previewTries: 2 } });
    await Promise.all([makePreviews(), makePreviews()]);
    expect(await previewOf(begun)).toEqual({ status: 'MADE', pages: 2 });
    expect((await sharp(await picture(begun, '1')).metadata()).format).toBe('webp');
    expect(await previewOf(fatal)).toEqual({ status: 'NONE', pages: 0 });
  });
});

describe('a hostile or damaged file', LONG, () => {
  /** A PNG that says it is that large and has no more than its head. */
  function pngHead(width: number, height: number): Buffer {
    const head = Buffer.from(
      '89504e470d0a1a0a0000000d49484452000000000000000008060000000000000000000000',
      'hex',
    );
    head.writeUInt32BE(width, 16);
    head.writeUInt32BE(height, 20);
    return head;
  }

  it('has no preview, and is still there to be opened', async () => {
    const whole = await smallPdf('报告');
    const hostile = {
      truncated: whole.subarray(0, 200),
      empty: Buffer.from('%PDF-1.7\n'),
      'thirty thousand pixels square': pngHead(30_000, 30_000),
      'half a photo': (await photo()).subarray(0, 400),
      'a zip': Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(100)]),
      text: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    };
    for (const [name, bytes] of Object.entries(hostile)) {
      const key = await stored(bytes);
      await makePreviews();
      expect([name, await previewOf(key)]).toEqual([name, { status: 'NONE', pages: 0 }]);
      expect(await fileStore().size(key)).toBe(bytes.length);
    }
  });

  it('with pages as large as a town, or as narrow as a hair, gets pictures of a sensible size', async () => {
    const document = await PDFDocument.create();
    document.addPage([1e7, 1e7]);
    document.addPage([3, 14_400]);
    document.addPage([14_400, 3]);
    const key = await stored(await document.save());
    await makePreviews();
    for (const name of ['1', '2', '3']) {
      const { width, height } = await sharp(await picture(key, name)).metadata();
      expect(Math.max(width / 1200, height / 2400)).toBeLessThanOrEqual(1);
    }
  });

  it('ends at the limits of time, of work and of memory', async () => {
    const bytes = await photo();
    const late = await drawPictures('image/jpeg', once(bytes), { seconds: 0.01 });
    expect(late).toEqual({ pictures: [], ended: false });
    const greedy = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const busy = await drawPictures('image/png', once(greedy), { cpuSeconds: 0.01 });
    expect(busy).toEqual({ pictures: [], ended: false });
    const large = await drawPictures('image/png', once(greedy), { megabytes: 64 });
    expect(large).toEqual({ pictures: [], ended: false });
  });
});

describe('who reads a preview', LONG, () => {
  const person = async (role: 'TEACHER' | 'CHECKER' | 'ADMIN' | 'JUDGE', scope: object) => {
    const { id } = await createPerson();
    await grantRole(id, role, scope);
    return id;
  };
  const codeOf = async (load: typeof openPreview, cookie: string, params: Record<string, string>) => {
    const request = new Request(`http://localhost/files/${params.versionId}`, { headers: { cookie } });
    const answer: unknown = await load({ request, params, context: {} }).catch((thrown: unknown) => thrown);
    if (!(answer instanceof Response)) throw answer;
    return answer;
  };

  it('is who reads the file: judges what is meant for them, strangers nothing', async () => {
    const here = await contest({ blindAuthors: true, blindSchool: true });
    for (const [code, forJudges] of [
      ['report', true],
      ['signed', false],
    ] as const)
      await writer().materialSlot.create({ data: { roundId: here.round.id, code, name: code, forJudges } });
    const [author, classmate] = here.students;
    if (!author || !classmate) throw new Error('students');
    const entryId = await draft(here, [author]);
    for (const slotCode of ['report', 'signed']) {
      const file = new File([new Uint8Array(await smallPdf('报告'))], '胡晓的报告.pdf');
      must(await uploadByForm(asStudent(author), { entryId, slotCode, file }, during));
    }
    await makePreviews();
    const versionOf = async (slotCode: string) =>
      (
        await db.materialVersion.findFirstOrThrow({
          where: { material: { slotCode, project: { entries: { some: { id: entryId } } } } },
          select: { id: true },
        })
      ).id;
    const judgeId = await person('JUDGE', { roundId: here.round.id });
    await writer().judgeProfile.create({ data: { personId: judgeId } });
    const { id: roundJudgeId } = await writer().roundJudge.create({
      data: { roundId: here.round.id, personId: judgeId },
    });
    await writer().assignment.create({ data: { entryId, roundJudgeId } });
    const people: Record<string, [string, number, number]> = {
      author: [author.personId, 200, 200],
      classmate: [classmate.personId, 404, 404],
      'student elsewhere': [(await createStudent()).personId, 404, 404],
      teacher: [await person('TEACHER', { schoolId: here.school.id }), 200, 200],
      'teacher elsewhere': [await person('TEACHER', { schoolId: (await createSchool()).id }), 404, 404],
      checker: [await person('CHECKER', { roundId: here.round.id }), 200, 200],
      admin: [await person('ADMIN', { unitId: here.unit.id }), 200, 200],
      'admin elsewhere': [await person('ADMIN', { unitId: (await createUnit()).id }), 404, 404],
      'blind judge': [judgeId, 200, 404],
      'judge of others': [await person('JUDGE', { roundId: here.round.id }), 404, 404],
    };
    const [report, signed] = [await versionOf('report'), await versionOf('signed')];
    const cookies: Record<string, string> = {};
    for (const [role, [personId, forReport, forSigned]] of Object.entries(people)) {
      const cookie = (cookies[role] = await cookieOf(personId));
      const seen = [];
      for (const versionId of [report, signed]) {
        for (const name of ['', 'thumb', '1'])
          seen.push((await codeOf(openPreview, cookie, { versionId, name })).status);
        seen.push((await codeOf(openFile, cookie, { versionId })).status);
      }
      const expected = [forReport, forSigned].flatMap((status) => Array.from({ length: 4 }, () => status));
      expect([role, ...seen]).toEqual([role, ...expected]);
    }

    const cookie = cookies['blind judge'] ?? '';
    const page = await codeOf(openPreview, cookie, { versionId: report, name: '1' });
    expect(page.headers.get('content-type')).toBe('image/webp');
    expect(page.headers.get('cache-control')).toMatch(/^private/);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(decodeURIComponent(page.headers.get('content-disposition') ?? '')).not.toContain('胡晓');
    for (const name of ['2', '0', '../thumb', 'x'])
      expect((await codeOf(openPreview, cookie, { versionId: report, name })).status).toBe(404);
    const [shown] = (await getProjectView(entryId, { blind: true }))?.materials ?? [];
    expect(shown?.versions[0]).toMatchObject({
      fileName: 'report-1.pdf',
      preview: { status: 'MADE', pages: 1 },
    });
    expect(JSON.stringify(shown)).not.toContain('fileKey');
  });
});
