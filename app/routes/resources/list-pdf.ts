import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { LIST_PAPERS, printedList } from '#app/features/results/printed-lists.server.ts';
import { tableResponse } from '#app/features/results/table-response.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';

/** The same list to print. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const asked = new URL(request.url).searchParams.get('template') ?? 'F';
  const paper = LIST_PAPERS.find((one) => one === asked) ?? notFound();
  return tableResponse((await printedList(viewer, params.listId ?? '', paper)) ?? notFound(), 'pdf');
}
