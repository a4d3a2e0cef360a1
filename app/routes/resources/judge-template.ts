import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { judgeTemplate } from '#app/features/judges/export-judges.server.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { xlsxResponse } from '#app/platform/xlsx.server.ts';

/** An empty table of judges to fill in. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  await requireViewer(request);
  const t = translator(await localeOf(request));
  return xlsxResponse(await judgeTemplate(t), `${t('judgePool.templateFile')}.xlsx`);
}
