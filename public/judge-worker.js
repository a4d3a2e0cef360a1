/**
 * Answers for the judge's pages where there is no connection, from what the judge has kept on this device (see
 * app/features/shared/offline-store.ts). With a connection the server's answer always comes first; nothing is kept
 * that was not asked to be.
 */
const PAGES = 'judge-pages';
const FILES = 'judge-files';
const CODE = 'judge-code';
/** A line that is there and does not answer is no line. */
const PATIENCE_MS = 6000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(keptFirst(CODE, request));
  else if (pathname.startsWith('/files/')) event.respondWith(keptFile(request));
  else if (request.mode === 'navigate') event.respondWith(page(request));
});

async function keptFirst(name, request) {
  const kept = await (await caches.open(name)).match(request.url);
  return kept ?? fetch(request);
}

/** A page from the server; the kept one when it does not answer. A kept page is renewed by every answer. */
async function page(request) {
  const pages = await caches.open(PAGES);
  const kept = await pages.match(request.url, { ignoreSearch: true });
  if (!kept) return fetch(request);
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.status === 200 && !response.redirected) await pages.put(request.url, response.clone());
    // Behind a proxy, a server that is down answers with 502 to 504.
    return response.status < 500 ? response : kept;
  } catch {
    return kept;
  }
}

/** A file that is kept, whole or the part that a player asks for. */
async function keptFile(request) {
  const kept = await (await caches.open(FILES)).match(request.url, { ignoreSearch: true });
  if (!kept) return fetch(request);
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range') ?? '') ?? [];
  if (from === '' && to === '') return kept;
  const whole = await kept.blob();
  const start = from === '' ? Math.max(0, whole.size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? whole.size - 1 : Math.min(Number(to), whole.size - 1);
  const headers = new Headers(kept.headers);
  headers.set('Content-Range', `bytes ${start}-${end}/${whole.size}`);
  headers.set('Content-Length', String(end - start + 1));
  return new Response(whole.slice(start, end + 1), { status: 206, headers });
}
