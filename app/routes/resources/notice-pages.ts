import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { noticePages } from '#app/features/public/notice-pages.server.ts';
import { notFound, zipResponse } from '#app/platform/http/responses.server.ts';

/** The public pages of a notice as plain files, for any web server. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const file = (await noticePages(viewer, params.roundId ?? '', params.noticeId ?? '')) ?? notFound();
  return zipResponse(file.bytes, file.fileName);
}
