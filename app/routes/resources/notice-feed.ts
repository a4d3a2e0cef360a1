import type { LoaderFunctionArgs } from '@remix-run/node';

import { feedResponse } from '#app/features/public/feed-response.server.ts';

/** All public notices, for readers of feeds. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  return feedResponse(request);
}
