import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { applicationForm, submissionReceipt } from '#app/features/projects/entry-papers.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, pdfResponse } from '#app/platform/http/responses.server.ts';

const PAPERS = { form: applicationForm, receipt: submissionReceipt };

/** The application form or the receipt of an entry, as a PDF. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const { paper } = params;
  const write = paper === 'form' || paper === 'receipt' ? PAPERS[paper] : notFound();
  const context = { locale: await localeOf(request), now: now() };
  const file = (await write(viewer, params.entryId ?? '', context)) ?? notFound();
  return pdfResponse(file.bytes, file.fileName);
}
