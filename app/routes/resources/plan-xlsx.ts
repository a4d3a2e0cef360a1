import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { exportPlan } from '#app/features/judging/plan-sheet.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { xlsxResponse } from '#app/platform/xlsx.server.ts';

/** The waiting proposal of a round as a workbook. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const file = (await exportPlan(viewer, params.roundId ?? '', await localeOf(request))) ?? notFound();
  return xlsxResponse(file.bytes, file.fileName);
}
