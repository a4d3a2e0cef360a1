import { createHash } from 'node:crypto';

/** Weak comparison (RFC 9110, 13.1.2): proxies that compress mark the tag as weak. */
export function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}

/** A tag for bytes, or for whatever decides them. */
export function etagOf(content: string | Uint8Array): string {
  return `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;
}

/**
 * Browsers ask each time and mostly hear that nothing has changed, so that a list that is withdrawn is gone for whoever
 * loads it again; a cache in front of the portal may answer the same for a few seconds, and longer while it asks.
 */
export const PUBLIC_CACHING = {
  'Cache-Control': 'public, max-age=0, s-maxage=15',
  'CDN-Cache-Control': 'public, max-age=15, stale-while-revalidate=60',
} as const;

/** What anybody may read and keep, under a tag; `make` is asked only when the reader has it not. */
export async function publicResponse(
  request: Request,
  { etag, headers }: { etag: string; headers: Record<string, string> },
  make: () => string | Uint8Array | Promise<string | Uint8Array>,
): Promise<Response> {
  const all = { ...headers, ...PUBLIC_CACHING, ETag: etag, 'X-Content-Type-Options': 'nosniff' };
  if (isKnown(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers: all });
  const body = await make();
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), { headers: all });
}
