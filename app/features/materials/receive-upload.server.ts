import { uploads } from './upload-router.server.ts';
import { startPreviews } from '#app/platform/uploads/previews.server.ts';
import type { IncomingUpload } from '#app/platform/uploads/request-body.server.ts';

/** Where files go when no cloud account is configured: HEAD asks how much is there, PUT sends the rest. */
export async function receiveUpload(key: string, upload: IncomingUpload): Promise<Response> {
  const { ingest } = uploads();
  if (!ingest) return new Response(null, { status: 404 });
  const response = await ingest.handle(key, upload);
  if (upload.method === 'PUT' && response.ok) startPreviews();
  return response;
}
