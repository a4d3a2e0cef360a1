import type { LoaderFunctionArgs } from '@remix-run/node';

import { apiReply } from '#app/features/api/reply.server.ts';
import { apiSpecials } from '#app/features/special/api-specials.server.ts';

export function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  return apiReply(request, (viewer) => apiSpecials(viewer, params.roundId ?? ''));
}
