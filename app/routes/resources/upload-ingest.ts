import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

import { uploads } from '#app/features/materials/upload-router.server.ts';

/** Where files go when no cloud account is configured: HEAD asks how much is there, PUT sends the rest. */
function answer({ request, params }: ActionFunctionArgs | LoaderFunctionArgs): Promise<Response> | Response {
  return uploads().ingest?.handle(params.key ?? '', request) ?? new Response(null, { status: 404 });
}

export const loader = answer;
export const action = answer;
