import type { ActionFunction } from '@remix-run/node';
import type { Request as Message, Response as Reply } from 'express';
import { buffer } from 'node:stream/consumers';

import { log } from '#app/platform/log.server.ts';

/** What is longer, or does not say how long it is, takes the ordinary way. */
const SHORT_BYTES = 256 * 1024;

/**
 * Answers a short request with an action of the site, without looking for its route among all others: that would cost
 * more than the action, which five hundred judges want at the same time. The action is the route's own, with everything
 * that it checks. Says whether the request was answered; what was not is Remix's.
 */
export async function answerAction(
  action: ActionFunction,
  params: Record<string, string>,
  message: Message,
  reply: Reply,
): Promise<boolean> {
  const length = Number(message.get('content-length'));
  if (!(length <= SHORT_BYTES)) return false;
  const left = new AbortController();
  reply.once('close', () => left.abort());
  try {
    const headers = new Headers();
    for (const [name, value] of Object.entries(message.headers))
      for (const one of [value ?? []].flat()) headers.append(name, one);
    const request = new Request(`${message.protocol}://${message.get('host')}${message.originalUrl}`, {
      method: message.method,
      headers,
      body: await buffer(message),
      signal: left.signal,
    });
    const response = await answerOf(action, { request, params, context: {} });
    const body = Buffer.from(await response.arrayBuffer());
    reply.status(response.status);
    for (const [name, value] of response.headers) reply.append(name, value);
    reply.end(body);
  } catch (error) {
    if (!left.signal.aborted)
      log.error({ err: error, method: message.method, path: message.path }, 'request failed');
    if (!reply.headersSent) reply.status(500);
    reply.end();
  }
  return true;
}

/** An action answers with a response, or throws one (to sign in, or a form of another site). */
async function answerOf(action: ActionFunction, args: Parameters<ActionFunction>[0]): Promise<Response> {
  try {
    const answer = await action(args);
    if (answer instanceof Response) return answer;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
  throw new Error('the action did not answer with a response');
}
