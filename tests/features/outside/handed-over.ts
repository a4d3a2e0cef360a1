import { createHash } from 'node:crypto';

import { draftEntryList } from '#app/features/results/draft-entry-list.server.ts';
import { confirmList } from '#app/features/results/confirm-list.server.ts';
import { handOnList } from '#app/features/results/hand-on-list.server.ts';
import { takePackage } from '#app/features/outside/take-package.server.ts';
import { uploadPackage } from '#app/features/outside/view-package.server.ts';
import { startPackageImport } from '#app/features/outside/import-package.server.ts';
import { NO_CHOICES, NEW } from '#app/domain/outside/incoming.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { saveFormFile } from '#app/platform/uploads/service.server.ts';
import { createRound, createUnit } from '../../factories.ts';
import { admin, during, must, smallPdf } from '../contest.ts';
import { ranked } from '../ranked.ts';

export const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

/** A judged round whose list of two goes to a contest run elsewhere; the best entry has a report, a history and a consent. */
export async function leadingOut() {
  const here = await ranked();
  await writer().round.update({
    where: { id: here.roundId },
    data: { outsideName: '全省青少年科技创新大赛', outsideOrganiser: '省组委会' },
  });
  const [best = ''] = here.entryIds;
  const entry = await db.entry.findUniqueOrThrow({
    where: { id: best },
    include: { project: { include: { authors: true } } },
  });
  const file = new File([smallPdf('report')], '研究报告.pdf');
  const saved = await saveFormFile(file, 'application/pdf');
  if (typeof saved === 'string') throw new Error(saved);
  await writer().material.create({
    data: {
      projectId: entry.projectId,
      slotCode: 'report',
      versions: {
        create: {
          version: 3,
          fileKey: saved.key,
          fileName: saved.name,
          mediaType: saved.type,
          bytes: saved.size,
          sha256: saved.sha256,
          uploadedById: 'x',
        },
      },
    },
  });
  await writer().project.update({
    where: { id: entry.projectId },
    data: { abstract: '摘要', answers: { start: '2025-09-01' } },
  });
  await writer().projectTutor.create({
    data: { projectId: entry.projectId, name: '陈老师', organisation: here.school.name, order: 1 },
  });
  const author = entry.project.authors[0];
  if (!author) throw new Error('author');
  await writer().projectAuthor.update({ where: { id: author.id }, data: { ownWork: '自己设计了电路' } });
  await writer().consent.create({
    data: {
      studentId: author.studentId,
      editionId: here.round.editionId,
      status: 'GIVEN',
      method: 'LINK',
      guardianName: '监护人甲',
      textVersion: '2026-1',
      decidedAt: new Date('2026-02-01T00:00:00Z'),
    },
  });
  const { listId } = must(await draftEntryList(admin, { outsideOf: here.roundId }, during));
  return { ...here, listId, best, author, file: saved };
}

/** The same with the list handed on. */
export async function handedOver() {
  const here = await leadingOut();
  must(await confirmList(admin, { listId: here.listId }, during));
  must(await handOnList(admin, { listId: here.listId }, during));
  const take = async () => {
    const taken = must(await takePackage(admin, here, during));
    const bytes = await bytesOf(taken.zip);
    return { ...taken, bytes };
  };
  return { ...here, take };
}

/** An empty round of a province that knows nobody, for entries from outside. */
export async function elsewhere(data: Parameters<typeof createRound>[0] = {}) {
  const unit = await createUnit({ kind: 'PROVINCE' });
  return createRound({ unitId: unit.id, source: 'PROMOTION', ...data });
}

/** A package as a browser sends it. */
export function posted(bytes: Uint8Array): Request {
  const form = new FormData();
  form.set('package', new File([new Uint8Array(bytes)], 'package.zip'));
  return new Request('http://portal.test/x', { method: 'POST', body: form });
}

export const upload = (roundId: string, bytes: Uint8Array, viewer = admin) =>
  uploadPackage(viewer, { roundId, request: posted(bytes) }, during);

/** Uploads and imports a package whole; units that are not known are made. */
export async function imported(roundId: string, bytes: Uint8Array, unitName: string) {
  const { jobId } = must(await upload(roundId, bytes));
  const choices = { ...NO_CHOICES, units: { [unitName]: NEW } };
  const { ended } = must(await startPackageImport(admin, { roundId, jobId, choices, reason: '' }, during));
  await ended;
  return db.job.findUniqueOrThrow({ where: { id: jobId } });
}
