import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { getBundle } from '#app/features/results/bundle.server.ts';
import { notFound, zipResponse } from '#app/platform/http/responses.server.ts';

/** The zip with which a published list is recomputed. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const file = (await getBundle(viewer, params.roundId ?? '', params.noticeId ?? '')) ?? notFound();
  return zipResponse(file.bytes, file.fileName);
}
