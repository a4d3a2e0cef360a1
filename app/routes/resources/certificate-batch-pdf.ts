import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { readBatch } from '#app/features/certificates/batch-queries.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';

/** The file of all certificates of a round, while it waits to be fetched. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const file = (await readBatch(viewer, params.roundId ?? '', params.jobId ?? '')) ?? notFound();
  return new Response(file.stream, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(file.size),
      'Content-Disposition': `attachment; filename="certificates.pdf"; filename*=UTF-8''${encodeURIComponent(`${file.name}.pdf`)}`,
      'Cache-Control': 'private, no-store',
    },
  });
}
