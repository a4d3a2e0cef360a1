import type { LoaderFunctionArgs } from '@remix-run/node';

import { apiRounds } from '#app/features/api/read.server.ts';
import { apiReply } from '#app/features/api/reply.server.ts';

export function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  return apiReply(request, apiRounds);
}
