import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';

import { scanWaitingFiles } from '#app/features/materials/scan-files.server.ts';
import { uploadByForm } from '#app/features/materials/upload-form.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { fileStore } from '#app/platform/uploads/service.server.ts';
import { BAD_WORD, startScanner } from '../platform/scanner.ts';
import { asStudent, contest, draft, during, must, smallPdf } from './contest.ts';

it('a file that came while the scanner was away is scanned later; an infected one leaves its slot and its authors read why', async () => {
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
  const events = await db.entryEvent.findMany({
    where: { entryId, act: 'file-infected' },
    orderBy: { id: 'asc' },
  });
  expect(events.map(({ reason }) => reason)).toEqual(['坏.pdf', '旧.pdf']);
});
