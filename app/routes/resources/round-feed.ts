import type { LoaderFunctionArgs } from '@remix-run/node';

import { feedResponse } from '#app/features/public/feed-response.server.ts';

/** The public notices of one round, for readers of feeds. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  return feedResponse(request, params.roundId ?? '');
}
