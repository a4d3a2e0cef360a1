import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';

import { previewBulk } from '#app/features/entries/bulk-checks.server.ts';
import { passEntries } from '#app/features/entries/check-entries.server.ts';
import { handIn, takeBack } from '#app/features/entries/hand-in.server.ts';
import { getEntry, listRoundEntries } from '#app/features/entries/queries.server.ts';
import { approveEntries } from '#app/features/entries/review-entries.server.ts';
import { getHandIn, listSchoolEntries } from '#app/features/entries/school-queries.server.ts';
import { readableFile } from '#app/features/materials/readable-file.server.ts';
import { scanWaitingFiles } from '#app/features/materials/scan-files.server.ts';
import { uploadByForm } from '#app/features/materials/upload-form.server.ts';
import { getProjectView } from '#app/features/projects/project-view.server.ts';
import { copyProjects } from '#app/features/projects/copy-project.server.ts';
import { getOwnEntry } from '#app/features/projects/queries.server.ts';
import { submitEntry } from '#app/features/projects/submit-entry.server.ts';
import { makePreviews } from '#app/platform/uploads/previews.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import { fileStore } from '#app/platform/uploads/service.server.ts';
import { BAD_WORD, startScanner } from '../platform/scanner.ts';
import { admin, asStudent, contest, draft, during, must, smallPdf } from './contest.ts';

/** Pictures are drawn in processes of their own, with less of the machine than the tests beside them. */
const LONG = { timeout: 120_000 };

it(
  'a file that came while the scanner was away is scanned later; an infected one leaves its slot and its authors read why',
  LONG,
  async () => {
    // A port that nobody listens on yet. The settings of the process are read at the first upload below.
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    process.env.CLAMAV_URL = `tcp://127.0.0.1:${port}`;

    const here = await contest();
    await db.materialSlot.create({
      data: { roundId: here.round.id, code: 'report', name: '研究报告', maxCount: 2 },
      select: { id: true },
    });
    await db.materialSlot.create({
      data: { roundId: here.round.id, code: 'poster', name: '展板' },
      select: { id: true },
    });
    const [author] = here.students;
    if (!author) throw new Error('students');
    const entryId = await draft(here, [author]);
    const upload = async (name: string, bytes: Uint8Array, slotCode = 'report') =>
      must(
        await uploadByForm(
          asStudent(author),
          { entryId, slotCode, file: new File([new Uint8Array(bytes)], name) },
          during,
        ),
      );
    await upload('好.pdf', await smallPdf('好'));
    await upload('坏.pdf', Buffer.concat([await smallPdf('坏'), Buffer.from(`\n%${BAD_WORD}`)]));
    // Replaced by a clean one before anybody could look: the clean one stays.
    await upload('旧.pdf', Buffer.concat([await smallPdf('旧'), Buffer.from(`\n%${BAD_WORD}`)]), 'poster');
    await upload('新.pdf', await smallPdf('新'), 'poster');
    expect(await scanWaitingFiles()).toBe(0);
    await makePreviews();
    expect(await db.storedFile.count({ where: { previewTries: { gt: 0 } } })).toBe(0);
    const scanner = await startScanner(port);
    expect(await scanWaitingFiles()).toBe(2);
    expect(await scanWaitingFiles()).toBe(0);
    expect(scanner.seen).toHaveLength(4);
    await scanner.stop();

    const files = await db.materialVersion.findMany({
      where: { material: { project: { entries: { some: { id: entryId } } } } },
      orderBy: { fileName: 'asc' },
      select: { fileName: true, fileKey: true, material: { select: { removedAt: true } } },
    });
    const kept = Object.fromEntries(files.map((file) => [file.fileName, file.material.removedAt === null]));
    expect(kept).toEqual({ '好.pdf': true, '坏.pdf': false, '旧.pdf': true, '新.pdf': true });
    for (const { fileName, fileKey } of files) {
      const size = await fileStore().size(fileKey);
      if (fileName === '坏.pdf' || fileName === '旧.pdf') expect(size).toBeNull();
      else expect(size).toBeGreaterThan(0);
    }
    // What was looked at has pictures now; what was infected was never drawn.
    await makePreviews();
    const drawn = await db.storedFile.findMany({ select: { name: true, preview: true } });
    expect(drawn.map(({ name, preview }) => `${name} ${preview}`).sort()).toEqual([
      '好.pdf MADE',
      '新.pdf MADE',
    ]);

    // The older version that was infected is told of, without a link that leads to nothing.
    const view = await getProjectView(entryId, { blind: false });
    const [, old] = view?.materials?.find(({ slotCode }) => slotCode === 'poster')?.versions ?? [];
    expect(old).toMatchObject({ fileName: '旧.pdf', infectedAt: expect.any(Date), uploadedBy: author.name });
    expect(await readableFile(asStudent(author), old?.id ?? '')).toBeNull();

    const events = await db.entryEvent.findMany({
      where: { entryId, act: 'file-infected' },
      orderBy: { id: 'asc' },
    });
    expect(events.map(({ reason }) => reason)).toEqual(['坏.pdf', '旧.pdf']);
  },
);

