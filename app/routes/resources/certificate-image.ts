import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { getCertificatePicture } from '#app/features/certificates/templates.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';

/** A background or a seal, for the preview of its template. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const picture =
    (await getCertificatePicture(viewer, params.roundId ?? '', params.imageId ?? '')) ?? notFound();
  return new Response(picture.bytes, {
    headers: { 'Content-Type': picture.type, 'Cache-Control': 'private, max-age=3600' },
  });
}
