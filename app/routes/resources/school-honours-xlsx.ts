import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { exportSchoolHonours } from '#app/features/honours/export-honours.server.ts';
import { honourFilter } from '#app/features/honours/honour-filter.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { xlsxResponse } from '#app/platform/xlsx.server.ts';

/** Honours of one school as a workbook, filtered as the address says. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const asked = honourFilter(request, 'tutor');
  const file =
    (await exportSchoolHonours(viewer, params.schoolId ?? '', asked, await localeOf(request))) ?? notFound();
  return xlsxResponse(file.bytes, file.fileName);
}
