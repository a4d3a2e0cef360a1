import type { Page, Response } from '@playwright/test';

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The page behind an address: ids and the query are not part of it. */
export function pageName(href: string): string {
  return new URL(href).pathname.replaceAll(ID, ':id') || '/';
}

/**
 * Walks a signed-in browser through every page that can be reached by links from `start`, one address per kind of page,
 * and calls `visit` on each. Downloads, other sites and pages that `within` does not name are left alone. Returns the names
 * of the pages seen.
 */
export async function crawl(
  page: Page,
  start: readonly string[],
  visit: (name: string, response: Response) => Promise<void>,
  within = /^/,
): Promise<string[]> {
  const seen = new Set<string>();
  const queue = [...start];
  for (let href = queue.shift(); href !== undefined; href = queue.shift()) {
    const name = pageName(href);
    if (seen.has(name) || !within.test(name)) continue;
    seen.add(name);
    const response = await page.goto(href);
    if (!response || !(response.headers()['content-type'] ?? '').includes('text/html')) continue;
    await visit(name, response);
    const origin = new URL(href).origin;
    const links = await page
      .locator('a[href]:not([download])')
      .evaluateAll((nodes) => nodes.map((node) => (node as HTMLAnchorElement).href));
    // The last of a kind on a page: what has gone furthest usually stands at the end of its list.
    queue.push(
      ...links
        .filter((link) => link.startsWith(origin) && !/\.(xlsx|pdf|csv|xml)(\?|$)|\/files\//.test(link))
        .reverse(),
    );
  }
  return [...seen];
}
