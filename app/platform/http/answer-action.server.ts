import type { Request as Message, Response as Reply } from 'express';

import type { Asked } from './asked.ts';
import { log } from '#app/platform/log.server.ts';

/** What is longer, or does not say how long it is, takes the ordinary way. */
const SHORT_BYTES = 256 * 1024;

export type ShortAction = (args: { request: Asked; params: Record<string, string> }) => Promise<Response>;

/**
 * Answers a short request with an action of the site, without looking for its route among all others, and without the
 * streams and signals of a whole `Request`: they would cost more than the action, which five hundred judges want at the
 * same time. The action is the route's own, with everything that it checks; it answers with text. Says whether the
 * request was answered; what was not is Remix's.
 */
export async function answerAction(
  action: ShortAction,
  params: Record<string, string>,
  message: Message,
  reply: Reply,
): Promise<boolean> {
  const length = Number(message.get('content-length'));
  if (!(length <= SHORT_BYTES)) return false;
  try {
    const request = asked(message, await bytesOf(message));
    const response = await answerOf(action({ request, params }));
    const body = await response.text();
    reply.statusCode = response.status;
    for (const [name, value] of response.headers) reply.appendHeader(name, value);
    reply.end(body);
  } catch (error) {
    // Who has left before the end is not answered.
    if (!message.destroyed || message.complete)
      log.error({ err: error, method: message.method, path: message.path }, 'request failed');
    if (!reply.headersSent) reply.status(500);
    reply.end();
  }
  return true;
}

function asked(message: Message, body: Buffer<ArrayBuffer>): Asked {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers))
    for (const one of [value ?? []].flat()) headers.append(name, one);
  return {
    url: `${message.protocol}://${message.get('host')}${message.originalUrl}`,
    headers,
    formData: () =>
      new Response(body, { headers: { 'content-type': headers.get('content-type') ?? '' } }).formData(),
  };
}

/** The whole body, without the streams that would read it piece by piece. */
function bytesOf(message: Message): Promise<Buffer<ArrayBuffer>> {
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
