import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';

import { isSafeName, openZip, readSmall, ZipFaultError } from '#app/platform/zip-read.server.ts';
import type { ZipLimits } from '#app/platform/zip-read.server.ts';
import { textFile, writeZip, ZipContentError, zipSize } from '#app/platform/zip-write.server.ts';
import type { ZipFile } from '#app/platform/zip-write.server.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'zip-'));
afterAll(() => rmSync(folder, { recursive: true }));
const LIMITS: ZipLimits = { files: 100, bytes: 50_000_000, ratio: 100 };

async function written(files: readonly ZipFile[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeZip(files)) pieces.push(piece);
  return Buffer.concat(pieces);
}

let count = 0;
async function opened(bytes: Uint8Array, limits = LIMITS) {
  const file = path.join(folder, `${(count += 1)}.zip`);
  writeFileSync(file, bytes);
  return openZip(file, limits);
}

/** What is wrong with a zip: said when it is opened, or when its files are read. */
async function faultOf(bytes: Uint8Array, limits = LIMITS): Promise<string> {
  try {
    const zip = await opened(bytes, limits);
    try {
      for (const { name } of zip.entries) for await (const _ of zip.read(name));
    } finally {
      await zip.close();
    }
    return 'none';
  } catch (error) {
    if (error instanceof ZipFaultError) return error.fault;
    throw error;
  }
}

describe('a zip that is written', () => {
  it('has the announced size, and is read by itself and by others alike', async () => {
    const name = fc.stringMatching(/^[a-z\u4e00-\u4eff]{1,12}(\/[a-z]{1,8}){0,2}\.txt$/u);
    const content = fc.uint8Array({ maxLength: 2000 });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(name, content), { selector: ([one]) => one, maxLength: 6 }),
        async (files) => {
          const entries = files.map(([one, bytes]) => textFile(one, bytes));
          const bytes = await written(entries);
          expect(bytes.length).toBe(zipSize(entries));
          const others = unzipSync(new Uint8Array(bytes));
          const zip = await opened(bytes);
          for (const [one, expected] of files) {
            expect(Buffer.from(others[one] ?? []).equals(expected)).toBe(true);
            expect((await readSmall(zip, one, 10_000))?.equals(expected)).toBe(true);
          }
          expect(zip.entries.map(({ name: one }) => one)).toEqual(files.map(([one]) => one));
          await zip.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('ends visibly broken when a file is not as long as announced', async () => {
    const short = { ...textFile('a.txt', 'abc'), size: 4 };
    await expect(written([short])).rejects.toThrow(ZipContentError);
    await expect(written([{ ...short, size: 2 }])).rejects.toThrow(ZipContentError);
  });
});

describe('a zip from outside', () => {
  const bomb = zipSync({ 'a.txt': new Uint8Array(20_000_000) }, { level: 9 });

  it('is read when other programs have packed it', async () => {
    const bytes = zipSync({ 'a/b.txt': Buffer.from('text '.repeat(1000)), 'c/': new Uint8Array() });
    const zip = await opened(bytes);
    expect(zip.entries).toMatchObject([{ name: 'a/b.txt', size: 5000 }]);
    expect((await readSmall(zip, 'a/b.txt', 5000))?.length).toBe(5000);
    await expect(readSmall(zip, 'a/b.txt', 4999)).rejects.toMatchObject({ fault: 'too-large' });
    expect(await readSmall(zip, 'none', 1)).toBeNull();
    await zip.close();
  });

  it.each([
    ['../a.txt', false],
    ['/etc/passwd', false],
    ['a/../../b', false],
    ['a\\b', false],
    ['C:/a', false],
    ['a//b', false],
    ['a\u0000b', false],
    ['', false],
    ['materials/AJ001/01-report.pdf', true],
    ['材料/一.pdf', true],
  ])('takes the name %j: %s', async (name, safe) => {
    expect(isSafeName(name)).toBe(safe);
    if (!safe && name !== '')
      expect(await faultOf(zipSync({ [name]: Buffer.from('x') }))).toBe('unsafe-name');
  });

  it('is refused when it unpacks to far more than it is, or to more than is allowed', async () => {
    expect(await faultOf(bomb)).toBe('bomb');
    expect(await faultOf(bomb, { ...LIMITS, ratio: 10_000, bytes: 10_000_000 })).toBe('too-large');
    const many = Object.fromEntries(
      Array.from({ length: 101 }, (_, index) => [`${index}`, new Uint8Array(1)]),
    );
    expect(await faultOf(zipSync(many))).toBe('too-many');
    expect(await faultOf(bomb, { ...LIMITS, ratio: 10_000 })).toBe('none');
  });

  it('is refused when a file unpacks to more than it announces', async () => {
    const lying = Buffer.from(bomb);
    const directory = lying.lastIndexOf(Buffer.from('504b0102', 'hex'));
    lying.writeUInt32LE(1000, directory + 24);
    expect(await faultOf(lying)).toBe('bomb');
  });

  it('is refused when files lie over one another, have one name, are links or encrypted', async () => {
    const two = Buffer.from(await written([textFile('a.txt', 'aaaa'), textFile('b.txt', 'bbbb')]));
    const second = two.lastIndexOf(Buffer.from('504b0102', 'hex'));
    const first = two.lastIndexOf(Buffer.from('504b0102', 'hex'), second - 1);
    const changed = (change: (bytes: Buffer) => void) => {
      const bytes = Buffer.from(two);
      change(bytes);
      return faultOf(bytes);
    };
    expect(await changed(() => undefined)).toBe('none');
    expect(await changed((bytes) => bytes.writeUInt32LE(bytes.readUInt32LE(first + 42), second + 42))).toBe(
      'bomb',
    );
    expect(await changed((bytes) => bytes.write('A', second + 46))).toBe('name-twice');
    expect(await changed((bytes) => bytes.writeUInt32LE(0o120777 * 65_536, first + 38))).toBe('unsafe-name');
    expect(await changed((bytes) => bytes.writeUInt16LE(1, first + 8))).toBe('broken');
    expect(await changed((bytes) => bytes.writeUInt32LE(7, first + 16))).toBe('broken');
    expect(await changed((bytes) => bytes.writeUInt32LE(0xffff_0000, first + 42))).toBe('bomb');
  });

  it('is refused when it is none, or cut short anywhere', async () => {
    const bytes = await written([textFile('a.txt', 'some text'), textFile('b.txt', 'more of it')]);
    expect(await faultOf(Buffer.from('no zip at all, but longer than its end would be'))).toBe('broken');
    for (let length = 0; length < bytes.length; length += 7)
      expect(await faultOf(bytes.subarray(0, length))).toBe('broken');
  });
});
