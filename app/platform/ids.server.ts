import { randomBytes } from 'node:crypto';

let last = 0;
let tail = 0n;

/**
 * A UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, then 74 random bits. Those of one process rise, also within
 * a millisecond (method 2 of its section 6.2: the random bits are counted up by a random step): rows that are made one
 * after the other are read in that order.
 */
export function uuidv7(): string {
  const now = Date.now();
  const bytes = randomBytes(16);
  if (now > last) {
    last = now;
    // The highest of the 74 bits is left out, so that counting up does not run over.
    tail = ((bytes.readBigUInt64BE(0) & 0x7ffn) << 62n) | (bytes.readBigUInt64BE(8) >> 2n);
  } else tail += 1n + BigInt(bytes.readUInt32BE(0));
  bytes.writeUIntBE(last, 0, 6);
  bytes.writeUInt16BE(0x7000 | Number(tail >> 62n), 6);
  bytes.writeBigUInt64BE((tail & 0x3fff_ffff_ffff_ffffn) | 0x8000_0000_0000_0000n, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
