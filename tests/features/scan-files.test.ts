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
  const [author] = here.students;
  if (!author) throw new Error('students');
  const entryId = await draft(here, [author]);
  const upload = async (name: string, bytes: Uint8Array) =>
    must(
      await uploadByForm(
        asStudent(author),
        { entryId, slotCode: 'report', file: new File([new Uint8Array(bytes)], name) },
        during,
      ),
    );
  await upload('好.pdf', await smallPdf('好'));
  await upload('坏.pdf', Buffer.concat([await smallPdf('坏'), Buffer.from(`\n%${BAD_WORD}`)]));
  expect(await scanWaitingFiles()).toBe(0);
  const scanner = await startScanner(port);
  expect(await scanWaitingFiles()).toBe(1);
  expect(await scanWaitingFiles()).toBe(0);
  expect(scanner.seen).toHaveLength(2);
  await scanner.stop();

  const files = await db.materialVersion.findMany({
    where: { material: { project: { entries: { some: { id: entryId } } } } },
    orderBy: { fileName: 'asc' },
    select: { fileName: true, fileKey: true, material: { select: { removedAt: true } } },
  });
  const kept = Object.fromEntries(files.map((file) => [file.fileName, file.material.removedAt === null]));
  expect(kept).toEqual({ '好.pdf': true, '坏.pdf': false });
  const bad = files.find((file) => file.fileName === '坏.pdf');
  expect(await fileStore().size(bad?.fileKey ?? '')).toBeNull();
  const events = await db.entryEvent.findMany({ where: { entryId, act: 'file-infected' } });
  expect(events.map(({ reason }) => reason)).toEqual(['坏.pdf']);
});
