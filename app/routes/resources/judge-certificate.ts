import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { serviceCertificate } from '#app/features/judging/service-certificate.server.ts';
import { isLocale } from '#app/i18n/types.ts';
import { now } from '#app/platform/clock.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, pdfResponse } from '#app/platform/http/responses.server.ts';

/** A judge's certificate of service as a PDF, in the language that the address names or the reader's own. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const asked = new URL(request.url).searchParams.get('lang');
  const locale = isLocale(asked) ? asked : await localeOf(request);
  const file = (await serviceCertificate(viewer, params.roundId ?? '', { locale, now: now() })) ?? notFound();
  return pdfResponse(file.bytes, file.fileName);
}
