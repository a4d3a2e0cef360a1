import { z } from 'zod';

import { now } from '../clock.server.ts';
import { endWork, takeOver } from '../db/work.server.ts';
import { log } from '../log.server.ts';
import { TooLargeError } from './disk-store.server.ts';
import type { BlobStore } from './disk-store.server.ts';
import { BrokenBodyError, singlePart } from './multipart.server.ts';
import { removePreviews } from './preview-records.server.ts';
import { wordTurn } from './pace.server.ts';
import { readTicket, serviceToken, sign } from './protocol.server.ts';
import type { Ticket } from './protocol.server.ts';
import {
  announce,
  CallbackSchema,
  claim,
  fileRecord,
  forget,
  keepAnswer,
  markStored,
} from './records.server.ts';
import { requestBody } from './request-body.server.ts';
import type { IncomingUpload, RequestBody } from './request-body.server.ts';
import { StoreUnavailableError } from './s3-request.server.ts';
import { agrees } from './sniff.server.ts';
import type { ScanVerdict } from './virus-scan.server.ts';

type Options = {
  apiKey: string;
  store: BlobStore;
  /** Public address of the ingest route, without a slash at its end. */
  ingestUrl: string;
  /** Looks for viruses in a file that is whole. */
  scan: (read: () => AsyncIterable<Buffer>) => Promise<ScanVerdict>;
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
const ServerDataSchema = z.object({ value: z.unknown() });

/**
 * The upload service, inside the app: answers the presigned URLs that the official SDK hands out, and the SDK's own calls
 * to "the service", which never leave the process.
 *
 * Mounting: `<ingestUrl>/:key` (`/api/uploadthing/ingest/:key`) calls `handle(key, upload)` for HEAD and PUT: the
 * server before Remix (`answerUpload`), and a resource route where that server is not there; the route at `/api/uploadthing` is the SDK's own
 * `createRouteHandler({ router, config: { ...ingest.config, logLevel: 'Warning' } })` of 'uploadthing/remix'; below
 * `Warning` the SDK logs presigned URLs with their signatures. `hook` is that handler's action. The
 * attempts under way are known in memory, and to other processes by their lock.
 */
export function createIngest({ apiKey, store, ingestUrl, hook, scan }: Options) {
  const active = new Map<string, { stop: AbortController; done: Promise<unknown> }>();

  async function handle(key: string, upload: IncomingUpload): Promise<Response> {
    const stop = new AbortController();
    const body = requestBody(upload.pieces, stop.signal);
    // The SDK dates its links by the machine's clock, so they are held against that one.
    const read = readTicket(key, upload.search, { ingestUrl, apiKey, now: new Date() });
    if (!read.ok) return refuse(body, read.refusal === 'bad-request' ? 400 : 403, `upload ${read.refusal}`);
    const { ticket } = read;
    if (upload.method === 'HEAD') {
      // What is under way is here, also when the place of whole files cannot be asked.
      const size = (await store.received(key)) || ((await wholeSize(key)) ?? 0);
      return new Response(null, { headers: { 'x-ut-range-start': String(size) } });
    }
    if (upload.method !== 'PUT') return new Response(null, { status: 405 });
    const claimed = await wordTurn(() => claim(ticket, now()));
    if (claimed !== 'ok')
      return refuse(body, 409, claimed === 'other' ? 'upload key taken' : 'upload not announced');
    // A newer attempt (another network, a reloaded page) takes over from one that hangs; of several, the last.
    for (let before = active.get(key); before; before = active.get(key)) {
      before.stop.abort();
      await before.done.catch(() => undefined);
    }
    const done = receiveAlone(stop);
    active.set(key, { stop, done });
    try {
      return await done;
    } finally {
      active.delete(key);
    }

    /** The attempt that hangs may be another machine's. */
    async function receiveAlone(own: AbortController): Promise<Response> {
      const work = `upload ${key}`;
      if (!(await takeOver(work, () => own.abort()))) return refuse(body, 503, 'upload under way');
      try {
        return await receive(ticket, upload, body);
      } finally {
        await endWork(work);
      }
    }
  }

  async function receive(ticket: Ticket, upload: IncomingUpload, body: RequestBody): Promise<Response> {
    const record = await fileRecord(ticket.key);
    if (!record) return refuse(body, 409, 'upload not announced');
    if (record.status === 'PENDING') {
      const refusal = await takeBytes(ticket, upload, body);
      if (refusal) return refusal;
    } else await body.drain();
    if (record.serverData)
      return answer(ticket, record.md5 ?? '', ServerDataSchema.parse(record.serverData).value);
    return tellApp(ticket);
  }

  /** Size of a whole file. One that cannot be asked for counts as missing: its bytes are taken, and kept until it can. */
  async function wholeSize(key: string): Promise<number | null> {
    return store.size(key).catch((error: unknown) => {
      if (error instanceof StoreUnavailableError) return null;
      throw error;
    });
  }

  /** Takes what is missing of a file and makes it whole; a response when it cannot be. */
  async function takeBytes(
    ticket: Ticket,
    upload: IncomingUpload,
    body: RequestBody,
  ): Promise<Response | null> {
    const { key } = ticket;
    // Whole but not recorded: the process was stopped between the two.
    const received = await store.received(key);
    if (received === 0 && (await wholeSize(key)) !== null) await body.drain();
    else {
      const start = Number(/^bytes=(\d+)-/.exec(upload.range ?? '')?.[1] ?? 0);
      if (start !== received) {
        if (start > 0) return refuse(body, 416, 'range does not continue the file');
        await store.discard(key);
      }
      try {
        const chunks = singlePart(body.chunks(), upload.contentType ?? '');
        const size = await store.append(key, chunks, ticket.size);
        if (size < ticket.size) return fail(400, 'file incomplete');
      } catch (error) {
        if (error instanceof TooLargeError) {
          await store.discard(key);
          return refuse(body, 413, 'larger than announced');
        }
        if (error instanceof BrokenBodyError) return refuse(body, 400, error.message);
        // What came in stays: with room again, the upload goes on from there.
        if (isDiskFull(error)) return refuse(body, 507, 'storage-full');
        throw error;
      }
      if (ticket.size === 0 || !agrees(await store.head(key, 32), ticket.type)) {
        await store.discard(key);
        await forget([key], now());
        return fail(415, 'file-content');
      }
    }
    const hashes = await store.commit(key).catch((error: unknown) => {
      if (error instanceof StoreUnavailableError) return error;
      throw error;
    });
    if (hashes instanceof StoreUnavailableError) {
      log.warn({ err: hashes, key }, 'file not stored; what was sent is kept');
      return fail(503, 'storage-unavailable');
    }
    const verdict = await scan(() => store.read(key));
    if (verdict === 'infected') {
      await store.remove(key);
      await forget([key], now());
      return fail(415, 'file-virus');
    }
    const { name, size, type } = ticket;
    const clean = verdict === 'clean';
    await wordTurn(() => markStored({ key, name, size, type, clean, ...hashes }, now()));
    return null;
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
        customId: record.customId,
        url,
        appUrl: url,
        ufsUrl: url,
        fileHash: record.md5,
      },
    });
    const target = new URL(callback.data.url);
    target.searchParams.set('slug', callback.data.slug);
    const request = new Request(target, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'uploadthing-hook': 'callback',
        'x-uploadthing-signature': sign(apiKey, payload),
      },
      body: payload,
    });
    const reply = await hook(request).catch((error: unknown) => {
      log.error({ err: error, key: ticket.key }, 'upload callback failed');
      return null;
    });
    const answered = (await fileRecord(ticket.key))?.serverData;
    if (!reply?.ok || !answered) return fail(502, 'not taken by the portal');
    return answer(ticket, record.md5 ?? '', ServerDataSchema.parse(answered).value);
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
      await removePreviews(store, fileKeys);
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

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}

function fail(status: number, error: string): Response {
  return Response.json({ error }, { status });
}

/** Answers after reading the body: a browser listens only once it has sent everything. */
async function refuse(body: RequestBody, status: number, error: string): Promise<Response> {
  const headers: HeadersInit = (await body.drain()) ? {} : { Connection: 'close' };
  return Response.json({ error }, { status, headers });
}
