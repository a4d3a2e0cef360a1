import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { exportProgress } from '#app/features/judging/export-progress.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { xlsxResponse } from '#app/platform/xlsx.server.ts';

/** How far judging is, task by task, as a workbook. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const locale = await localeOf(request);
  const file = (await exportProgress(viewer, params.roundId ?? '', locale)) ?? notFound();
  return xlsxResponse(file.bytes, file.fileName);
}
