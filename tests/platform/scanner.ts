import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';

/** What the scanner of the tests takes for a virus. */
export const BAD_WORD = 'NOT-A-REAL-VIRUS';

/**
 * A stand-in for ClamAV's daemon: reads the INSTREAM command as its manual describes it and finds `BAD_WORD`. Answers
 * its address, how many files it saw, and how to stop it.
 */
export async function startScanner(port = 0) {
  const seen: Buffer[] = [];
  const server: Server = createServer((socket) => {
    let taken = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      taken = Buffer.concat([taken, chunk]);
      const file = fileOf(taken);
      if (!file) return;
      seen.push(file);
      socket.end(file.includes(BAD_WORD) ? 'stream: Test.Virus FOUND\0' : 'stream: OK\0');
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    address: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** The bytes of a whole INSTREAM conversation; null while some are missing. */
function fileOf(taken: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (taken.subarray(0, command.length).toString() !== command) return null;
  const blocks: Buffer[] = [];
  for (let at = command.length; at + 4 <= taken.length;) {
    const length = taken.readUInt32BE(at);
    if (length === 0) return Buffer.concat(blocks);
    if (at + 4 + length > taken.length) return null;
    blocks.push(taken.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
