import { existsSync, readFileSync, utimesSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';

import { batchFile, sweepBatchFiles } from '#app/features/certificates/batch-files.server.ts';
import { cancelBatch, startBatch } from '#app/features/certificates/batch.server.ts';
import { voidCertificate } from '#app/features/certificates/change-certificate.server.ts';
import { livingBatches } from '#app/features/certificates/living-batches.server.ts';
import { getBatch, readBatch } from '#app/features/certificates/batch-queries.server.ts';
import { env } from '#app/platform/env.server.ts';
import { writer } from '#app/platform/db/client.server.ts';
import { admin, DURING, during, must } from './contest.ts';
import { qrOnPage } from './pdf-picture.ts';
import { textOf } from './pdf-text.ts';
import { prized } from './prized.ts';
import type { Prized } from './prized.ts';

const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;

describe('the file of all certificates', () => {
  let here: Prized;
  beforeAll(async () => {
    here = await prized();
  });

  it('needs something to print', async () => {
    expect(codeOf(await startBatch(admin, here, during))).toBe('certificate-batch-empty');
    expect(await getBatch(admin, here.roundId)).toBeNull();
  });

  it('is drawn in the background: every one that stands, by school, each with its code', async () => {
    must(await here.issue({ schoolTemplate: 'ready:school-en' }));
    const [gone, ...rest] = await here.stored();
    must(await voidCertificate(admin, { certificateId: gone?.id ?? '', reason: '测试作废' }, during));
    const { jobId } = must(await startBatch(admin, here, during));
    expect(await getBatch(admin, here.roundId)).toMatchObject({ status: 'RUNNING', total: rest.length });
    expect(codeOf(await startBatch(admin, here, during))).toBe('certificate-batch-running');
    await livingBatches().get(jobId)?.ended;
    expect(await getBatch(admin, here.roundId)).toMatchObject({ status: 'DONE', done: rest.length });
    const bytes = readFileSync(await batchFile(jobId));
    const pages = await textOf(bytes);
    expect(pages).toHaveLength(rest.length);
    for (const [index, { number, code }] of rest.entries()) {
      expect(pages[index]).toContain(number);
      expect(await qrOnPage(bytes, index + 1)).toBe(`${env().origin}/certificates/${code}`);
    }
    const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    const outline = (await document.getOutline()) as { title: string }[];
    expect(outline.map(({ title }) => title)).toEqual([here.school.name]);
    // The typeface is in the file as the part that is used, not its ten megabytes.
    expect(bytes.length).toBeLessThan(500_000);
    const read = await readBatch(admin, here.roundId, jobId);
    expect(read?.size).toBe(bytes.length);
    await read?.stream.cancel();
    expect(await readBatch(here.teacher, here.roundId, jobId)).toBeNull();
  });

  it('goes after a day and can be made again', async () => {
    const before = await getBatch(admin, here.roundId);
    const file = await batchFile(before?.id ?? '');
    await sweepBatchFiles(new Date());
    expect(existsSync(file)).toBe(true);
    const old = new Date(Date.now() - 25 * 60 * 60 * 1000);
    utimesSync(file, old, old);
    await sweepBatchFiles(new Date());
    expect(await getBatch(admin, here.roundId)).toMatchObject({ status: 'DONE', bytes: null });
    const later = { now: new Date(DURING.getTime() + 1000) };
    const { jobId } = must(await startBatch(admin, here, later));
    await livingBatches().get(jobId)?.ended;
    expect((await getBatch(admin, here.roundId))?.bytes).toBeGreaterThan(0);
  });

  it('can be cancelled, and leaves nothing behind', async () => {
    const later = { now: new Date(DURING.getTime() + 2000) };
    const { jobId } = must(await startBatch(admin, here, later));
    const batch = livingBatches().get(jobId);
    expect(codeOf(await cancelBatch(here.teacher, { jobId }, later))).toBe('not-found');
    must(await cancelBatch(admin, { jobId }, later));
    await batch?.ended;
    expect(await getBatch(admin, here.roundId)).toMatchObject({ status: 'CANCELLED', bytes: null });
    expect(existsSync(await batchFile(jobId))).toBe(false);
    expect(existsSync(`${await batchFile(jobId)}.part`)).toBe(false);
    expect(codeOf(await cancelBatch(admin, { jobId }, later))).toBe('certificate-batch-over');
  });

  it('that was lost with an earlier process is shown as failed, and does not stand in the way', async () => {
    const later = new Date(DURING.getTime() + 3000);
    await writer().job.create({
      data: {
        kind: 'certificates-pdf',
        subjectId: here.roundId,
        payload: {},
        status: 'RUNNING',
        total: 5,
        createdAt: later,
      },
    });
    expect((await getBatch(admin, here.roundId))?.status).toBe('FAILED');
    const { jobId } = must(await startBatch(admin, here, { now: new Date(later.getTime() + 1000) }));
    await livingBatches().get(jobId)?.ended;
    expect((await getBatch(admin, here.roundId))?.status).toBe('DONE');
  });
});
