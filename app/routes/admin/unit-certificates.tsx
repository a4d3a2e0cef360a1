import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { listUnitCertificates } from '#app/features/certificates/own-certificates.server.ts';
import { OwnCertificateList } from '#app/features/certificates/own-list.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

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
  const name = useName();
  const { unit, rounds } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        above={<BackLink href={`/admin/units/${unit.id}`}>{unit.name}</BackLink>}
        title={t('certificates.title')}
        meta={t('certificates.unitLead')}
      />
      {rounds.length === 0 ? (
        <EmptyState title={t('certificates.noneYet')}>{t('certificates.unitNoneText')}</EmptyState>
      ) : null}
      {rounds.map(({ round, rows }) => (
        <Section
          key={round.id}
          title={name(round)}
          actions={
            rows.some(({ status }) => status === 'valid') ? (
              <LinkButton
                href={`/admin/units/${unit.id}/certificates/${round.id}.pdf`}
                download
                variant="primary"
              >
                {t('certificates.schoolFile')}
              </LinkButton>
            ) : null
          }
        >
          <OwnCertificateList rows={rows} caption={name(round)} />
        </Section>
      ))}
    </>
  );
}
