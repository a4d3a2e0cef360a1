import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { getHandedOver, takePackage } from '#app/features/outside/take-package.server.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { readFormData } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, streamResponse, unavailable } from '#app/platform/http/responses.server.ts';

/** An address typed or kept leads to the list, where the package is asked for. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const { roundId = '', listId = '' } = params;
  if (!(await getHandedOver(viewer, { roundId, listId }))) notFound();
  return redirect(`/admin/rounds/${roundId}/lists/${listId}`);
}

/** The hand-over package as a zip. Asked for with a form: each time leaves a line in the audit. */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  await readFormData(request);
  const { roundId = '', listId = '' } = params;
  const taken = await takePackage(viewer, { roundId, listId }, { now: now() });
  if (!taken.ok) {
    if (taken.refusals[0].code === 'storage-unavailable')
      unavailable(translator(await localeOf(request))('common.fileUnavailable'));
    return notFound();
  }
  return streamResponse(taken.value.zip, {
    type: 'application/zip',
    size: taken.value.size,
    fileName: taken.value.fileName,
  });
}
