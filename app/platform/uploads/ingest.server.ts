import { z } from 'zod';

import { now } from '../clock.server.ts';
import { log } from '../log.server.ts';
import { TooLargeError } from './disk-store.server.ts';
import type { BlobStore } from './disk-store.server.ts';
import { singlePart } from './multipart.server.ts';
import { readTicket, serviceToken, sign } from './protocol.server.ts';
import type { Ticket } from './protocol.server.ts';
import { announce, CallbackSchema, fileRecord, forget, keepAnswer, markStored } from './records.server.ts';
import { agrees } from './sniff.server.ts';

type Options = {
  apiKey: string;
  store: BlobStore;
  /** Public address of the ingest route, without a slash at its end. */
  ingestUrl: string;
  /** The SDK's own route handler: told of every finished file. */
  hook: (request: Request) => Promise<Response>;
};

const MetadataSchema = z.object({
  fileKeys: z.array(z.string()),
  metadata: z.unknown(),
  callbackUrl: z.string(),
  callbackSlug: z.string(),
  awaitServerData: z.boolean(),
});
const ResultSchema = z.object({ fileKey: z.string(), callbackData: z.unknown() });
const DeleteSchema = z.object({ fileKeys: z.array(z.string()).default([]) });
const DRAIN_LIMIT = 64 * 1024 * 1024;

/**
 * The upload service, inside the app: answers the presigned URLs that the official SDK hands out, and the SDK's own calls
 * to "the service", which never leave the process. Mount `handle` under `<ingestUrl>/:key` for HEAD and PUT, and give
 * `config` to `createRouteHandler` and `UTApi`.
 */
