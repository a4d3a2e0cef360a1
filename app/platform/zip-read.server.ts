import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createInflateRaw, crc32 } from 'node:zlib';

/** Why a zip from outside is not read. */
export type ZipFault = 'broken' | 'unsafe-name' | 'name-twice' | 'too-many' | 'too-large' | 'bomb';

/** Something in a zip from outside that is not to be trusted. */
export class ZipFaultError extends Error {
  readonly fault: ZipFault;
  constructor(fault: ZipFault, name = '') {
    super(`${fault} ${name}`.trim());
    this.fault = fault;
  }
}

export type ZipLimits = {
  /** Most files. */
  files: number;
  /** Most bytes of all files together, unpacked. */
  bytes: number;
  /** How many times larger than packed a file may become, above a megabyte. */
  ratio: number;
};

export type ZipEntry = { name: string; size: number; packed: number };
type Line = ZipEntry & { offset: number; method: number; sum: number };

const MAX32 = 0xffff_ffff;
const MEGABYTE = 1024 * 1024;
/** The end of a zip with the longest comment it may have, and the zip64 lines before it. */
const TAIL = 22 + 0xffff + 76;
/** A directory is names and numbers; a larger one is no directory. */
const DIRECTORY_MAX = 64 * MEGABYTE;
/** The bits of a Unix file type, and what a plain file or nothing says there. */
const TYPE_BITS = 0o170000;
const PLAIN = 0o100000;

/**
 * A zip from outside, on this disk. Its directory is read whole and believed in nothing: names that leave the folder,
 * links, encrypted files, two files of one name, files that lie over one another, more than the limits allow. Files are then read one at a
 * time; what unpacks to more than it announces, or to something else, ends in ZipFaultError.
 */
