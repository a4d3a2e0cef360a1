import { createHash } from 'node:crypto';

import { viewerOfKey } from './keys.server.ts';
import { PageSchema } from './read.server.ts';
import type { Page } from './read.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { now } from '#app/platform/clock.server.ts';

/** Requests a minute that a key may make. */
const MOST_A_MINUTE = 120;
const used = new Map<string, { minute: number; count: number }>();

const json = (status: number, body: string, headers: Record<string, string> = {}) =>
  new Response(body, {
    status,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'private, no-cache',
      ...headers,
    },
  });
const wrong = (status: number, error: string, headers?: Record<string, string>) =>
  json(status, JSON.stringify({ error }), headers);

function isTooMany(keyId: string, at: Date): boolean {
  const minute = Math.floor(at.getTime() / 60_000);
  const known = used.get(keyId);
  if (!known || known.minute !== minute) {
    // Keys that stopped asking are forgotten with their minute.
    for (const [id, one] of used) if (one.minute !== minute) used.delete(id);
    used.set(keyId, { minute, count: 1 });
    return false;
  }
  known.count += 1;
  return known.count > MOST_A_MINUTE;
}

/**
 * Answers a request of another system: the key is in `Authorization: Bearer …`, the answer is JSON with an ETag. 401
 * without a key that counts, 429 beyond the limit, 400 for a page that cannot be, 404 for what the key does not reach.
 */
export async function apiReply(
  request: Request,
  read: (viewer: Viewer, page: Page) => Promise<unknown>,
): Promise<Response> {
  const at = now();
  const key = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  const viewer = key ? await viewerOfKey(key, at) : null;
  if (!viewer)
    return wrong(401, 'a key is needed: Authorization: Bearer …', { 'WWW-Authenticate': 'Bearer' });
  if (isTooMany(viewer.personId, at)) return wrong(429, 'too many requests', { 'Retry-After': '60' });
  const query = new URL(request.url).searchParams;
  const page = PageSchema.safeParse(Object.fromEntries(query));
  if (!page.success) return wrong(400, 'limit is 1 to 500');
  const found = await read(viewer, page.data);
  if (found === null) return wrong(404, 'not found');
  const body = JSON.stringify(found);
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  if (request.headers.get('if-none-match') === tag)
    return new Response(null, { status: 304, headers: { ETag: tag } });
  return json(200, body, { ETag: tag });
}
