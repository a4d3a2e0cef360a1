import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';

import { scanBytes } from '#app/platform/uploads/virus-scan.server.ts';
import { BAD_WORD, startScanner } from './scanner.ts';

async function* blocks(...all: Buffer[]): AsyncGenerator<Buffer> {
  for (const one of all) yield await Promise.resolve(one);
}

describe('the virus scanner', () => {
  it('sees every byte, also of a large file, and its word is taken', async () => {
    const scanner = await startScanner();
    const large = Array.from({ length: 40 }, () => randomBytes(64 * 1024));
    expect(await scanBytes(scanner.address, () => blocks(...large))).toBe('clean');
    expect(scanner.seen[0]?.equals(Buffer.concat(large))).toBe(true);
    expect(await scanBytes(scanner.address, () => blocks(Buffer.from(`x${BAD_WORD}y`)))).toBe('infected');
    await scanner.stop();
    expect(await scanBytes(scanner.address, () => blocks(Buffer.from('x')))).toBe('unknown');
  });

  it('says nothing of a file that the scanner would not take, or when there is none', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', () => socket.end('INSTREAM size limit exceeded. ERROR\0'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const large = Array.from({ length: 200 }, () => randomBytes(64 * 1024));
    expect(await scanBytes(address, () => blocks(...large))).toBe('unknown');
    server.close();
    expect(await scanBytes(undefined, () => blocks(Buffer.from('x')))).toBe('unknown');
    expect(await scanBytes('unix:/nowhere/clamd.sock', () => blocks(Buffer.from('x')))).toBe('unknown');
  });
});
