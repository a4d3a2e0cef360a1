import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { unitCertificates } from '#app/features/certificates/print-certificates.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, pdfResponse } from '#app/platform/http/responses.server.ts';

/** All certificates of a unit’s own awards in one round, in one file. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const which = { unitId: params.unitId ?? '', roundId: params.roundId ?? '' };
  const file =
    (await unitCertificates(viewer, which, { locale: await localeOf(request), now: now() })) ?? notFound();
  return pdfResponse(file.bytes, file.fileName);
}
