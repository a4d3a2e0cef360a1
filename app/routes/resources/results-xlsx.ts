import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { exportScoringTable } from '#app/features/results/export-table.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { xlsxResponse } from '#app/platform/xlsx.server.ts';

/** The newest scoring table of a round as a workbook. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const file = (await exportScoringTable(viewer, params.roundId ?? '')) ?? notFound();
  return xlsxResponse(file.bytes, file.fileName);
}
