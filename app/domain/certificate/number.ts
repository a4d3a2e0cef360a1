import { refuse, ok } from '../result.ts';
import type { Result } from '../result.ts';

/** What a pattern of certificate numbers may name besides the running number. */
export type NumberFacts = { year: number; code: string };

const PLACEHOLDER = /\{([^{}]*)\}/g;
const SEQUENCE = /\{seq(?::([1-9]))?\}/g;

/** Whether a pattern can be numbered with: one running number, nothing unknown, characters that can be typed. */
export function checkNumberPattern(pattern: string): Result<undefined> {
  const unknown = [...pattern.matchAll(PLACEHOLDER)]
    .map(([whole]) => whole)
    .filter((whole) => !/^\{(year|code|seq(:[1-9])?)\}$/.test(whole));
  if (unknown.length > 0)
    return refuse('certificate-placeholder-unknown', { names: unknown.join(' ') }, 'pattern');
  if ([...pattern.matchAll(SEQUENCE)].length !== 1)
    return refuse('certificate-pattern-seq', undefined, 'pattern');
  if (/[\s/?#%\\]/.test(pattern.replaceAll(PLACEHOLDER, '')))
    return refuse('certificate-pattern-signs', undefined, 'pattern');
  return ok(undefined);
}

/** The pattern with all but the running number filled in: what counts by itself. */
export function numberSeries(pattern: string, { year, code }: NumberFacts): string {
  return pattern.replaceAll('{year}', String(year)).replaceAll('{code}', code);
}

/** One number of a series: "JH2026-{seq:4}" and 7 give "JH2026-0007". */
export function numberInSeries(series: string, sequence: number): string {
  return series.replaceAll(SEQUENCE, (_, width?: string) =>
    String(sequence).padStart(Number(width ?? 1), '0'),
  );
}

/** The number of a later issue of a certificate: the first one's with what issue it is ("JH2026-0007-2"). */
export function reissuedNumber(number: string, lastIssue: number, issue = lastIssue + 1): string {
  const first = lastIssue > 1 ? number.slice(0, number.length - `-${lastIssue}`.length) : number;
  return `${first}-${issue}`;
}

/** Thirty-two signs that nobody mistakes for another (Crockford's): no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/** A certificate's code from ten random bytes: fifty bits, short enough to be typed. */
export function certificateCode(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** A typed code as it is stored: spaces, hyphens and capitals do not matter, nor O for 0 and I or L for 1. Null: no code. */
export function readCertificateCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return code.length === LENGTH && [...code].every((sign) => ALPHABET.includes(sign)) ? code : null;
}

/** A code in two groups, as it is printed. */
export function showCertificateCode(code: string): string {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
}
