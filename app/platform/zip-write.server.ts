import { crc32 } from 'node:zlib';

/** A file of a zip: how large it is, and its bytes, which are read twice (first for the checksum in front of them). */
export type ZipFile = { name: string; size: number; read: () => AsyncIterable<Uint8Array> };

/** A file whose content is not what was announced: the zip ends there, visibly broken. */
export class ZipContentError extends Error {}

/** Of every file alike: 2000-01-01, as zips count dates. */
const DOS_DATE = (20 << 9) | (1 << 5) | 1;
const UTF8 = 0x0800;
const MAX32 = 0xffff_ffff;
const MAX16 = 0xffff;

/** A file of the zip that is in memory. */
export function textFile(name: string, content: string | Uint8Array): ZipFile {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return {
    name,
    size: bytes.byteLength,
    async *read() {
      yield await Promise.resolve(bytes);
    },
  };
}

/** How large the zip of these files is, to the byte. */
export function zipSize(files: readonly Pick<ZipFile, 'name' | 'size'>[]): number {
  let size = 0;
  let directory = 0;
  for (const file of files) {
    const name = Buffer.byteLength(file.name);
    directory += 46 + name + (size >= MAX32 ? 12 : 0);
    size += 30 + name + file.size;
  }
  const large = size >= MAX32 || files.length >= MAX16;
  return size + directory + (large ? 76 : 0) + 22;
}

/**
 * The zip of these files, not compressed, as it is made: nothing is held besides the piece under way. Sizes and checksums
 * stand in front of each file, so that every program can read it; beyond 4 GB it is a zip64.
 */
export async function* writeZip(files: readonly ZipFile[]): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    if (file.size >= MAX32) throw new ZipContentError(`${file.name} is larger than 4 GB`);
    const name = Buffer.from(file.name, 'utf8');
    const sum = await checksum(file);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x0403_4b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(UTF8, 6);
    head.writeUInt16LE(DOS_DATE, 12);
    head.writeUInt32LE(sum, 14);
    head.writeUInt32LE(file.size, 18);
    head.writeUInt32LE(file.size, 22);
    head.writeUInt16LE(name.length, 26);
    yield Buffer.concat([head, name]);
    let written = 0;
    for await (const piece of file.read()) {
      written += piece.byteLength;
      if (written > file.size) throw new ZipContentError(`${file.name} has grown`);
      yield piece;
    }
    if (written < file.size) throw new ZipContentError(`${file.name} is cut short`);
    directory.push(directoryLine(name, file.size, sum, offset));
    offset += head.length + name.length + file.size;
  }
  for (const line of directory) yield line;
  yield ending(
    files.length,
    offset,
    directory.reduce((length, line) => length + line.length, 0),
  );
}

async function checksum(file: ZipFile): Promise<number> {
  let sum = 0;
  for await (const piece of file.read()) sum = crc32(piece, sum);
  return sum;
}

function directoryLine(name: Buffer, size: number, sum: number, offset: number): Buffer {
  const far = offset >= MAX32;
  const line = Buffer.alloc(46);
  line.writeUInt32LE(0x0201_4b50, 0);
  line.writeUInt16LE(far ? 45 : 20, 4);
  line.writeUInt16LE(far ? 45 : 20, 6);
  line.writeUInt16LE(UTF8, 8);
  line.writeUInt16LE(DOS_DATE, 14);
  line.writeUInt32LE(sum, 16);
  line.writeUInt32LE(size, 20);
  line.writeUInt32LE(size, 24);
  line.writeUInt16LE(name.length, 28);
  line.writeUInt16LE(far ? 12 : 0, 30);
  line.writeUInt32LE(far ? MAX32 : offset, 42);
  if (!far) return Buffer.concat([line, name]);
  const extra = Buffer.alloc(12);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(BigInt(offset), 4);
  return Buffer.concat([line, name, extra]);
}

function ending(count: number, offset: number, length: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(Math.min(count, MAX16), 8);
  end.writeUInt16LE(Math.min(count, MAX16), 10);
  end.writeUInt32LE(Math.min(length, MAX32), 12);
  end.writeUInt32LE(Math.min(offset, MAX32), 16);
  if (offset < MAX32 && count < MAX16) return end;
  const large = Buffer.alloc(76);
  large.writeUInt32LE(0x0606_4b50, 0);
  large.writeBigUInt64LE(44n, 4);
  large.writeUInt16LE(45, 12);
  large.writeUInt16LE(45, 14);
  large.writeBigUInt64LE(BigInt(count), 24);
  large.writeBigUInt64LE(BigInt(count), 32);
  large.writeBigUInt64LE(BigInt(length), 40);
  large.writeBigUInt64LE(BigInt(offset), 48);
  large.writeUInt32LE(0x0706_4b50, 56);
  large.writeBigUInt64LE(BigInt(offset + length), 64);
  large.writeUInt32LE(1, 72);
  return Buffer.concat([large, end]);
}
