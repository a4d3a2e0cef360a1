import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { drawTemplates } from '#app/features/certificates/preview-template.server.ts';
import { TemplateCards } from '#app/features/certificates/template-cards.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const found = (await drawTemplates(viewer, params.roundId ?? '', now())) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: `${t('certificates.templates')} · ${found.round.name}`, ...found };
}

export const meta = pageMeta;

export default function RoundCertificateTemplates() {
  const t = useT();
  const { round, templates, ready } = useLoaderData<typeof loader>();
  const base = `/admin/rounds/${round.id}/certificates`;
  return (
    <>
      <PageHeader
        above={<BackLink href={base}>{t('certificates.title')}</BackLink>}
        title={t('certificates.templates')}
        meta={t('certificates.templatesLead')}
      />
      <Section title={t('certificates.ownTemplates')}>
        {templates.length > 0 ? (
          <TemplateCards roundId={round.id} templates={templates} />
        ) : (
          <EmptyState title={t('certificates.noTemplates')}>{t('certificates.noTemplatesText')}</EmptyState>
        )}
      </Section>
      <Section title={t('certificates.readyTitle')} description={t('certificates.readyLead')}>
        <TemplateCards roundId={round.id} templates={ready} />
      </Section>
    </>
  );
}
