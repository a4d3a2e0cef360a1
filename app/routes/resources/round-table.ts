import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { printedQuota, printedSchedule } from '#app/features/results/printed-lists.server.ts';
import { printedSpecials } from '#app/features/special/printed-specials.server.ts';
import { tableResponse } from '#app/features/results/table-response.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';

const REPORTS = { quota: printedQuota, schedule: printedSchedule, special: printedSpecials };

/** The quota table, the schedule or the special awards of a round, as a workbook or to print. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const { report = '', roundId = '' } = params;
  const read =
    report === 'quota' || report === 'schedule' || report === 'special' ? REPORTS[report] : notFound();
  const as = new URL(request.url).searchParams.get('as') === 'pdf' ? 'pdf' : 'xlsx';
  return tableResponse((await read(viewer, roundId)) ?? notFound(), as);
}
