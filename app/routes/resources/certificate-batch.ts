import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { getBatch } from '#app/features/certificates/batch-queries.server.ts';
import { getRoundHead } from '#app/features/rounds/queries.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';

/** How far the certificates of a round are drawn: what their page asks for every second. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const roundId = params.roundId ?? '';
  const round = await getRoundHead(viewer, roundId);
  if (!round?.manages) return notFound();
  const batch = await getBatch(viewer, roundId);
  return Response.json(
    { done: batch?.done ?? 0, isRunning: batch?.status === 'RUNNING' },
    { headers: { 'Cache-Control': 'no-store' } },
  );
}
