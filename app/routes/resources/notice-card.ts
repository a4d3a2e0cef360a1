import type { LoaderFunctionArgs } from '@remix-run/node';

import { noticeCard, pictureOf } from '#app/features/public/cards.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { etagOf, publicResponse } from '#app/platform/http/public-response.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';

/** The picture of a notice for where its address is shared. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const card = (await noticeCard(params.noticeId ?? '', now())) ?? notFound();
  const about = { etag: etagOf(JSON.stringify(card)), headers: { 'Content-Type': 'image/png' } };
  return publicResponse(request, about, () => pictureOf(card));
}