describe('a required file that is found infected after the entry was submitted', LONG, () => {
  const lostOf = (items: readonly { subject: { code: string } | null }[] | null | undefined) =>
    items?.map(({ subject }) => subject?.code);
  const ALL = {
    search: '',
    status: '',
    roundId: '',
    page: 1,
    groupId: '',
    disciplineId: '',
    unitId: '',
    check: '',
    turn: '',
  };

  /** An entry whose report came while the scanner was away. */
  async function submitted() {
    const here = await contest();
    await db.materialSlot.create({
      data: { roundId: here.round.id, code: 'report', name: '研究报告', required: true },
      select: { id: true },
    });
    const [author] = here.students;
    if (!author) throw new Error('students');
    const me = asStudent(author);
    const entryId = await draft(here, [author]);
    const bytes = Buffer.concat([await smallPdf('报告'), Buffer.from(`\n%${BAD_WORD}`)]);
    const file = new File([new Uint8Array(bytes)], '报告.pdf');
    must(await uploadByForm(me, { entryId, slotCode: 'report', file }, during));
    must(await submitEntry(me, { entryId }, during));
    return { ...here, entryId, me };
  }

  async function scan(): Promise<void> {
    const scanner = await startScanner(Number(new URL(process.env.CLAMAV_URL ?? '').port));
    expect(await scanWaitingFiles()).toBe(1);
    await scanner.stop();
  }

  it('is a draft again while its authors may submit, and says what to do', async () => {
    const { entryId, me, round, school, teacher } = await submitted();
    await db.roundWindow.updateMany({
      where: { roundId: round.id },
      data: { closesAt: new Date('2100-01-01T00:00:00Z') },
    });
    await scan();
    const own = await getOwnEntry(me, entryId, during.now);
    expect([own?.status, own?.editable, lostOf(own?.lost)]).toEqual(['DRAFT', true, ['report']]);
    expect(own?.open.map(({ note }) => note?.code)).toEqual(['file-infected']);
    expect(own?.events.at(-1)).toMatchObject({ act: 'file-lost', status: 'DRAFT', reason: '报告.pdf' });
    expect(lostOf((await listSchoolEntries(teacher, school.id, ALL))?.entries[0]?.missing)).toEqual([
      'report',
    ]);

    const clean = new File([new Uint8Array(await smallPdf('干净'))], '报告.pdf');
    must(await uploadByForm(me, { entryId, slotCode: 'report', file: clean }, during));
    must(await submitEntry(me, { entryId }, during));
    const again = await getOwnEntry(me, entryId, during.now);
    expect([again?.status, again?.lost]).toEqual(['SUBMITTED', []]);
  });

  it('leaves every copy of the project that shares it', async () => {
    const { entryId, round } = await submitted();
    const { project } = await db.entry.findUniqueOrThrow({
      where: { id: entryId },
      select: { project: { select: { id: true, authors: { select: { id: true } } } } },
    });
    const [author] = project.authors;
    const [copyId = ''] = await inTransaction(during, (tx) =>
      copyProjects(tx, [{ projectId: project.id, authorId: author?.id ?? '' }], {
        toRoundId: round.id,
        now: during.now,
      }),
    );
    await scan();
    const standing = (projectId: string) => db.material.count({ where: { projectId, removedAt: null } });
    expect([await standing(project.id), await standing(copyId)]).toEqual([0, 0]);
    expect(
      await db.materialVersion.count({ where: { infectedAt: null, material: { projectId: copyId } } }),
    ).toBe(0);
  });

  it('stays where it is afterwards, and its authors, its school and the checkers see what is missing', async () => {
    const { entryId, me, round, school, teacher } = await submitted();
    must(await approveEntries(teacher, { entryIds: [entryId] }, during));
    must(await handIn(teacher, { roundId: round.id, schoolId: school.id, entryIds: [entryId] }, during));
    await scan();
    const own = await getOwnEntry(me, entryId, during.now);
    expect([own?.status, lostOf(own?.lost)]).toEqual(['HANDED_IN', ['report']]);
    expect(own?.events.at(-1)).toMatchObject({ act: 'file-infected', status: 'HANDED_IN' });
    expect(lostOf((await listSchoolEntries(teacher, school.id, ALL))?.entries[0]?.lost)).toEqual(['report']);
    expect(lostOf((await listRoundEntries(admin, round.id, ALL))?.entries[0]?.lost)).toEqual(['report']);
    expect(lostOf((await getEntry(admin, entryId, during.now))?.lost)).toEqual(['report']);
    const refusals = [{ code: 'entry-file-lost', params: { title: '自动浇花装置', names: '研究报告' } }];
    const pass = { roundId: round.id, entryIds: [entryId] };
    expect(await passEntries(admin, pass, during)).toEqual({ ok: false, refusals });
    const bulk = { ...pass, kind: 'ELIGIBILITY' as const, act: 'pass' as const, to: '' };
    const preview = await previewBulk(admin, bulk, during.now);
    expect(preview).toMatchObject({ lines: [{ will: 'skip', ...refusals[0] }], willIds: [] });
    expect(await db.check.count({ where: { entryId } })).toBe(0);
    // Taken back by the school, it is flagged there and not handed in again.
    must(await takeBack(teacher, { entryId }, during));
    const list = await getHandIn(teacher, school.id, round.id, during.now);
    expect(list?.candidates[0]).toMatchObject({ ready: false, confirmed: true });
    expect(lostOf(list?.candidates[0]?.lost)).toEqual(['report']);
    const again = handIn(teacher, { roundId: round.id, schoolId: school.id, entryIds: [entryId] }, during);
    expect(await again).toEqual({ ok: false, refusals });
    const [shown] = (await getProjectView(entryId, { blind: false }))?.materials ?? [];
    expect(shown?.versions[0]).toMatchObject({ fileName: '报告.pdf', uploadedBy: me.name });
    expect((await getProjectView(entryId, { blind: true }))?.materials).toEqual([]);
  });
});
