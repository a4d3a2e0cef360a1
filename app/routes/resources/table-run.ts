import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { getRoundHead } from '#app/features/rounds/queries.server.ts';
import { getTableRun } from '#app/features/results/table-run-queries.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';

/** How far the scoring table of a round is: what its page asks for every second. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const round = await getRoundHead(viewer, params.roundId ?? '');
  if (!round?.manages) return notFound();
  return { run: await getTableRun(viewer, params.roundId ?? '', now()) };
}
