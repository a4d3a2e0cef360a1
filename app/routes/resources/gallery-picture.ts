import type { LoaderFunctionArgs } from '@remix-run/node';

import { getGalleryPicture } from '#app/features/gallery/gallery.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { serveFile } from '#app/platform/uploads/serve-file.server.ts';
import { fileStore } from '#app/platform/uploads/service.server.ts';

/** The picture of a project in a gallery. Asked for anew each time: an author may have changed their mind. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const picture = (await getGalleryPicture(params.roundId ?? '', params.entryId ?? '')) ?? notFound();
  return serveFile(request, picture, fileStore(), false);
}
