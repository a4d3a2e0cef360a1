import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/**
 * The wire protocol of UploadThing v7 as its documentation for other servers describes it: a token, and presigned URLs
 * whose signature covers the whole address.
 */

export const APP_ID = 'portal';

/** The service key of this installation, derived from its secret: nothing more to keep or to lose. */
export function serviceKey(secret: string): string {
  return `sk_live_${Buffer.from(hkdfSync('sha256', secret, 'portal', 'uploads', 32)).toString('hex')}`;
}

/** The token that the SDK reads its settings from. */
export function serviceToken(apiKey: string): string {
  const settings = { apiKey, appId: APP_ID, regions: ['here'] };
  return Buffer.from(JSON.stringify(settings)).toString('base64');
}

/** The signature of a text, as the SDK writes and checks it. */
export function sign(apiKey: string, text: string): string {
  return `hmac-sha256=${createHmac('sha256', apiKey).update(text).digest('hex')}`;
}

/** What a presigned URL allows: exactly this file, until then. */
export type Ticket = {
  key: string;
  name: string;
  size: number;
  type: string;
  slug: string;
  customId: string | null;
};

export type TicketRefusal = 'bad-request' | 'forbidden' | 'expired';

/**
 * Checks a presigned URL: the signature over the configured address (never the Host header), then the expiry.
 * `search` is the query as it came.
 */
export function readTicket(
  key: string,
  search: string,
  options: { ingestUrl: string; apiKey: string; now: Date },
): { ok: true; ticket: Ticket } | { ok: false; refusal: TicketRefusal } {
  if (!/^[A-Za-z0-9_-]{12,200}$/.test(key)) return { ok: false, refusal: 'bad-request' };
  const url = new URL(`${options.ingestUrl}/${key}${search}`);
  const given = url.searchParams.getAll('signature');
  url.searchParams.delete('signature');
  const [signature] = given;
  if (signature === undefined || given.length > 1) return { ok: false, refusal: 'forbidden' };
  const expected = Buffer.from(sign(options.apiKey, url.toString()));
  const actual = Buffer.from(signature);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual))
    return { ok: false, refusal: 'forbidden' };
  if (Number(url.searchParams.get('expires')) < options.now.getTime())
    return { ok: false, refusal: 'expired' };
  // The SDK encodes each value once more than the query does.
  const value = (name: string) => decodeURIComponent(url.searchParams.get(name) ?? '');
  const size = Number(value('x-ut-file-size'));
  if (!Number.isSafeInteger(size) || size < 0) return { ok: false, refusal: 'bad-request' };
  return {
    ok: true,
    ticket: {
      key,
      name: value('x-ut-file-name'),
      size,
      type: value('x-ut-file-type'),
      slug: value('x-ut-slug'),
      customId: value('x-ut-custom-id') || null,
    },
  };
}
