import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { doorOf } from '#app/platform/http/answer-action.server.ts';
import type { ShortAction } from '#app/platform/http/answer-action.server.ts';
import { env } from '#app/platform/env.server.ts';
import { action as saveSheetAction } from '#app/routes/judge/sheet.ts';
import { createViewer } from '../factories.ts';
import { cookieOf } from '../features/cookie-of.ts';

describe('an action that is answered before Remix', () => {
  let server: Server;
  let origin = '';

  const echo: ShortAction = async ({ request, params }) => {
    const form = await request.formData();
    if (form.get('way') === 'throw') throw new Response('thrown', { status: 403 });
    if (form.get('way') === 'break') throw new Error('broken');
    const facts = { params, word: form.get('word'), cookie: request.headers.get('cookie'), url: request.url };
    const headers = new Headers();
    headers.append('Set-Cookie', 'a=1');
    headers.append('Set-Cookie', 'b=2');
    return Response.json(facts, { status: 201, headers });
  };

  beforeAll(async () => {
    const things = doorOf(echo, /^\/things\/(?<id>\w+)$/);
    const sheets = doorOf(saveSheetAction, /^\/sheets\/(?<assignmentId>\w+)$/);
    server = createServer((message, reply) => {
      if (!things(message, reply) && !sheets(message, reply)) reply.end('the ordinary way');
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return fetch(origin + path, { method: 'POST', body, headers, redirect: 'manual' });
  };

  it('gets the request as it came, and its answer goes out as it is', async () => {
    const response = await post('/things/7', { word: '评分' }, { cookie: 'c=3' });
    expect(response.status).toBe(201);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await response.json()).toEqual({
      params: { id: '7' },
      word: '评分',
      cookie: 'c=3',
      url: `${env().origin}/things/7`,
    });
  });

  it('may throw a response, and hides what breaks', async () => {
    const thrown = await post('/things/7', { way: 'throw' });
    expect([thrown.status, await thrown.text()]).toEqual([403, 'thrown']);
    const broken = await post('/things/7', { way: 'break' });
    expect([broken.status, await broken.text()]).toEqual([500, '']);
  });

  it('leaves to Remix, unread, what is long, of another kind or elsewhere', async () => {
    const others = [
      await post('/things/7', { word: 'x'.repeat(300 * 1024) }),
      await fetch(`${origin}/things/7`),
      await post('/things/7?a=b', { word: 'a' }),
      await post('/others/7', { word: 'a' }),
    ];
    for (const other of others) expect(await other.text()).toBe('the ordinary way');
  });

  it('breaks for nobody when one leaves before the end', async () => {
    const { port } = server.address() as AddressInfo;
    const line = connect(port, 'localhost');
    const gone = new Promise((resolve) =>
      server.once('request', (message: IncomingMessage) => message.once('close', resolve)),
    );
    line.end('POST /things/7 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\ncut', () =>
      line.destroy(),
    );
    await gone;
    expect((await post('/things/7', { word: 'a' })).status).toBe(201);
  });

  it('asks who saves a sheet as before', async () => {
    const response = await post('/sheets/one', { base: '{}', values: '{}' });
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toMatch(/^\/sign-in\?to=/);
  });

  it('refuses what another site sends, signed in or not', async () => {
    const cookie = await cookieOf((await createViewer('JUDGE')).personId);
    const fields = { base: '{}', values: '{}' };
    const from = (site: string) => post('/sheets/one', fields, { cookie, origin: site });
    expect((await from('https://elsewhere.example')).status).toBe(403);
    expect((await from(origin)).status).toBe(422);
  });
});
