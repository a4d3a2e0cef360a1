import type { IncomingMessage } from 'node:http';

import { BrokenBodyError } from './multipart.server.ts';

/** More than this of a refused body is not worth reading to its end. */
const DRAIN_LIMIT = 64 * 1024 * 1024;

/** What the upload service looks at in a request, wherever it came from. */
export type IncomingUpload = {
  method: string;
  /** The query with its question mark: the signature is over it, to the letter. */
  search: string;
  range: string | null;
  contentType: string | null;
  /** The body as it comes; null when there is none. */
  pieces: AsyncIterator<Uint8Array> | null;
};

/** An upload that came through the server of Node itself: no piece is copied on its way. */
export function uploadOfMessage(message: IncomingMessage): IncomingUpload {
  const { search } = new URL(message.url ?? '/', 'http://portal.invalid');
  const pieces = message as AsyncIterable<Buffer>;
  return {
    method: message.method ?? 'GET',
    search,
    range: message.headers.range ?? null,
    contentType: message.headers['content-type'] ?? null,
    pieces: message.method === 'PUT' ? pieces[Symbol.asyncIterator]() : null,
  };
}

/** An upload that came as a web request. */
export function uploadOfRequest(request: Request): IncomingUpload {
  const reader = request.body?.getReader();
  const next = async (): Promise<IteratorResult<Uint8Array, undefined>> => {
    const { value } = (await reader?.read()) ?? {};
    return value ? { value, done: false } : { value: undefined, done: true };
  };
  return {
    method: request.method,
    search: new URL(request.url).search,
    range: request.headers.get('range'),
    contentType: request.headers.get('content-type'),
    pieces: reader ? { next } : null,
  };
}

export type RequestBody = {
  /** The bytes as they come. Leaving the loop early keeps the connection. Throws BrokenBodyError when they stop coming. */
  chunks(): AsyncGenerator<Uint8Array>;
  /**
   * Reads and drops what is left: a browser listens to the answer only once it has sent everything. False when the end
   * was not reached; the connection is then good for nothing more.
   */
  drain(): Promise<boolean>;
};

/** The body of an upload, for one reader at a time; `stop` ends a reading that hangs. */
export function requestBody(pieces: IncomingUpload['pieces'], stop: AbortSignal): RequestBody {
  // One listener for the whole body: a race against one promise for every piece would keep them all in memory.
  let giveUp: ((reason: BrokenBodyError) => void) | undefined;
  stop.addEventListener('abort', () => giveUp?.(new BrokenBodyError('taken over')), { once: true });

  async function next(): Promise<Uint8Array | undefined> {
    if (!pieces) return undefined;
    if (stop.aborted) throw new BrokenBodyError('taken over');
    try {
      return await new Promise<Uint8Array | undefined>((resolve, reject) => {
        giveUp = reject;
        pieces.next().then(({ value, done }) => resolve(done ? undefined : value), reject);
      });
    } catch (error) {
      throw error instanceof BrokenBodyError ? error : new BrokenBodyError('upload broken off');
    }
  }

  return {
    async *chunks() {
      for (let chunk = await next(); chunk; chunk = await next()) yield chunk;
    },
    async drain() {
      let seen = 0;
      try {
        for (let chunk = await next(); chunk; chunk = await next()) {
          seen += chunk.length;
          if (seen > DRAIN_LIMIT) return false;
        }
        return true;
      } catch {
        return false;
      }
    },
  };
}
