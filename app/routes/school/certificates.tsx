import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { listSchoolCertificates } from '#app/features/certificates/own-certificates.server.ts';
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
  const found = (await listSchoolCertificates(viewer, params.schoolId ?? '')) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: `${t('certificates.title')} · ${found.school.name}`, ...found };
}

export const meta = pageMeta;

/** What a school hands out: to its students, its tutors, and for its own wall. */
export default function SchoolCertificates() {
  const t = useT();
  const name = useName();
  const { school, rounds } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        above={<BackLink href={`/school/${school.id}`}>{school.name}</BackLink>}
        title={t('certificates.title')}
        meta={t('certificates.schoolLead')}
      />
      {rounds.length === 0 ? (
        <EmptyState title={t('certificates.noneYet')}>{t('certificates.noneYetText')}</EmptyState>
      ) : null}
      {rounds.map(({ round, rows }) => (
        <Section
          key={round.id}
          title={name(round)}
          actions={
            rows.some(({ status }) => status === 'valid') ? (
              <LinkButton
                href={`/school/${school.id}/certificates/${round.id}.pdf`}
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
