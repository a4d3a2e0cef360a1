import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';

import { asStudent } from './contest.ts';
import { chooseGallery } from '#app/features/gallery/choose-gallery.server.ts';
import { countGallery, getGallery, getGalleryPicture } from '#app/features/gallery/gallery.server.ts';
import { getOwnChoice } from '#app/features/gallery/own-choice.server.ts';
import { publishVersion } from '#app/features/results/notice-snapshot.server.ts';
import { withdrawNotice } from '#app/features/results/withdraw-notice.server.ts';
import { hashSnapshot } from '#app/features/results/notice-snapshot.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { pictureKey } from '#app/platform/uploads/preview-records.server.ts';
import { fileStore } from '#app/platform/uploads/service.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import { admin, contest, during, entries, must, student } from './contest.ts';

const ALL = { search: '', unit: '', group: '', discipline: '', prize: '', page: 1 };
const agree = { intent: 'show' as const, guardian: 'on' as const };
const leave = { intent: 'hide' as const };

/** A round with a gallery and a published award list of two entries, written as it stands. */
async function awarded(data: Parameters<typeof contest>[0] = {}) {
  const here = await contest({ hasGallery: true, requiresConsent: false, ...data });
  const roundId = here.round.id;
  const entryIds = await entries(here, 2, 'eligible');
  const read = await db.entry.findMany({
    where: { id: { in: entryIds } },
    include: { project: { include: { authors: { include: { student: true } } } } },
  });
  const sorted = entryIds.map((id) => read.find((entry) => entry.id === id));
  const result = await writer().result.create({
    data: { roundId, version: 1, method: 'MEAN', decimals: 2, inputsHash: '', summary: {}, createdById: 'x' },
  });
  const list = await writer().entryList.create({
    data: { roundId, resultId: result.id, kind: 'AWARD', title: '获奖名单', rules: {}, draftedById: 'x' },
  });
  const snapshot = {
    template: 'C' as const,
    lines: sorted.map((entry, index) => ({
      seq: index + 1,
      number: entry?.number ?? '',
      title: `公示的题目${index + 1}`,
      authors: ['陈*明'],
      tutors: [],
      unit: '东县',
      school: '第一中学',
      category: '发明',
      group: '初中组',
      prize: index === 0 ? '一等奖' : '二等奖',
    })),
  };
  const notice = await writer().notice.create({
    data: {
      roundId,
      listId: list.id,
      title: '公示',
      publishedAt: during.now,
      closesAt: during.now,
      snapshot,
      snapshotHash: hashSnapshot(snapshot),
      publishedById: 'x',
    },
  });
  const authorOf = (index: number) => {
    const author = sorted[index]?.project.authors[0];
    if (!author) throw new Error('author');
    const { student: made } = author;
    return asStudent({ studentId: made.id, personId: made.personId, name: made.id, schoolId: made.schoolId });
  };
  return {
    ...here,
    roundId,
    entryIds,
    projectIds: sorted.map((entry) => entry?.projectId ?? ''),
    noticeId: notice.id,
    listId: list.id,
    authorOf,
  };
}

const shown = async (roundId: string, filter: Partial<typeof ALL> = {}) =>
  (await getGallery(roundId, { ...ALL, ...filter }))?.projects.map(({ title }) => title);

describe('a gallery', () => {
  let here: Awaited<ReturnType<typeof awarded>>;
  const first = () => here.entryIds[0] ?? '';
  beforeAll(async () => {
    here = await awarded();
  });

  it('shows nothing that nobody has agreed to', async () => {
    expect(await shown(here.roundId)).toEqual([]);
    expect((await getOwnChoice(here.authorOf(0), first(), during.now))?.agreedAt).toBeNull();
  });

  it('is answered by authors for themselves, by nobody else', async () => {
    for (const other of [here.teacher, here.authorOf(1), admin])
      expect((await chooseGallery(other, first(), agree, during)).ok).toBe(false);
    must(await chooseGallery(here.authorOf(0), first(), agree, during));
    expect(await shown(here.roundId)).toEqual(['公示的题目1']);
    const audits = await db.auditLine.findMany({ where: { verb: 'agree-to-gallery' } });
    expect(audits).toHaveLength(1);
  });

  it('says of people what the published list says', async () => {
    const [project] = (await getGallery(here.roundId, ALL))?.projects ?? [];
    expect(project).toMatchObject({ authors: ['陈*明'], prize: '一等奖', hasPicture: false });
    expect(Object.keys(project ?? {}).sort()).toEqual([
      'abstract',
      'authors',
      'discipline',
      'group',
      'hasPicture',
      'id',
      'prize',
      'school',
      'title',
      'unit',
    ]);
  });

  it('waits for every author of a team', async () => {
    const mate = await student(here.school.id);
    const added = await writer().projectAuthor.create({
      data: {
        projectId: here.projectIds[0] ?? '',
        editionId: here.round.editionId,
        studentId: mate.studentId,
        order: 2,
        status: 'ACCEPTED',
        name: '陈同学',
        grade: 8,
      },
    });
    expect(await shown(here.roundId)).toEqual([]);
    expect((await getOwnChoice(here.authorOf(0), first(), during.now))?.waitingFor).toEqual(['陈同学']);
    must(await chooseGallery(asStudent(mate), first(), agree, during));
    expect(await shown(here.roundId)).toEqual(['公示的题目1']);
    must(await chooseGallery(asStudent(mate), first(), leave, during));
    expect(await shown(here.roundId)).toEqual([]);
    await writer().projectAuthor.update({ where: { id: added.id }, data: { status: 'LEFT' } });
    expect(await shown(here.roundId)).toEqual(['公示的题目1']);
  });

  it('is narrowed by prize and word', async () => {
    must(await chooseGallery(here.authorOf(1), here.entryIds[1] ?? '', agree, during));
    expect(await shown(here.roundId)).toHaveLength(2);
    expect(await shown(here.roundId, { prize: '二等奖' })).toEqual(['公示的题目2']);
    expect(await shown(here.roundId, { search: '题目1' })).toEqual(['公示的题目1']);
    expect(await shown(here.roundId, { prize: '二等奖', search: '题目1' })).toEqual([]);
  });

  it('lets a project go whose prize was taken back, and all of them when the list is withdrawn', async () => {
    const at = { now: new Date(during.now.getTime() + 1000) };
    await inTransaction(at, (tx) =>
      publishVersion(
        tx,
        here.listId,
        (lines) =>
          lines.map((line) =>
            line.seq === 1 ? { ...line, revoked: { at: at.now.toISOString(), reason: '异议成立' } } : line,
          ),
        { reason: '异议成立', byId: 'x', at: at.now },
      ),
    );
    expect(await shown(here.roundId)).toEqual(['公示的题目2']);
    must(await withdrawNotice(admin, { noticeId: here.noticeId, reason: '名单有误' }, at));
    expect(await countGallery(here.roundId)).toBe(0);
    expect(await getGalleryPicture(here.roundId, here.entryIds[1] ?? '')).toBeNull();
  });

  it('is closed with its round’s setting; an author can still take their word back', async () => {
    await writer().round.update({ where: { id: here.roundId }, data: { hasGallery: false } });
    expect(await getGallery(here.roundId, ALL)).toBeNull();
    expect(await countGallery(here.roundId)).toBeNull();
    must(await chooseGallery(here.authorOf(0), first(), leave, during));
    expect((await chooseGallery(here.authorOf(0), first(), agree, during)).ok).toBe(false);
  });
});

