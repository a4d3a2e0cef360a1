import { noticeFeed } from './notice-feed.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { etagOf, publicResponse } from '#app/platform/http/public-response.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';

/** The feed of all notices, or of one round's, in the reader's language. */
export async function feedResponse(request: Request, roundId?: string): Promise<Response> {
  const text = (await noticeFeed(await localeOf(request), roundId)) ?? notFound();
  const headers = {
    'Content-Type': 'application/atom+xml; charset=utf-8',
    Vary: 'Accept-Language, Cookie',
  };
  return publicResponse(request, { etag: etagOf(text), headers }, () => text);
}
