import { uploads } from './upload-router.server.ts';
import type { IncomingUpload } from '#app/platform/uploads/request-body.server.ts';

/** Where files go when no cloud account is configured: HEAD asks how much is there, PUT sends the rest. */
export function receiveUpload(key: string, upload: IncomingUpload): Promise<Response> {
  const { ingest } = uploads();
  return ingest ? ingest.handle(key, upload) : Promise.resolve(new Response(null, { status: 404 }));
}
