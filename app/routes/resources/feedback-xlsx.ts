import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { exportSchoolFeedback } from '#app/features/feedback/export-feedback.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { xlsxResponse } from '#app/platform/xlsx.server.ts';

/** A school's outcomes and feedback of a round in one workbook. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const file =
    (await exportSchoolFeedback(
      viewer,
      params.schoolId ?? '',
      params.roundId ?? '',
      await localeOf(request),
    )) ?? notFound();
  return xlsxResponse(file.bytes, file.fileName);
}
