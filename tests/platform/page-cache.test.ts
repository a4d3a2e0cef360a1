import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { answerFromMemory, keepPage } from '#app/platform/http/page-cache.server.ts';
import { Recent } from '#app/platform/recent.ts';

describe('the values used last', () => {
  it('never take more room than they may, and what was asked for last stays', () => {
    const steps = fc.array(
      fc.record({ key: fc.integer({ min: 0, max: 9 }), size: fc.integer({ min: 0, max: 12 }) }),
    );
    fc.assert(
      fc.property(steps, (all) => {
        const kept = new Recent<number>(20);
        for (const { key, size } of all) {
          kept.set(String(key), size, size);
          expect(kept.size).toBeLessThanOrEqual(20);
          expect(kept.get(String(key))).toBe(size);
        }
      }),
    );
    const two = new Recent<number>(2);
    two.set('a', 1, 1);
    two.set('b', 2, 1);
    two.get('a');
    two.set('c', 3, 1);
    expect([two.get('a'), two.get('b'), two.get('c')]).toEqual([1, undefined, 3]);
    two.set('a', 1, 3);
    expect(two.get('a')).toBeUndefined();
  });
});

describe('pages in memory', () => {
  let server: Server;
  let origin = '';
  let written = 0;
  let stamp = 'one';
  let meanwhile = () => Promise.resolve();
  let answer = { status: 200, more: {} as Record<string, string> };
  beforeAll(async () => {
    server = createServer((incoming, response) => {
      void (async () => {
        if (await answerFromMemory(incoming, response, () => Promise.resolve(stamp))) return;
        written += 1;
        const read = stamp;
        await meanwhile();
        const nonce = `nonce${written}`;
        const headers = new Headers({ 'Content-Security-Policy': `script-src '${nonce}'`, ...answer.more });
        const request = new Request(`http://localhost${incoming.url}`, {
          method: incoming.method,
          headers: Object.fromEntries(
            Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
          ),
        });
        const page = `page of ${read} with ${nonce} ${'很长的一页。'.repeat(200)}`;
        const made = await keepPage(request, new Response(page, { status: answer.status, headers }), nonce);
        response.writeHead(made.status, Object.fromEntries(made.headers)).end(await made.text());
      })();
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  const open = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(origin + path, { headers });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  it('are written once for many who come together, and sent packed as they are', async () => {
    const before = written;
    const all = await Promise.all(Array.from({ length: 20 }, () => open('/together')));
    expect(written).toBe(before + 1);
    expect(new Set(all.map(({ text }) => text)).size).toBe(1);
    const plain = await open('/together', { 'accept-encoding': 'identity' });
    const gzip = await open('/together', { 'accept-encoding': 'gzip' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(gzip.headers.get('content-encoding')).toBe('gzip');
    expect(gzip.text).toBe(plain.text);
    expect(plain.headers.get('cache-control')).toContain('public');
    expect(plain.headers.get('vary')).toContain('Cookie');
  });

  it('are told apart by language, look and address', async () => {
    const before = written;
    await open('/apart');
    await open('/apart', { 'accept-language': 'en' });
    await open('/apart?q=1');
    await open('/apart', { 'accept-language': 'de, en;q=0.5' });
    expect(written).toBe(before + 3);
  });

  it('answer 304 without a policy whose nonce the kept page does not have, also after they were written anew', async () => {
    const first = await open('/again');
    const etag = first.headers.get('etag') ?? '';
    const same = await open('/again', { 'if-none-match': etag });
    expect([same.status, same.headers.get('content-security-policy')]).toEqual([304, null]);
    stamp = 'two';
    const changed = await open('/again', { 'if-none-match': etag });
    expect([changed.status, changed.text.includes('page of two')]).toEqual([200, true]);
    stamp = 'one';
    await open('/again');
    const back = await open('/again', { 'if-none-match': etag });
    expect(back.status).toBe(304);
  });

  it('never stand for what came while they were being written', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let reached = () => {};
    const reading = new Promise<void>((resolve) => (reached = resolve));
    meanwhile = () => {
      reached();
      return held;
    };
    const slow = open('/meanwhile');
    await reading;
    meanwhile = () => {
      release();
      return slow.then(() => undefined);
    };
    stamp = 'newer';
    const fast = await open('/meanwhile');
    meanwhile = () => Promise.resolve();
    expect((await slow).text).toContain('page of one');
    expect(fast.text).toContain('page of newer');
    expect((await open('/meanwhile')).text).toContain('page of newer');
    stamp = 'one';
  });

  it('believe no stamp from outside', async () => {
    const before = written;
    await open('/outside', { 'x-page-stamp': 'one', cookie: 'session=a' });
    await open('/outside');
    expect(written).toBe(before + 2);
  });

  it('are nobody’s who is signed in, has a message waiting, or sends something', async () => {
    await open('/mine');
    const before = written;
    for (const cookie of ['session_token=a', 'theme=x; toast=b', 'locale=x; other=1']) {
      const page = await open('/mine', { cookie });
      expect([page.headers.get('cache-control'), page.headers.get('etag')]).toEqual([
        'private, no-cache',
        null,
      ]);
    }
    await fetch(`${origin}/mine`, { method: 'POST' });
    expect(written).toBe(before + 4);
    expect((await open('/mine', { cookie: 'theme=; locale=' })).headers.get('etag')).not.toBeNull();
  });

  it('are kept only when they are whole and set no cookie', async () => {
    const all: (typeof answer)[] = [
      { status: 404, more: {} },
      { status: 500, more: {} },
      { status: 200, more: { 'set-cookie': 'toast=; Max-Age=0' } },
    ];
    for (const bad of all) {
      answer = bad;
      const path = `/bad${bad.status}`;
      const before = written;
      expect((await open(path)).headers.get('cache-control')).toBe('private, no-cache');
      await open(path);
      expect(written).toBe(before + 2);
    }
    answer = { status: 200, more: {} };
  });
});
