import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import { localeOf, themeOf } from './locale.server.ts';
import { etagOf, isKnown, PUBLIC_CACHING } from './public-response.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { Recent } from '#app/platform/recent.ts';

/** As small as may be had in a moment: a page is packed once and sent often. */
const PACKERS = {
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
};
type Encoding = keyof typeof PACKERS;
const MB = 1024 * 1024;
/** A page says what is running now: it is written anew after so long, also when nothing has happened. */
const FRESH_MS = 15_000;
/** A page that takes longer than this to be written is written for each who waits for it. */
const WAIT_MS = 5_000;

type Kept = {
  stamp: string;
  at: number;
  /** Strong, as it is compared; sent as a weak one, since the page is sent packed or not. */
  etag: string;
  headers: [string, string][];
  body: Buffer;
  packed: Partial<Record<Encoding, Promise<Buffer>>>;
};

const pages = new Recent<Kept>(64 * MB);
/** Tells `keepPage` what was true when the writing of its page began; never believed from outside. */
const STAMP_HEADER = 'x-page-stamp';
/** Pages that are being written. */
const begun = new Map<string, { stamp: string; done: Promise<void>; end: () => void }>();

/**
 * Under what a request's page is kept; null for who is, or may be, somebody in particular: only the choices of language
 * and look may come along as cookies, so that neither a session nor a message ever meets the pages of everybody.
 */
async function keyOf(request: Request): Promise<string | null> {
  if (request.method !== 'GET') return null;
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((part) => part.trim().split('=')[0]);
  if (!cookies.every((name) => ['', 'locale', 'theme'].includes(name ?? ''))) return null;
  if (request.headers.has('authorization')) return null;
  const { pathname, search } = new URL(request.url);
  return [pathname + search, await localeOf(request), await themeOf(request)].join(' ');
}

const isFresh = (kept: Kept | undefined, stamp: string): kept is Kept =>
  kept?.stamp === stamp && Math.abs(now().getTime() - kept.at) < FRESH_MS;

/**
 * Answers a request for a public page from memory, and says whether it did. Of many who ask for the same page at the same
 * time, the first has it written and the others wait. `stamp` says of what everything on public pages was made.
 */
export async function answerFromMemory(
  incoming: IncomingMessage,
  response: ServerResponse,
  stamp: () => Promise<string>,
): Promise<boolean> {
  delete incoming.headers[STAMP_HEADER];
  const headers = new Headers();
  for (const name of ['cookie', 'accept-language', 'authorization'] as const) {
    const value = incoming.headers[name];
    if (value) headers.set(name, value);
  }
  const key = await keyOf(
    new Request(`http://localhost${incoming.url ?? '/'}`, { method: incoming.method, headers }),
  );
  if (!key) return false;
  const current = await stamp();
  const writing = begun.get(key);
  if (writing?.stamp === current && !isFresh(pages.get(key), current)) await writing.done;
  const kept = pages.get(key);
  if (isFresh(kept, current)) {
    await send(incoming, response, kept);
    return true;
  }
  begin(key, current, response);
  incoming.headers[STAMP_HEADER] = current;
  return false;
}

function begin(key: string, stamp: string, response: ServerResponse): void {
  let resolve = () => {};
  const done = new Promise<void>((settle) => (resolve = settle));
  const end = () => {
    clearTimeout(timer);
    if (begun.get(key)?.done === done) begun.delete(key);
    resolve();
  };
  const timer = setTimeout(end, WAIT_MS);
  begun.set(key, { stamp, done, end });
  response.once('close', end);
}

async function send(incoming: IncomingMessage, response: ServerResponse, kept: Kept): Promise<void> {
  // The policy names the nonce of the page that was kept. A browser that has an earlier writing of it keeps its own.
  const known = isKnown(incoming.headers['if-none-match'] ?? null, kept.etag);
  for (const [name, value] of kept.headers)
    if (!known || name !== 'content-security-policy') response.setHeader(name, value);
  if (known) {
    response.writeHead(304).end();
    return;
  }
  const accepted = String(incoming.headers['accept-encoding'] ?? '');
  const encoding = (['br', 'gzip'] as const).find((name) =>
    new RegExp(`\\b${name}\\b(?!;q=0)`).test(accepted),
  );
  const body = encoding ? await (kept.packed[encoding] ??= PACKERS[encoding](kept.body)) : kept.body;
  if (encoding) response.setHeader('Content-Encoding', encoding);
  response.setHeader('Content-Length', body.length);
  response.writeHead(200).end(body);
}

/**
 * Keeps a page that was written for `answerFromMemory`, marks it as everybody's and answers with it; what was written for
 * somebody in particular is marked so, and passes.
 */
export async function keepPage(request: Request, response: Response, nonce: string): Promise<Response> {
  const key = await keyOf(request);
  const stamp = request.headers.get(STAMP_HEADER);
  if (!key || !stamp || response.status !== 200 || response.headers.has('set-cookie')) {
    if (!response.headers.has('cache-control')) response.headers.set('Cache-Control', 'private, no-cache');
    return response;
  }
  const body = Buffer.from(await response.arrayBuffer());
  const { headers } = response;
  // The nonce differs each time and says nothing about the page.
  const etag = etagOf(nonce ? body.toString('utf8').replaceAll(nonce, '') : body);
  for (const [name, value] of Object.entries(PUBLIC_CACHING)) headers.set(name, value);
  headers.set('ETag', `W/${etag}`);
  headers.set('Vary', 'Accept-Encoding, Accept-Language, Cookie');
  const kept = { stamp, at: now().getTime(), etag, headers: [...headers], body, packed: {} };
  // Its packed forms come later, and are smaller than it.
  pages.set(key, kept, 2 * body.length);
  const writing = begun.get(key);
  if (writing?.stamp === stamp) writing.end();
  return new Response(new Uint8Array(body), { status: 200, headers });
}
