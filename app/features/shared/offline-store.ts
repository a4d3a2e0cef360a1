/** The caches of a judge's device; `public/judge-worker.js` reads them by the same names. */
const PAGES = 'judge-pages';
const FILES = 'judge-files';
const CODE = 'judge-code';
const KEPT = 'judge-kept';

/** What a device is to keep: pages by address, files with their sizes. */
export type OfflineList = {
  projects: number;
  pages: string[];
  files: { href: string; bytes: number }[];
};

/** What was kept, and when; `missing`: files that could not be fetched. */
export type Kept = { at: number; projects: number; missing: number };

const canKeep = () => 'caches' in window && 'serviceWorker' in navigator;

/** Whether this browser can keep pages: it must, and the portal must be opened by https (or on this machine). */
export function offlineSupport(): 'yes' | 'insecure' | 'no' {
  if (!window.isSecureContext) return 'insecure';
  return canKeep() ? 'yes' : 'no';
}

const keptKey = (roundId: string) => `${KEPT}:${roundId}`;

/** What this device keeps of a round. */
export function readKept(roundId: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keptKey(roundId)) ?? 'null');
    const isKept = typeof kept === 'object' && kept !== null && 'at' in kept && 'projects' in kept;
    return isKept ? (kept as Kept) : null;
  } catch {
    return null;
  }
}

/** Bytes that this device has room for; null where the browser does not say. */
async function roomLeft(): Promise<number | null> {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  return quota === undefined || usage === undefined ? null : quota - usage;
}

/**
 * Keeps pages and files on this device, with the code that they run. Throws 'no-room' when there is not enough; a page
 * that cannot be fetched ends it, a file that cannot is counted. Pages come last, so that what opens is complete.
 */
export async function keepOffline(
  roundId: string,
  list: OfflineList,
  tell: (done: number, of: number) => void,
): Promise<Kept> {
  const bytes = list.files.reduce((sum, file) => sum + file.bytes, 0);
  const room = await roomLeft();
  if (room !== null && room < bytes * 1.1) throw new Error('no-room');
  await navigator.storage?.persist?.();
  await navigator.serviceWorker.register('/judge-worker.js', { scope: '/judge' });
  await navigator.serviceWorker.ready;
  const total = list.pages.length + list.files.length;
  let done = 0;
  let missing = 0;
  const files = await caches.open(FILES);
  for (const { href } of list.files) {
    if (!(await files.match(href))) {
      const response = await fetch(href).catch(() => null);
      if (response?.status === 200) await files.put(href, response);
      else missing += 1;
    }
    tell((done += 1), total);
  }
  const pages = await caches.open(PAGES);
  for (const href of list.pages) {
    const response = await fetch(href, { headers: { accept: 'text/html' } });
    if (!response.ok || response.redirected) throw new Error('page');
    await keepCode(await response.clone().text());
    await pages.put(href, response);
    tell((done += 1), total);
  }
  const kept = { at: Date.now(), projects: list.projects, missing };
  localStorage.setItem(keptKey(roundId), JSON.stringify(kept));
  return kept;
}

/** Keeps what a page runs: what it names, and what this page has loaded so far (words, pieces loaded on demand). */
async function keepCode(html: string): Promise<void> {
  const code = await caches.open(CODE);
  const named = [...html.matchAll(/\/assets\/[\w.-]+/g)].map(([href]) => href);
  const loaded = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name).pathname)
    .filter((path) => path.startsWith('/assets/'));
  for (const href of new Set([...named, ...loaded]))
    if (!(await code.match(href))) await code.add(href).catch(() => undefined);
}

/** Fetches a kept page anew, once the server knows more than it says. */
export async function refreshKept(href: string): Promise<void> {
  if (!canKeep()) return;
  try {
    const pages = await caches.open(PAGES);
    if (!(await pages.match(href))) return;
    const response = await fetch(href, { headers: { accept: 'text/html' } });
    if (response.ok && !response.redirected) await pages.put(href, response);
  } catch {
    // No connection: what was typed stands on this device by itself.
  }
}

/** Removes everything that a judge's device keeps: after signing out, and when asked to. */
export async function dropOffline(): Promise<void> {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(`${KEPT}:`)) localStorage.removeItem(key);
    if ('caches' in window) await Promise.all([PAGES, FILES, CODE].map((name) => caches.delete(name)));
  } catch {
    // A browser that keeps nothing has nothing to remove.
  }
}
