import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { getBundle } from '#app/features/results/bundle.server.ts';
import { notFound, zipResponse } from '#app/platform/http/responses.server.ts';

/** The zip with which a published list, or a later version of it, is recomputed. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const version = Number(new URL(request.url).searchParams.get('version') ?? 1);
  if (!Number.isInteger(version)) notFound();
  const file = (await getBundle(viewer, params.roundId ?? '', params.noticeId ?? '', version)) ?? notFound();
  return zipResponse(file.bytes, file.fileName);
}
