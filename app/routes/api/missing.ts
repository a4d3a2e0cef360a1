import type { LoaderFunctionArgs } from '@remix-run/node';

import { apiReply } from '#app/features/api/reply.server.ts';

/** An address that the API does not have: as JSON, which is what its caller reads. */
export function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  return apiReply(request, async () => null);
}
