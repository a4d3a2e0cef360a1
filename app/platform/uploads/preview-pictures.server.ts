import { fork } from 'node:child_process';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

/** `thumb`, or the number of a page from 1; a photo is one page. */
export type Picture = { name: string; bytes: Uint8Array };

/** Pages of a PDF that are drawn: a report and its appendix. The file itself has the rest. */
export const MAX_PAGES = 30;
/** Memory, work of the processor, and time for all of it. Thirty dense pages take some six seconds. */
const LIMITS = { megabytes: 1024, cpuSeconds: 60, seconds: 300 };
/** Node starts a process from a file; the portal runs from its checkout. */
const WORKER = path.resolve('app/platform/uploads/preview-pictures.worker.mjs');

const MessageSchema = z.union([
  z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }),
  z.object({ end: z.literal(true) }),
]);

/**
 * Draws the pictures of a file (WebP), in a process without the portal's settings, with limits of memory and time. `ended`
 * is false when the limits, or a fault of a decoder, ended it; what was drawn before that is good.
 */
export async function drawPictures(
  kind: string,
  bytes: AsyncIterable<Buffer>,
  limits: Partial<typeof LIMITS> = {},
): Promise<{ pictures: Picture[]; ended: boolean }> {
  const { megabytes, cpuSeconds, seconds } = { ...LIMITS, ...limits };
  const child = fork(WORKER, [kind, ...[MAX_PAGES, megabytes, cpuSeconds].map(String)], {
    // Who parses a stranger's file gets no secret to give away.
    env: { NODE_ENV: 'production' },
    execArgv: [`--max-old-space-size=${Math.round(megabytes / 2)}`],
    serialization: 'advanced',
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
  const pictures: Picture[] = [];
  let ended = false;
  child.on('message', (message) => {
    const read = MessageSchema.safeParse(message);
    if (!read.success) return;
    if ('end' in read.data) ended = true;
    else pictures.push(read.data);
  });
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  try {
    // A process that has ended early does not listen any more: that is no fault of the file's store.
    if (child.stdin)
      await pipeline(Readable.from(bytes), child.stdin).catch((error: unknown) => {
        if (!isClosedPipe(error)) throw error;
      });
    await closed;
    return { pictures, ended };
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
}

function isClosedPipe(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'EPIPE' || code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE';
}
