import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { previewOf } from '#app/features/materials/previews.server.ts';
import { readableFile } from '#app/features/materials/readable-file.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { previewPicture } from '#app/platform/uploads/previews.server.ts';
import { serveFile } from '#app/platform/uploads/serve-file.server.ts';
import { fileStore } from '#app/platform/uploads/service.server.ts';

/** A small picture of a private file, for who may read the file; without a name, how far the pictures are. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const file = (await readableFile(viewer, params.versionId ?? '')) ?? notFound();
  if (!params.name)
    return Response.json(await previewOf(file.key), { headers: { 'Cache-Control': 'no-store' } });
  const picture = (await previewPicture(file.key, params.name)) ?? notFound();
  return serveFile(request, { ...picture, etag: `${file.etag}-${params.name}` }, fileStore(), false);
}
