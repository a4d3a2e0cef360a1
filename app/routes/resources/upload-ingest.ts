import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

import { receiveUpload } from '#app/features/materials/receive-upload.server.ts';
import { uploadOfRequest } from '#app/platform/uploads/request-body.server.ts';

/** Where files go while the portal is developed; when it is served, they are taken before they come here. */
function answer({ request, params }: ActionFunctionArgs | LoaderFunctionArgs): Promise<Response> {
  return receiveUpload(params.key ?? '', uploadOfRequest(request));
}

export const loader = answer;
export const action = answer;
