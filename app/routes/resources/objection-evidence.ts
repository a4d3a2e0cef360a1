import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { readableEvidence } from '#app/features/objections/queries.server.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, unavailable } from '#app/platform/http/responses.server.ts';
import { serveFile } from '#app/platform/uploads/serve-file.server.ts';
import { cloudAddress, fileStore, storedSize } from '#app/platform/uploads/service.server.ts';

/** Evidence of an objection, for who manages its round. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const { roundId = '', fileId = '' } = params;
  const file = (await readableEvidence(viewer, roundId, fileId)) ?? notFound();
  const address = await cloudAddress(file.key);
  if (address) return redirect(address);
  const size = await storedSize(file.key);
  if (size === null) notFound();
  if (size === 'unavailable') unavailable(translator(await localeOf(request))('common.fileUnavailable'));
  return serveFile(request, file, fileStore(), new URL(request.url).searchParams.has('download'));
}
