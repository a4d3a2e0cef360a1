import type { LoaderFunctionArgs } from '@remix-run/node';

import { LIST_TEMPLATES } from '#app/domain/list-template.ts';
import type { TemplateCode } from '#app/domain/list-template.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { exportList } from '#app/features/results/export-list.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { xlsxResponse } from '#app/platform/xlsx.server.ts';

function isTemplate(code: string): code is TemplateCode {
  return code in LIST_TEMPLATES;
}

/** A list as a workbook with the headings of the asked template (B, C or F). */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const code = new URL(request.url).searchParams.get('template') ?? 'F';
  if (!isTemplate(code)) notFound();
  const file = (await exportList(viewer, params.listId ?? '', code)) ?? notFound();
  return xlsxResponse(file.bytes, file.fileName);
}
