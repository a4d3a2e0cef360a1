import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Plain data as it is kept for good: JSON, packed. */
export async function freeze(value: unknown): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await pack(JSON.stringify(value)));
}

/** What `freeze` kept; the caller says what it is. */
export async function thaw(bytes: Uint8Array): Promise<unknown> {
  return JSON.parse((await unpack(bytes)).toString('utf8')) as unknown;
}
