import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { exportJudges } from '#app/features/judges/export-judges.server.ts';
import { poolFilter } from '#app/features/judges/pool-filter.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { xlsxResponse } from '#app/platform/xlsx.server.ts';

/** The pool of judges as a workbook, as the page shows it. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  const bytes = (await exportJudges(viewer, poolFilter(request), t)) ?? notFound();
  return xlsxResponse(bytes, `${t('judgePool.title')}.xlsx`);
}
