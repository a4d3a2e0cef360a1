import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { readyCode } from '#app/features/certificates/issue-form.tsx';
import { listTemplates } from '#app/features/certificates/templates.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { LOCALE_NAMES } from '#app/i18n/types.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const found = (await listTemplates(viewer, params.roundId ?? '')) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: `${t('certificates.templates')} · ${found.round.name}`, ...found };
}

export const meta = pageMeta;

export default function RoundCertificateTemplates() {
  const t = useT();
  const formats = useFormats();
  const { round, templates, ready } = useLoaderData<typeof loader>();
  const base = `/admin/rounds/${round.id}/certificates`;
  type Row = (typeof ready)[number] & { issued?: number };
  const nameOf = (row: Row) => row.name || t(`certificates.ready-${readyCode(row.ref)}`);
  const columns = [
    {
      key: 'name',
      head: t('certificates.templateName'),
      rowHead: true,
      cell: (row: Row) => <Link to={`${base}/template/${row.ref}`}>{nameOf(row)}</Link>,
    },
    { key: 'kind', head: t('certificates.kind'), cell: (row: Row) => t(`certificates.kind-${row.kind}`) },
    {
      key: 'language',
      head: t('certificates.language'),
      cell: (row: Row) => LOCALE_NAMES[row.design.language],
    },
    {
      key: 'paper',
      head: t('certificates.paper'),
      cell: (row: Row) => t(`certificates.paper-${row.design.paper}`),
    },
  ];
  return (
    <>
      <PageHeader
        above={<BackLink href={base}>{t('certificates.title')}</BackLink>}
        title={t('certificates.templates')}
        meta={t('certificates.templatesLead')}
      />
      <Section title={t('certificates.ownTemplates')}>
        <DataTable
          caption={t('certificates.ownTemplates')}
          rows={templates}
          rowKey={(row) => row.ref}
          empty={
            <EmptyState title={t('certificates.noTemplates')}>{t('certificates.noTemplatesText')}</EmptyState>
          }
          columns={[
            ...columns,
            {
              key: 'issued',
              head: t('certificates.issuedWith'),
              numeric: true,
              cell: (row) => formats.number(row.issued ?? 0),
            },
          ]}
        />
      </Section>
      <Section title={t('certificates.readyTitle')} description={t('certificates.readyLead')}>
        <DataTable
          caption={t('certificates.readyTitle')}
          rows={ready}
          rowKey={(row) => row.ref}
          columns={columns}
        />
      </Section>
    </>
  );
}
