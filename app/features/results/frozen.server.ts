import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Plain data as it is kept for good: JSON, packed. */
export async function freeze(value: unknown): Promise<Uint8Array<ArrayBuffer>> {
  return freezeText(JSON.stringify(value));
}

/** The same of what is JSON already. */
export async function freezeText(json: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await pack(json));
}

/** What `freeze` kept; the caller says what it is. */
export async function thaw(bytes: Uint8Array): Promise<unknown> {
  return JSON.parse((await unpack(bytes)).toString('utf8')) as unknown;
}
