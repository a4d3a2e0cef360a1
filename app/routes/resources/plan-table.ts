import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { getPlanTable } from '#app/features/judging/plan-record.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';

/** One of the tables with which anybody repeats a draw. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const text = (await getPlanTable(viewer, params.runId ?? '', params.table ?? '')) ?? notFound();
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${params.table ?? ''}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