it('asks for the guardian’s standing consent where the round does', async () => {
  const here = await awarded();
  await writer().round.update({ where: { id: here.roundId }, data: { requiresConsent: true } });
  const author = here.authorOf(0);
  must(await chooseGallery(author, here.entryIds[0] ?? '', agree, during));
  const key = {
    studentId_editionId: { studentId: author.student?.id ?? '', editionId: here.round.editionId },
  };
  const set = (status: 'GIVEN' | 'WITHDRAWN') =>
    writer().consent.upsert({
      where: key,
      create: { ...key.studentId_editionId, status, method: 'PAPER', textVersion: '1' },
      update: { status },
    });
  await set('WITHDRAWN');
  expect(await shown(here.roundId)).toEqual([]);
  await set('GIVEN');
  expect(await shown(here.roundId)).toEqual(['公示的题目1']);
});

describe('the picture of a shown project', () => {
  let here: Awaited<ReturnType<typeof awarded>>;
  const entryId = () => here.entryIds[0] ?? '';
  const later = { now: new Date(during.now.getTime() + 60_000) };
  let order = 0;

  /** A picture in a place of the round, with its small copy. */
  async function picture(slotCode: string, uploadedAt: Date, more: { removedAt?: Date } = {}) {
    order += 1;
    const fileKey = `gallery-${slotCode}-${order}`;
    await writer().material.create({
      data: {
        projectId: here.projectIds[0] ?? '',
        slotCode,
        order,
        ...more,
        versions: {
          create: {
            version: 1,
            fileKey,
            fileName: 'a.jpg',
            mediaType: 'image/jpeg',
            bytes: 4,
            sha256: fileKey,
            uploadedById: 'x',
            uploadedAt,
          },
        },
      },
    });
    const place = pictureKey(fileKey, '1');
    await fileStore().append(place, Readable.from([Buffer.from('webp')]), 4);
    await fileStore().commit(place);
    return place;
  }

  beforeAll(async () => {
    here = await awarded();
    const slot = (code: string, more: object) =>
      writer().materialSlot.create({
        data: { roundId: here.roundId, code, name: code, accepts: 'image', required: false, ...more },
      });
    await slot('scan', { isForm: true, order: 90 });
    await slot('pledge', { forJudges: false, order: 91 });
    await slot('log', { accepts: 'pdf,image', order: 92 });
    await slot('photos', { order: 93 });
    for (const code of ['scan', 'pledge', 'log']) await picture(code, during.now);
    await picture('photos', during.now, { removedAt: during.now });
  });

  it('is never a form, a paper that judges do not see, or what was taken out', async () => {
    must(await chooseGallery(here.authorOf(0), entryId(), agree, during));
    expect(await countGallery(here.roundId)).toBe(1);
    expect(await getGalleryPicture(here.roundId, entryId())).toBeNull();
  });

  it('is one that all had before them when they agreed, and goes with their word', async () => {
    await picture('photos', later.now);
    expect(await getGalleryPicture(here.roundId, entryId())).toBeNull();
    const place = await picture('photos', during.now);
    expect((await getGalleryPicture(here.roundId, entryId()))?.key).toBe(place);
    expect((await getGallery(here.roundId, ALL))?.projects[0]?.hasPicture).toBe(true);
    must(await chooseGallery(here.authorOf(0), entryId(), leave, later));
    expect(await getGalleryPicture(here.roundId, entryId())).toBeNull();
  });
});
