import { Readable } from 'node:stream';

import type { BlobStore } from './disk-store.server.ts';
import { isKnown } from '#app/platform/http/public-response.server.ts';

const INLINE = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'video/mp4']);

export type ServedFile = { key: string; name: string; type: string; size: number; etag: string };

/**
 * A stored file as a response: ranges, revalidation, a name in any script. Only kinds that run nothing open in the
 * browser, and those in a sandbox; everything else is a download. The caller has authorised.
 */
export function serveFile(request: Request, file: ServedFile, store: BlobStore, download: boolean): Response {
  const inline = INLINE.has(file.type) && !download;
  const etag = `"${file.etag}"`;
  const headers = new Headers({
    'Content-Type': INLINE.has(file.type) ? file.type : 'application/octet-stream',
    'Content-Disposition': `${inline ? 'inline' : 'attachment'}; filename="${asciiName(file.name)}"; filename*=UTF-8''${encodeRfc5987(file.name)}`,
    'Cache-Control': 'private, no-cache',
    'Accept-Ranges': 'bytes',
    ETag: etag,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  if (isKnown(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers });
  const asked = request.headers.get('range');
  const matches = (request.headers.get('if-range') ?? etag) === etag;
  const range = asked && matches ? readRange(asked, file.size) : null;
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${file.size}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: file.size - 1 };
  headers.set('Content-Length', String(end - start + 1));
  if (range) headers.set('Content-Range', `bytes ${start}-${end}/${file.size}`);
  const body =
    request.method === 'HEAD' || file.size === 0
      ? null
      : (Readable.toWeb(store.read(file.key, { start, end })) as ReadableStream<Uint8Array>);
  return new Response(body, { status: range ? 206 : 200, headers });
}

/** One byte range of a file; null for what servers ignore (several ranges, other units). */
export function readRange(
  header: string,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? [];
  if (from === '' && to === '') return null;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start > end || start >= size ? 'unsatisfiable' : { start, end };
}

const asciiName = (name: string) => name.replaceAll(/[^\w. -]/g, '_');
const encodeRfc5987 = (name: string) =>
  encodeURIComponent(name.replaceAll(/\p{Surrogate}/gu, '_')).replaceAll(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
