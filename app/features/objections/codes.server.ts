import { createHash, createHmac } from 'node:crypto';

import { env } from '#app/platform/env.server.ts';
import { qrPicture } from '#app/platform/qr.server.ts';

/** No 0/O, 1/l/I: receipts are printed and typed. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * The code of an objection's receipt, such as "abcd-efgh-jkmn-pqrs" (79 bits). It follows from the page's token and what
 * was written, so that a form sent twice leads to one receipt and a changed one to another.
 */
export function receiptCode(token: string, written: readonly (string | number)[]): string {
  const bytes = createHmac('sha256', env().secret)
    .update(JSON.stringify(['objection', token, ...written]))
    .digest();
  const letters = Array.from({ length: 16 }, (_, index) => {
    const value = bytes.readUInt16BE(2 * index);
    return ALPHABET[value % ALPHABET.length] ?? '';
  }).join('');
  return letters.replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** The address of a receipt, and the same as a picture to scan. */
export function receiptLink(code: string) {
  const link = `${env().origin}/objections/${code}`;
  return { link, qr: qrPicture(link) };
}

/** What is stored of a receipt's code. Spaces, hyphens and capitals do not matter when it is typed from paper. */
export function hashReceiptCode(code: string): string {
  const letters = code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return createHash('sha256').update(`objection:${letters}`).digest('hex');
}
