import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { HolderCertificates } from '#app/features/certificates/holder-certificates.tsx';
import { listUnitCertificates } from '#app/features/certificates/own-certificates.server.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const found = (await listUnitCertificates(viewer, params.unitId ?? '')) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: `${t('certificates.title')} · ${found.unit.name}`, ...found };
}

export const meta = pageMeta;

/** What a unit was given itself: awards for its own work, to be printed and hung up. */
export default function UnitCertificates() {
  const t = useT();
  const { unit, rounds } = useLoaderData<typeof loader>();
  return (
    <HolderCertificates
      holder={unit}
      home={`/admin/units/${unit.id}`}
      lead={t('certificates.unitLead')}
      noneText={t('certificates.unitNoneText')}
      rounds={rounds}
    />
  );
}
