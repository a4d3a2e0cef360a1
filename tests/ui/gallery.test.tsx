import { renderToString } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';

import { Gallery } from '#app/ui/gallery.tsx';

async function render(language: 'zh' | 'en'): Promise<string> {
  const routes = [{ path: '/', element: <Gallery language={language} /> }];
  const context = await createStaticHandler(routes).query(new Request('http://localhost/'));
  if (context instanceof Response) throw new Error('The gallery redirects');
  return renderToString(
    <StaticRouterProvider router={createStaticRouter(routes, context)} context={context} hydrate={false} />,
  );
}

describe('every component, as the server sends it', () => {
  let html = '';
  beforeAll(async () => {
    html = await render('zh');
  });

  test('carries no inline style, which the content security policy would drop', () => {
    expect(html).not.toMatch(/\sstyle="/);
  });

  test('gives no id twice', () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((m) => m[1]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('describes its controls by elements that are there', () => {
    const described = [...html.matchAll(/aria-describedby="([^"]+)"/g)].flatMap(
      (m) => m[1]?.split(' ') ?? [],
    );
    expect(described.length).toBeGreaterThan(5);
    for (const id of described) expect(html).toContain(`id="${id}"`);
  });

  test('asks before the irreversible without script', () => {
    // And Enter in a field of the form does not answer for whoever has not been asked.
    expect(html).toMatch(
      /<button type="submit" disabled="" hidden=""><\/button><details[^>]*><summary[^>]*>公布名单/,
    );
    expect(html).not.toContain('<dialog');
  });

  test('shows a dash, named for readers of screens, where there is nothing, and zero as zero', () => {
    expect(html).toMatch(/—<\/span><span class="sr-only">未评分/);
    expect(html).toMatch(/data-label="评委数"[^>]*><div[^>]*>0</);
  });

  test('speaks only the language it was given', async () => {
    expect((await render('en')).replaceAll('中文', '')).not.toMatch(/\p{Script=Han}/u);
  });
});
