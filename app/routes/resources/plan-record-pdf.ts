import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { planRecordPaper } from '#app/features/judging/plan-record-pdf.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, pdfResponse } from '#app/platform/http/responses.server.ts';

/** The record of a draw, to print and sign. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const where = { locale: await localeOf(request), now: now() };
  const file = (await planRecordPaper(viewer, params.runId ?? '', where)) ?? notFound();
  return pdfResponse(file.bytes, file.fileName);
}
