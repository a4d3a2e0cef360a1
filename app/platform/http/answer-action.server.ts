import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Asked } from './asked.ts';
import { env } from '#app/platform/env.server.ts';
import { log } from '#app/platform/log.server.ts';

/** What is longer, or does not say how long it is, takes the ordinary way. */
const SHORT_BYTES = 256 * 1024;

/** An action of a route that asks no more of a request than a short message can tell, and answers with text. */
export type ShortAction = (args: { request: Asked; params: Record<string, string> }) => Promise<Response>;

/**
 * The door of an action that five hundred judges want at the same time, before Express and Remix: to find its route among
 * all others, and to make a whole `Request` with its streams and signals, would cost more than the action. The action is
 * the route's own, with everything that it checks. The path's named groups are its params. Says whether it
 * takes the message; any other is Remix's.
 */
export function doorOf(
  action: ShortAction,
  path: RegExp,
): (message: IncomingMessage, reply: ServerResponse) => boolean {
  return (message, reply) => {
    if (message.method !== 'POST' || !(Number(message.headers['content-length']) <= SHORT_BYTES))
      return false;
    const found = path.exec(message.url ?? '');
    if (!found) return false;
    void answer(action, { ...found.groups }, message, reply);
    return true;
  };
}

async function answer(
  action: ShortAction,
  params: Record<string, string>,
  message: IncomingMessage,
  reply: ServerResponse,
): Promise<void> {
  try {
    const request = asked(message, await bytesOf(message));
    const response = await answerOf(action({ request, params }));
    const body = await response.text();
    reply.statusCode = response.status;
    for (const [name, value] of response.headers) reply.appendHeader(name, value);
    reply.end(body);
  } catch (error) {
    // Who left before the end waits for no answer.
    if (message.complete)
      log.error({ err: error, method: message.method, path: message.url }, 'request failed');
    if (!reply.headersSent) reply.statusCode = 500;
    reply.end();
  }
}

function asked(message: IncomingMessage, body: Buffer<ArrayBuffer>): Asked {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers))
    for (const one of [value ?? []].flat()) headers.append(name, one);
  return {
    url: `${env().origin}${message.url}`,
    headers,
    formData: () =>
      new Response(body, { headers: { 'content-type': headers.get('content-type') ?? '' } }).formData(),
  };
}

/** The whole body, without the streams that would read it piece by piece. */
function bytesOf(message: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    message.on('data', (piece: Buffer) => pieces.push(piece));
    message.on('end', () => resolve(Buffer.concat(pieces)));
    message.on('error', reject);
  });
}

/** An action answers with a response, or throws one (to sign in, or a form of another site). */
async function answerOf(answer: Promise<Response>): Promise<Response> {
  try {
    return await answer;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}
