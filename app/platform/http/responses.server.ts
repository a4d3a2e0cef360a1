import { redirect } from '@remix-run/node';
import { Readable } from 'node:stream';

import { toastCookie } from './cookies.server.ts';

export type Toast = {
  key: string;
  params?: Record<string, string | number>;
  tone: 'done' | 'info' | 'signal';
};

/** Thrown for what is not there or not visible to the viewer: the two are not told apart. */
export function notFound(): never {
  throw new Response(null, { status: 404, statusText: 'Not Found' });
}

/** Thrown when the viewer may see the thing but not do this. */
export function forbidden(): never {
  throw new Response(null, { status: 403, statusText: 'Forbidden' });
}

/** Thrown when what is asked for cannot be had for a while; says so in plain words. */
export function unavailable(words: string): never {
  throw new Response(words, {
    status: 503,
    statusText: 'Service Unavailable',
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'Retry-After': '60',
    },
  });
}

/** A PDF to read or save, with a name in any script. */
export function pdfResponse(bytes: Buffer, fileName: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="paper.pdf"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'Cache-Control': 'private, no-store',
    },
  });
}

/** A zip to save, with a name in any script. */
export function zipResponse(bytes: Uint8Array, fileName: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="files.zip"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'Cache-Control': 'private, no-store',
    },
  });
}

/** A file to save that is made while it is sent, with its size told beforehand and a name in any script. */
export function streamResponse(
  pieces: AsyncIterable<Uint8Array>,
  { type, size, fileName }: { type: string; size: number; fileName: string },
): Response {
  return new Response(Readable.toWeb(Readable.from(pieces)) as ReadableStream<Uint8Array>, {
    headers: {
      'Content-Type': type,
      'Content-Length': String(size),
      'Content-Disposition': `attachment; filename="files.zip"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'Cache-Control': 'private, no-store',
    },
  });
}

/** Goes to another page and shows a message there. `key` is a message key. */
export async function redirectWithToast(
  to: string,
  toast: Toast,
  headers = new Headers(),
): Promise<Response> {
  headers.append('Set-Cookie', await toastCookie.serialize(toast));
  return redirect(to, { headers });
}

/** The message left by `redirectWithToast`, if any. */
export async function readToast(request: Request): Promise<Toast | null> {
  const value: unknown = await toastCookie.parse(request.headers.get('cookie'));
  return isToast(value) ? value : null;
}

function isToast(value: unknown): value is Toast {
  return (
    typeof value === 'object' &&
    value !== null &&
    'key' in value &&
    typeof value.key === 'string' &&
    'tone' in value
  );
}

/** A path of this site to return to after signing in; anything else becomes "/". */
export function safePath(value: unknown): string {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : '/';
}