export function createIngest({ apiKey, store, ingestUrl, hook }: Options) {
  const active = new Map<string, { stop: AbortController; done: Promise<unknown> }>();

  async function handle(key: string, request: Request): Promise<Response> {
    const { search } = new URL(request.url);
    const read = readTicket(key, search, { ingestUrl, apiKey, now: now() });
    if (!read.ok)
      return refuseBody(request, read.refusal === 'bad-request' ? 400 : 403, `upload ${read.refusal}`);
    const { ticket } = read;
    if (request.method === 'HEAD') {
      const size = (await store.size(key)) ?? (await store.received(key));
      return new Response(null, { headers: { 'x-ut-range-start': String(size) } });
    }
    if (request.method !== 'PUT') return new Response(null, { status: 405 });
    const record = await fileRecord(key);
    if (record?.status === 'STORED' && record.serverData) {
      await drain(request);
      return answer(
        ticket,
        record.md5 ?? '',
        z.object({ value: z.unknown() }).parse(record.serverData).value,
      );
    }
    if (!record) return refuseBody(request, 409, 'upload not announced');
    // A newer attempt (another network, a reloaded page) takes over from one that hangs.
    const before = active.get(key);
    before?.stop.abort();
    await before?.done.catch(() => undefined);
    const stop = new AbortController();
    const done = receive(ticket, request, stop.signal);
    active.set(key, { stop, done });
    try {
      return await done;
    } finally {
      if (active.get(key)?.done === done) active.delete(key);
    }
  }

  async function receive(ticket: Ticket, request: Request, stop: AbortSignal): Promise<Response> {
    const { key } = ticket;
    const stored = await store.size(key);
    if (stored === null) {
      const received = await store.received(key);
      const start = Number(/^bytes=(\d+)-/.exec(request.headers.get('range') ?? '')?.[1] ?? 0);
      if (start !== received) {
        if (start > 0) return refuseBody(request, 416, 'range does not continue the file');
        await store.discard(key);
      }
      if (request.body) {
        const chunks = singlePart(stoppable(request.body, stop), request.headers.get('content-type') ?? '');
        try {
          const size = await store.append(key, chunks, ticket.size);
          if (size < ticket.size) return fail(400, 'file incomplete');
        } catch (error) {
          if (error instanceof TooLargeError) {
            await store.discard(key);
            return refuseBody(request, 413, 'larger than announced');
          }
          return fail(400, error instanceof Error ? error.message : 'upload broken off');
        }
      }
      const head = ticket.size === 0 ? Buffer.alloc(0) : await store.head(key, 32);
      if (ticket.size === 0 || !agrees(head, ticket.type)) {
        await store.discard(key);
        await forget([key], now());
        return fail(415, 'file-content');
      }
      const hashes = await store.commit(key);
      await markStored({ key, name: ticket.name, size: ticket.size, type: ticket.type, ...hashes }, now());
    } else await drain(request);
    return tellApp(ticket);
  }

  async function tellApp(ticket: Ticket): Promise<Response> {
    const record = await fileRecord(ticket.key);
    const callback = CallbackSchema.safeParse(record?.callback);
    if (!record || !callback.success) return fail(409, 'upload not announced');
    const url = `${ingestUrl}/${ticket.key}`;
    const { name, size, type } = record;
    const payload = JSON.stringify({
      status: 'uploaded',
      metadata: callback.data.metadata,
      origin: ingestUrl,
      file: {
        key: ticket.key,
        name,
        size,
        type,
        customId: null,
        url,
        appUrl: url,
        ufsUrl: url,
        fileHash: record.md5,
      },
    });
    const target = new URL(callback.data.url);
    target.searchParams.set('slug', callback.data.slug);
    const reply = await hook(
      new Request(target, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'uploadthing-hook': 'callback',
          'x-uploadthing-signature': sign(apiKey, payload),
        },
        body: payload,
      }),
    );
    const answered = (await fileRecord(ticket.key))?.serverData;
    if (!reply.ok || !answered) return fail(502, 'not taken by the portal');
    return answer(ticket, record.md5 ?? '', z.object({ value: z.unknown() }).parse(answered).value);
  }

  function answer(ticket: Ticket, fileHash: string, serverData: unknown): Response {
    const url = `${ingestUrl}/${ticket.key}`;
    return Response.json({ url, appUrl: url, ufsUrl: url, fileHash, serverData });
  }

  /** Stands in for `fetch` in the SDK's server half: its calls to the service are function calls here. */
  async function serviceFetch(input: URL | RequestInfo, init?: RequestInit): Promise<Response> {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    const body: unknown = await request.json().catch(() => null);
    if (pathname.endsWith('/route-metadata')) {
      const { fileKeys, metadata, callbackUrl, callbackSlug, awaitServerData } = MetadataSchema.parse(body);
      for (const key of fileKeys) {
        const callback = { url: callbackUrl, slug: callbackSlug, metadata, awaitServerData };
        const outcome = await announce({ key, callback }, now());
        if (outcome === 'taken') log.warn({ key }, 'upload key taken');
      }
      return Response.json({ ok: true });
    }
    if (pathname.endsWith('/callback-result')) {
      const { fileKey, callbackData } = ResultSchema.parse(body);
      await keepAnswer(fileKey, callbackData, now());
      return Response.json({ ok: true });
    }
    if (pathname.endsWith('/deleteFiles')) {
      const { fileKeys } = DeleteSchema.parse(body);
      for (const key of fileKeys) await store.remove(key);
      await forget(fileKeys, now());
      return Response.json({ success: true, deletedCount: fileKeys.length });
    }
    return Response.json({ error: 'not offered here' }, { status: 404 });
  }

  return {
    handle,
    config: {
      token: serviceToken(apiKey),
      ingestUrl,
      isDev: false,
      handleDaemonPromise: 'await' as const,
      fetch: serviceFetch,
    },
  };
}

function fail(status: number, error: string): Response {
  return Response.json({ error }, { status });
}

/** Answers after reading the body: a browser listens only once it has sent everything. */
async function refuseBody(request: Request, status: number, error: string): Promise<Response> {
  await drain(request);
  return fail(status, error);
}

async function drain(request: Request): Promise<void> {
  if (!request.body || request.bodyUsed) return;
  let seen = 0;
  try {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      seen += chunk.length;
      if (seen > DRAIN_LIMIT) return;
    }
  } catch {
    // The sender has gone; nobody is left to answer.
  }
}

async function* stoppable(body: ReadableStream<Uint8Array>, stop: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  const stopped = new Promise<never>((_, reject) =>
    stop.addEventListener('abort', () => reject(new Error('taken over')), { once: true }),
  );
  stopped.catch(() => undefined);
  for (;;) {
    const { done, value } = await Promise.race([reader.read(), stopped]);
    if (done) return;
    yield value;
  }
}
