import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

import { fileStore } from './service.server.ts';
import { env } from '../env.server.ts';

/** What a file itself says of its length; null where it says nothing that can be read. */
export type MediaFacts = { pages: number | null; seconds: number | null; encrypted: boolean };

const NONE: MediaFacts = { pages: null, seconds: null, encrypted: false };
/** A larger PDF is taken as it is: counting its pages would hold all of it in memory. */
const PDF_MAX_BYTES = 128 * 1024 * 1024;

async function bytesOf(key: string, start: number, end: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of fileStore().read(key, { start, end }) as AsyncIterable<Buffer>)
    chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Pages of a stored PDF, seconds of a stored MP4 or MOV, read from the content. In the cloud nothing is read. */
export async function mediaFacts(key: string, mediaType: string): Promise<MediaFacts> {
  if (env().uploadThingToken) return NONE;
  const size = await fileStore().size(key);
  if (size === null || size === 0) return NONE;
  if (mediaType === 'application/pdf')
    return size > PDF_MAX_BYTES ? NONE : pdfFacts(await bytesOf(key, 0, size - 1));
  if (mediaType === 'video/mp4' || mediaType === 'video/quicktime')
    return { ...NONE, seconds: await movieSeconds(size, (start, end) => bytesOf(key, start, end)) };
  return NONE;
}

const PDF_LIMIT_MS = 5000;
const PDF_LIMIT_MB = 512;
/** Node starts a thread from a file; the portal runs from its checkout. */
const PDF_WORKER = path.resolve('app/platform/uploads/pdf-pages.worker.mjs');

const AnswerSchema = z.object({ pages: z.number().nullable(), encrypted: z.boolean() });

/**
 * Pages of a PDF; `encrypted` when it cannot be opened without a password. A damaged one has no count, nor has one that
 * takes longer than five seconds to read.
 */
export async function pdfFacts(bytes: Uint8Array): Promise<MediaFacts> {
  if (waiting >= QUEUE_MAX) return NONE;
  waiting += 1;
  const turn = queue.then(() => readInThread(bytes));
  queue = turn;
  try {
    return await turn;
  } finally {
    waiting -= 1;
  }
}

/** One PDF at a time: a deadline's hundred files must not start a hundred threads. */
let queue: Promise<unknown> = Promise.resolve();
let waiting = 0;
const QUEUE_MAX = 200;

async function readInThread(bytes: Uint8Array): Promise<MediaFacts> {
  const worker = new Worker(PDF_WORKER, {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: PDF_LIMIT_MB },
  });
  const timer = setTimeout(() => void worker.terminate(), PDF_LIMIT_MS);
  try {
    return await new Promise<MediaFacts>((resolve) => {
      worker.once('message', (message: unknown) => {
        const answer = AnswerSchema.safeParse(message);
        resolve(answer.success ? { ...NONE, ...answer.data } : NONE);
      });
      worker.once('error', () => resolve(NONE));
      worker.once('exit', () => resolve(NONE));
    });
  } finally {
    clearTimeout(timer);
    void worker.terminate();
  }
}

/** Most boxes that are looked at: a film has about ten at the top and in `moov`. */
const BOXES_MAX = 1000;

/**
 * Length of a film in whole seconds, rounded up, from the `mvhd` box in `moov` (ISO/IEC 14496-12, 8.2.2). The boxes
 * are skipped through by their sizes, so a film of any size costs a few small reads. Null when there is none.
 */
export async function movieSeconds(
  size: number,
  read: (start: number, end: number) => Promise<Buffer>,
): Promise<number | null> {
  let position = 0;
  let end = size;
  for (let count = 0; count < BOXES_MAX && position + 8 <= end; count += 1) {
    const head = await read(position, Math.min(position + 15, end - 1));
    const type = head.subarray(4, 8).toString('latin1');
    const short = head.readUInt32BE(0);
    const wide = short === 1 && head.length >= 16;
    const length = wide ? Number(head.readBigUInt64BE(8)) : short === 0 ? end - position : short;
    const headLength = wide ? 16 : 8;
    if (length < headLength) return null;
    if (type === 'mvhd') return mvhdSeconds(await read(position + headLength, position + headLength + 31));
    if (type === 'moov') {
      end = Math.min(end, position + length);
      position += headLength;
    } else position += length;
  }
  return null;
}

function mvhdSeconds(body: Buffer): number | null {
  const long = body[0] === 1;
  if (body.length < (long ? 32 : 20)) return null;
  const timescale = body.readUInt32BE(long ? 20 : 12);
  const duration = long ? Number(body.readBigUInt64BE(24)) : body.readUInt32BE(16);
  return timescale === 0 ? null : Math.ceil(duration / timescale);
}
