import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { certificatePaper } from '#app/features/certificates/print-certificates.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { notFound, pdfResponse } from '#app/platform/http/responses.server.ts';

/** One certificate as it was issued. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const file = (await certificatePaper(viewer, params.certificateId ?? '', now())) ?? notFound();
  return pdfResponse(file.bytes, file.fileName);
}
