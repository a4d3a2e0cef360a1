import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

import { signatureError } from './s3-signature.ts';

type Stored = { bytes: Buffer; headers: Record<string, string>; etag: string };
type Multipart = {
  name: string;
  headers: Record<string, string>;
  begun: Date;
  parts: Map<number, { bytes: Buffer; etag: string }>;
};

/** What real servers take at least for every part but the last. */
const PART_MIN = 5 * 1024 * 1024;
const STATUS: Record<string, number> = {
  NoSuchKey: 404,
  NoSuchUpload: 404,
  NoSuchBucket: 404,
  InvalidPart: 400,
  EntityTooSmall: 400,
  XAmzContentSHA256Mismatch: 400,
  AuthorizationHeaderMalformed: 400,
  InvalidRange: 416,
  NotImplemented: 501,
  InternalError: 500,
};

class S3Error extends Error {}

const etagOf = (bytes: Buffer) => `"${createHash('md5').update(bytes).digest('hex')}"`;

/**
 * A stand-in for an S3-compatible server, in memory, addressed path-style: signatures (also of what bodies hash to),
 * single and multipart uploads, ranges, listings of uploads begun, errors as XML. `trouble` answers per request whether
 * the line breaks before it is carried out (`cut`), after it (`lost`) or in the middle of the object (`half`), or the server
 * fails (`fail`).
 */
export async function startS3(port = 0) {
  const objects = new Map<string, Stored>();
  const uploads = new Map<string, Multipart>();
  const settings = {
    endpoint: '',
    bucket: 'portal-files',
    region: 'cn-east-1',
    accessKeyId: 'key-of-the-tests',
    secretAccessKey: 'secret/of+the tests',
    pathStyle: true,
  };
  const seen: string[] = [];
  const behaviour: { trouble: (call: string) => 'cut' | 'lost' | 'half' | 'fail' | undefined } = {
    trouble: () => undefined,
  };

  const upload = (id: string | null, name: string): Multipart => {
    const found = uploads.get(id ?? '');
    if (!found || found.name !== name) throw new S3Error('NoSuchUpload');
    return found;
  };

  function complete(id: string, name: string, asked: string): void {
    const { parts, headers } = upload(id, name);
    const listed = [
      ...asked.matchAll(/<Part><PartNumber>(\d+)<\/PartNumber><ETag>(.*?)<\/ETag><\/Part>/g),
    ].map(([, number, tag]) => {
      const part = parts.get(Number(number));
      if (!part || part.etag !== tag?.replaceAll('&quot;', '"')) throw new S3Error('InvalidPart');
      return part.bytes;
    });
    if (listed.length === 0 || listed.slice(0, -1).some((bytes) => bytes.length < PART_MIN))
      throw new S3Error(listed.length === 0 ? 'InvalidPart' : 'EntityTooSmall');
    const bytes = Buffer.concat(listed);
    objects.set(name, { bytes, headers, etag: `"${randomUUID()}-${listed.length}"` });
    uploads.delete(id);
  }

  function answerObject(
    request: IncomingMessage,
    response: ServerResponse,
    name: string,
    body: Buffer,
  ): void {
    const query = new URL(request.url ?? '/', 'http://host').searchParams;
    const id = query.get('uploadId');
    const headers = Object.fromEntries(
      Object.entries(request.headers).flatMap(([header, value]) =>
        header.startsWith('x-amz-meta-') ? [[header, String(value)]] : [],
      ),
    );
    switch (request.method) {
      case 'POST': {
        if (id) {
          complete(id, name, body.toString());
          response.end('<CompleteMultipartUploadResult></CompleteMultipartUploadResult>');
          return;
        }
        const begun = `${randomUUID()}&x`;
        uploads.set(begun, { name, headers, begun: new Date(), parts: new Map() });
        response.end(`<R><UploadId>${begun.replace('&', '&amp;')}</UploadId></R>`);
        return;
      }
      case 'PUT': {
        const etag = etagOf(body);
        if (id) upload(id, name).parts.set(Number(query.get('partNumber')), { bytes: body, etag });
        else objects.set(name, { bytes: body, headers, etag });
        response.setHeader('etag', etag).end();
        return;
      }
      case 'DELETE': {
        if (!id) objects.delete(name);
        else if (upload(id, name)) uploads.delete(id);
        response.writeHead(204).end();
        return;
      }
      default: {
        const found = objects.get(name);
        if (!found) throw new S3Error('NoSuchKey');
        const size = found.bytes.length;
        const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
        const start = Number(range?.[1] ?? 0);
        const end = range?.[2] ? Math.min(Number(range[2]), size - 1) : size - 1;
        if (range && start >= size) throw new S3Error('InvalidRange');
        response.writeHead(range ? 206 : 200, {
          ...found.headers,
          etag: found.etag,
          'content-length': end - start + 1,
          ...(range ? { 'content-range': `bytes ${start}-${end}/${size}` } : {}),
        });
        response.end(request.method === 'HEAD' ? undefined : found.bytes.subarray(start, end + 1));
      }
    }
  }

  function answerBucket(request: IncomingMessage, response: ServerResponse): void {
    const query = new URL(request.url ?? '/', 'http://host').searchParams;
    if (request.method !== 'GET') throw new S3Error('NotImplemented');
    if (!query.has('uploads')) return void response.end('<ListBucketResult></ListBucketResult>');
    const listed = [...uploads].map(
      ([id, { name, begun }]) =>
        `<Upload><Key>${name}</Key><UploadId>${id.replace('&', '&amp;')}</UploadId><Initiated>${begun.toISOString()}</Initiated></Upload>`,
    );
    response.end(`<ListMultipartUploadsResult>\n${listed.join('\n')}\n</ListMultipartUploadsResult>`);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://host');
    const [, bucket = '', ...rest] = url.pathname.split('/');
    const name = rest.join('/');
    const call = `${request.method} ${url.search ? [...url.searchParams.keys()].join(',') : 'object'}`;
    seen.push(call);
    const trouble = behaviour.trouble(call);
    if (trouble === 'cut') return void request.socket.destroy();
    const body = await buffer(request);
    try {
      const wrong = signatureError(request, body, settings);
      if (wrong) throw new S3Error(wrong);
      if (trouble === 'fail') throw new S3Error('InternalError');
      if (bucket !== settings.bucket) throw new S3Error('NoSuchBucket');
      if (trouble === 'lost') {
        response.write = () => true;
        response.end = () => request.socket.destroy() as never;
      }
      if (trouble === 'half') {
        response.end = (bytes: unknown) => {
          if (bytes instanceof Buffer)
            response.write(bytes.subarray(0, bytes.length / 2), () => request.socket.destroy());
          return response;
        };
      }
      if (name === '') answerBucket(request, response);
      else answerObject(request, response, name, body);
    } catch (error) {
      if (!(error instanceof S3Error)) throw error;
      response.writeHead(STATUS[error.message] ?? 403);
      const xml = `<?xml version="1.0"?><Error><Code>${error.message}</Code></Error>`;
      response.end(request.method === 'HEAD' ? undefined : xml);
    }
  }

  const server = createServer((request, response) => {
    // A sender that hung up is told nothing.
    answer(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  settings.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    settings,
    objects,
    uploads,
    behaviour,
    /** Every request so far: its method, and the names in its query or `object`. */
    seen,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
