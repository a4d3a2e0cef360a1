import type { LoaderFunctionArgs } from '@remix-run/node';

import { apiLists } from '#app/features/api/read.server.ts';
import { apiReply } from '#app/features/api/reply.server.ts';

export function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  return apiReply(request, (viewer) => apiLists(viewer, params.roundId ?? ''));
}
