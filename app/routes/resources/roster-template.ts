import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { writeXlsx, xlsxResponse } from '#app/platform/xlsx.server.ts';

/** An empty roster to fill in, with the headings that the import knows. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  await requireViewer(request);
  const t = translator(await localeOf(request));
  const heads = ['name', 'grade', 'className', 'number'] as const;
  const bytes = await writeXlsx({
    name: t('students.import'),
    columns: heads.map((head) => ({ heading: t(`students.${head}`), width: 16 })),
    rows: [],
  });
  return xlsxResponse(bytes, `${t('students.templateFile')}.xlsx`);
}
