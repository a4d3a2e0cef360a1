import type { IncomingMessage, ServerResponse } from 'node:http';

import { uploadOfMessage } from './request-body.server.ts';
import type { IncomingUpload } from './request-body.server.ts';
import { log } from '#app/platform/log.server.ts';

/**
 * Takes an upload from the server of Node itself, before Remix: its web streams copy every piece, which two hundred
 * films at once would make everybody wait for.
 */
export async function answerUpload(
  handle: (upload: IncomingUpload) => Promise<Response>,
  message: IncomingMessage,
  reply: ServerResponse,
): Promise<void> {
  try {
    const response = await handle(uploadOfMessage(message));
    const body = Buffer.from(await response.arrayBuffer());
    reply.writeHead(response.status, Object.fromEntries(response.headers));
    reply.end(message.method === 'HEAD' ? undefined : body);
  } catch (error) {
    log.error({ err: error, method: message.method }, 'upload failed');
    if (!reply.headersSent) reply.writeHead(500, { Connection: 'close' });
    reply.end();
  }
}
