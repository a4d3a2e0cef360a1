import { randomUUID } from 'node:crypto';
import { createServer, request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { createRouteHandler, createUploadthing, UTFiles } from 'uploadthing/server';
import type { FileRouter } from 'uploadthing/server';
import { z } from 'zod';

import { answerUpload } from '#app/platform/uploads/answer-upload.server.ts';
import { diskStore } from '#app/platform/uploads/disk-store.server.ts';
import type { BlobStore } from '#app/platform/uploads/disk-store.server.ts';
import { scanBytes } from '#app/platform/uploads/virus-scan.server.ts';
import { createIngest } from '#app/platform/uploads/ingest.server.ts';
import { serviceKey } from '#app/platform/uploads/protocol.server.ts';

export type Told = { key: string; name: string; size: number; customId: string | null; owner: string };
export type Announced = { name: string; size: number; type: string };

const PresignedSchema = z.array(z.object({ url: z.string(), key: z.string() })).length(1);

function asRequest(incoming: IncomingMessage, origin: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers.set(name, String(value));
  const method = incoming.method ?? 'GET';
  const bodiless = method === 'GET' || method === 'HEAD';
  const init: RequestInit & { duplex: 'half' } = { method, headers, duplex: 'half' };
  if (!bodiless) init.body = Readable.toWeb(incoming) as ReadableStream<Uint8Array>;
  return new Request(`${origin}${incoming.url ?? '/'}`, init);
}

const ownDisk = () => diskStore(path.join(process.env.PORTAL_DATA ?? '', `uploads-${randomUUID()}`));

/** The real SDK's route handler and the ingest on one HTTP server, with what the app was told. */
export async function startUploadServer(store: BlobStore = ownDisk()) {
  const told: Told[] = [];
  const behaviour: { failCallback: boolean; scanner?: string } = { failCallback: false };
  const builder = createUploadthing();
  const router = {
    work: builder(
      { blob: { maxFileSize: '64MB', maxFileCount: 20 } },
      // The part of our id before the bar decides the key, so that tests can make two uploads collide.
      { getFileHashParts: (file) => [String('customId' in file ? file.customId : '').split('|')[0]] },
    )
      .input(z.object({ id: z.string(), owner: z.string() }))
      .middleware(({ input, files }) => ({
        owner: input.owner,
        [UTFiles]: files.map((file) => ({ ...file, customId: input.id })),
      }))
      .onUploadComplete(({ metadata, file }) => {
        if (behaviour.failCallback) throw new Error('refused by the test');
        const { key, name, size, customId } = file;
        told.push({ key, name, size, customId, owner: metadata.owner });
        return { owner: metadata.owner };
      }),
  } satisfies FileRouter;

  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ingest = createIngest({
    apiKey: serviceKey('a secret of the tests, 32 letters or more'),
    store,
    ingestUrl: `${origin}/ingest`,
    hook: (request) => routes(request),
    scan: (read) => scanBytes(behaviour.scanner, read),
  });
  const routes = createRouteHandler({ router, config: { ...ingest.config, logLevel: 'None' } });
  server.on('request', (incoming, outgoing) => {
    void (async () => {
      const [, first, key] = new URL(incoming.url ?? '/', origin).pathname.split('/');
      if (first === 'ingest')
        return answerUpload((upload) => ingest.handle(key ?? '', upload), incoming, outgoing);
      const response = await routes(asRequest(incoming, origin));
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      if (response.body) Readable.fromWeb(response.body as NodeStream<Uint8Array>).pipe(outgoing);
      else outgoing.end();
    })();
  });

  return {
    told,
    behaviour,
    store,
    ingest,
    /** Asks the SDK for leave to upload one file; equal text before the bar of `id` gives equal keys. */
    async presign(file: Announced, by: { id?: string; owner?: string } = {}) {
      const { id = randomUUID(), owner = 'li' } = by;
      const response = await fetch(`${origin}/api/uploadthing?slug=work&actionType=upload`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ input: { id, owner }, files: [{ ...file, lastModified: 1 }] }),
      });
      const [presigned] = PresignedSchema.parse(await response.json());
      if (!presigned) throw new Error('nothing presigned');
      return { ...presigned, id };
    },
    /** Begins a PUT that sends the first `count` bytes and then says nothing more. */
    beginPut(url: string, bytes: Buffer, count: number): ClientRequest {
      const head = Buffer.from(
        '--cut\r\nContent-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: x/y\r\n\r\n',
      );
      const request = httpRequest(url, {
        method: 'PUT',
        headers: {
          'content-type': 'multipart/form-data; boundary=cut',
          'content-length': head.length + bytes.length + '\r\n--cut--\r\n'.length,
          range: 'bytes=0-',
        },
      });
      request.on('error', () => undefined);
      request.on('response', (response) => response.resume());
      request.write(Buffer.concat([head, bytes.subarray(0, count)]));
      return request;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The body that the SDK's browser half sends: one part named `file`. */
export function body(bytes: Buffer): FormData {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), 'part');
  return form;
}

/** Sends the rest of a file from an offset. */
export function put(url: string, bytes: Buffer, from = 0): Promise<Response> {
  return fetch(url, {
    method: 'PUT',
    headers: { range: `bytes=${from}-` },
    body: body(bytes.subarray(from)),
  });
}

/** The offset from which the service wants the file, as the SDK asks for it. */
export async function offset(url: string): Promise<number> {
  const response = await fetch(url, { method: 'HEAD' });
  return Number(response.headers.get('x-ut-range-start') ?? Number.NaN);
}
