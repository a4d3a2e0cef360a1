import { connect } from 'node:net';
import type { Socket } from 'node:net';

import { log } from '../log.server.ts';

/** `clean`, `infected`, or `unknown` when no scanner is configured or it did not answer. */
export type ScanVerdict = 'clean' | 'infected' | 'unknown';

/** Longest silence of the scanner before the file is left for later. */
const PATIENCE_MS = 60_000;

/**
 * Lets ClamAV's daemon look at a file, by its INSTREAM command: blocks of four bytes of length (big endian) and the
 * bytes, ended by a length of zero (https://docs.clamav.net/manual/Usage/Scanning.html#clamd). `address` is
 * `tcp://host:port` or `unix:/path/of/the.socket`. `read` is called only when there is a scanner to read to: a stream
 * that is opened and left keeps its file open. Never throws: a scanner that is down must not cost a deadline.
 */
export async function scanBytes(
  address: string | undefined,
  read: () => AsyncIterable<Buffer>,
): Promise<ScanVerdict> {
  if (!address) return 'unknown';
  try {
    const reply = await ask(open(address), read);
    if (/\bOK\b/.test(reply)) return 'clean';
    if (/\bFOUND\b/.test(reply)) {
      log.warn({ reply }, 'upload infected');
      return 'infected';
    }
    log.warn({ reply }, 'virus scanner gave no verdict');
  } catch (error) {
    log.warn({ err: error }, 'virus scanner not reached');
  }
  return 'unknown';
}

function open(address: string): Socket {
  const url = new URL(address);
  const socket =
    url.protocol === 'unix:'
      ? connect(url.pathname)
      : connect(Number(url.port || 3310), url.hostname.replace(/^\[|\]$/g, ''));
  return socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('virus scanner silent')));
}

async function ask(socket: Socket, read: () => AsyncIterable<Buffer>): Promise<string> {
  const answer = new Promise<string>((resolve, reject) => {
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
  // The promise is awaited below; a refusal while we still send must not count as unhandled.
  answer.catch(() => undefined);
  try {
    socket.write('zINSTREAM\0');
    for await (const chunk of read()) {
      // The scanner says its verdict before the end when a file is larger than it takes.
      if (socket.destroyed || socket.readableLength > 0) break;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      socket.write(length);
      if (!socket.write(chunk))
        await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), answer]);
    }
    socket.write(Buffer.alloc(4));
    return await answer;
  } finally {
    socket.destroy();
  }
}
