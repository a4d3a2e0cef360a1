import {
  createCipheriv,
  createDecipheriv,
  hkdfSync,
  randomBytes,
  randomInt,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';

import { env } from '#app/platform/env.server.ts';

/** No 0/O, 1/l/I: read aloud and typed from paper by children. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Cost for passwords that people choose (about 50 ms here). */
const CHOSEN = { N: 16384, r: 8, p: 1 };
/**
 * Cost for one-time passwords, which stand until the first sign-in: 10 random letters are 49 bits, years of guessing at
 * a million a second, and a roster of 5,000 is done in seconds.
 */
const RANDOM = { N: 512, r: 8, p: 1 };

function derive(password: string, salt: Buffer, cost: { N: number; r: number; p: number }): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

async function hashWith(password: string, cost: { N: number; r: number; p: number }): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Hash of a password that a person chose: "scrypt$N$r$p$salt$key". */
export function hashPassword(password: string): Promise<string> {
  return hashWith(password, CHOSEN);
}

/** Hash of a password made by `newOneTimePassword`. */
export function hashOneTimePassword(password: string): Promise<string> {
  return hashWith(password, RANDOM);
}

/** Whether the password gives this hash. False for a malformed hash. */
export async function verifyPassword({
  hash,
  password,
}: {
  hash: string;
  password: string;
}): Promise<boolean> {
  const [scheme, N, r, p, salt, key] = hash.split('$');
  if (scheme !== 'scrypt' || !salt || !key) return false;
  const expected = Buffer.from(key, 'base64url');
  const actual = await derive(password, Buffer.from(salt, 'base64url'), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  });
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function randomLetters(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** A password to print on a slip, such as "kmw4x-7pqtc". */
export function newOneTimePassword(): string {
  return `${randomLetters(5)}-${randomLetters(5)}`;
}

/** A code for an invitation, such as "abcd-efgh-jkmn-pqrs" (79 bits). */
export function newInvitationCode(): string {
  return [4, 4, 4, 4].map(randomLetters).join('-');
}

/** A short code that classmates tell each other, such as "k7mqx2". */
export function newJoinCode(): string {
  return randomLetters(6);
}

function keyFor(purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', env().secret, '', purpose, 32));
}

/** Encrypts a short text that must be printable again (AES-256-GCM, key derived per purpose). */
export function seal(purpose: string, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** The text of `seal`; null when the secret has changed or the text was tampered with. */
export function unseal(purpose: string, sealed: string): string | null {
  try {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
