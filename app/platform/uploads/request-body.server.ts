import { BrokenBodyError } from './multipart.server.ts';

/** More than this of a refused body is not worth reading to its end. */
const DRAIN_LIMIT = 64 * 1024 * 1024;

export type RequestBody = {
  /** The bytes as they come. Leaving the loop early keeps the connection. Throws BrokenBodyError when they stop coming. */
  chunks(): AsyncGenerator<Uint8Array>;
  /**
   * Reads and drops what is left: a browser listens to the answer only once it has sent everything. False when the end
   * was not reached; the connection is then good for nothing more.
   */
  drain(): Promise<boolean>;
};

/** The body of a request, for one reader at a time; `stop` ends a reading that hangs. */
export function requestBody(request: Request, stop: AbortSignal): RequestBody {
  const reader = request.body?.getReader();
  const stopped = new Promise<never>((_, reject) => {
    stop.addEventListener('abort', () => reject(new BrokenBodyError('taken over')), { once: true });
  });
  stopped.catch(() => undefined);

  async function next(): Promise<Uint8Array | undefined> {
    if (!reader) return undefined;
    try {
      return (await Promise.race([stopped, reader.read()])).value;
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
