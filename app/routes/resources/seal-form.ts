import type { LoaderFunctionArgs } from '@remix-run/node';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { sealForm } from '#app/features/entries/seal-form.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, pdfResponse } from '#app/platform/http/responses.server.ts';

/** A school's list for a round, to sign and seal, as a PDF. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const where = { schoolId: params.schoolId ?? '', roundId: params.roundId ?? '' };
  const file = (await sealForm(viewer, where, { locale: await localeOf(request), now: now() })) ?? notFound();
  return pdfResponse(file.bytes, file.fileName);
}