export async function openZip(file: string, limits: ZipLimits) {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const lines = await readDirectory(handle, size, limits);
    return {
      entries: lines.map(({ name, size: bytes, packed }): ZipEntry => ({ name, size: bytes, packed })),
      /** The content of a file, as it is unpacked. */
      read(name: string): AsyncGenerator<Buffer> {
        const line = lines.find((one) => one.name === name);
        if (!line) throw new ZipFaultError('broken', name);
        return unpack(handle, line);
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}
export type OpenZip = Awaited<ReturnType<typeof openZip>>;

/** The content of a small file of a zip, in memory. */
export async function readSmall(zip: OpenZip, name: string, maxBytes: number): Promise<Buffer | null> {
  const entry = zip.entries.find((one) => one.name === name);
  if (!entry) return null;
  if (entry.size > maxBytes) throw new ZipFaultError('too-large', name);
  const pieces: Buffer[] = [];
  for await (const piece of zip.read(name)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Whether a name stays inside the folder that the zip is unpacked into, on every system. */
export function isSafeName(name: string): boolean {
  // Control characters are what is looked for.
  // oxlint-disable-next-line no-control-regex
  if (name === '' || name.length > 240 || /[\u0000-\u001f\\:]/u.test(name)) return false;
  return name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

async function bytesAt(handle: FileHandle, start: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await handle.read(bytes, 0, length, start);
  if (bytesRead < length) throw new ZipFaultError('broken');
  return bytes;
}

async function readDirectory(handle: FileHandle, size: number, limits: ZipLimits): Promise<Line[]> {
  const { count, length, offset } = await findDirectory(handle, size);
  if (count > limits.files) throw new ZipFaultError('too-many');
  if (length > DIRECTORY_MAX || offset + length > size) throw new ZipFaultError('broken');
  const bytes = await bytesAt(handle, offset, length);
  const lines: Line[] = [];
  const names = new Set<string>();
  let at = 0;
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x0201_4b50) throw new ZipFaultError('broken');
    const [nameLength, extraLength] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30)];
    const next = at + 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
    if (next > bytes.length) throw new ZipFaultError('broken');
    const line = readLine(bytes, at, nameLength, extraLength);
    at = next;
    // A folder by itself is nothing.
    if (line.name.endsWith('/') && line.size === 0 && isSafeName(line.name.slice(0, -1))) continue;
    if (!isSafeName(line.name)) throw new ZipFaultError('unsafe-name', line.name);
    if (names.has(line.name.toLowerCase())) throw new ZipFaultError('name-twice', line.name);
    names.add(line.name.toLowerCase());
    if (line.size > MEGABYTE && line.size > line.packed * limits.ratio)
      throw new ZipFaultError('bomb', line.name);
    total += line.size;
    if (total > limits.bytes) throw new ZipFaultError('too-large');
    lines.push(line);
  }
  refuseOverlaps(lines, offset);
  return lines;
}

function readLine(bytes: Buffer, at: number, nameLength: number, extraLength: number): Line {
  const flags = bytes.readUInt16LE(at + 8);
  const method = bytes.readUInt16LE(at + 10);
  const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
  const type = (bytes.readUInt32LE(at + 38) >>> 16) & TYPE_BITS;
  const isFolder = name.endsWith('/');
  if (!isFolder && type !== 0 && type !== PLAIN) throw new ZipFaultError('unsafe-name', name);
  // Encrypted, or packed in a way that nobody needs here.
  if ((flags & 1) !== 0 || (method !== 0 && method !== 8)) throw new ZipFaultError('broken', name);
  let [packed, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
  let offset = bytes.readUInt32LE(at + 42);
  const start = at + 46 + nameLength;
  for (let extra = start; extra + 4 <= start + extraLength;) {
    const length = bytes.readUInt16LE(extra + 2);
    if (bytes.readUInt16LE(extra) === 1) {
      let field = extra + 4;
      const wide = () => {
        if (field + 8 > extra + 4 + length) throw new ZipFaultError('broken', name);
        const value = Number(bytes.readBigUInt64LE(field));
        field += 8;
        return value;
      };
      if (size === MAX32) size = wide();
      if (packed === MAX32) packed = wide();
      if (offset === MAX32) offset = wide();
    }
    extra += 4 + length;
  }
  if (method === 0 && packed !== size) throw new ZipFaultError('broken', name);
  return { name, size, packed, offset, method, sum: bytes.readUInt32LE(at + 16) };
}

async function findDirectory(handle: FileHandle, size: number) {
  const tail = await bytesAt(handle, Math.max(0, size - TAIL), Math.min(size, TAIL));
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== 0x0605_4b50) continue;
    const found = {
      count: tail.readUInt16LE(at + 10),
      length: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    };
    const before = at - 20;
    if (before < 0 || tail.readUInt32LE(before) !== 0x0706_4b50) return found;
    const record = await bytesAt(handle, Number(tail.readBigUInt64LE(before + 8)), 56);
    if (record.readUInt32LE(0) !== 0x0606_4b50) break;
    return {
      count: Number(record.readBigUInt64LE(32)),
      length: Number(record.readBigUInt64LE(40)),
      offset: Number(record.readBigUInt64LE(48)),
    };
  }
  throw new ZipFaultError('broken');
}

/** Files that share bytes unpack to far more than the zip holds. */
function refuseOverlaps(lines: readonly Line[], directory: number): void {
  const sorted = [...lines].sort((a, b) => a.offset - b.offset);
  for (const [index, line] of sorted.entries()) {
    const end = line.offset + 30 + Buffer.byteLength(line.name) + line.packed;
    if (end > (sorted[index + 1]?.offset ?? directory)) throw new ZipFaultError('bomb', line.name);
  }
}

async function* unpack(handle: FileHandle, line: Line): AsyncGenerator<Buffer> {
  const head = await bytesAt(handle, line.offset, 30);
  if (head.readUInt32LE(0) !== 0x0403_4b50) throw new ZipFaultError('broken', line.name);
  const start = line.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const packed = Readable.from(slices(handle, start, line.packed));
  const content = line.method === 0 ? packed : packed.pipe(createInflateRaw());
  packed.on('error', (error) => content.destroy(error));
  let size = 0;
  let sum = 0;
  try {
    for await (const piece of content as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > line.size) throw new ZipFaultError('bomb', line.name);
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch (error) {
    throw error instanceof ZipFaultError ? error : new ZipFaultError('broken', line.name);
  }
  if (size !== line.size || sum !== line.sum) throw new ZipFaultError('broken', line.name);
}

const SLICE = 256 * 1024;

async function* slices(handle: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < length; done += SLICE)
    yield await bytesAt(handle, start + done, Math.min(SLICE, length - done));
}
