import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { CERTIFICATE_KINDS } from '#app/domain/certificate/text.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { BatchPanel } from '#app/features/certificates/batch-panel.tsx';
import { cancelBatch, startBatch } from '#app/features/certificates/batch.server.ts';
import { getBatch } from '#app/features/certificates/batch-queries.server.ts';
import { certificatesOfRound } from '#app/features/certificates/queries.server.ts';
import { OutdatedPanel } from '#app/features/certificates/outdated-panel.tsx';
import { renewSchools } from '#app/features/certificates/school-counts.server.ts';
import { RenewSchoolsSchema } from '#app/features/certificates/schemas.ts';
import { CertificateBadge } from '#app/features/certificates/status-badge.tsx';
import { ListPages } from '#app/features/shared/list-pages.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

const STATUSES = ['valid', 'gone'] as const;
const ActSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('batch') }),
  z.object({ intent: z.literal('cancel-batch'), jobId: z.uuid() }),
  RenewSchoolsSchema.omit({ roundId: true }).extend({ intent: z.literal('renew-schools') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const query = new URL(request.url).searchParams;
  const filter = {
    search: (query.get('q') ?? '').trim(),
    kind: CERTIFICATE_KINDS.find((kind) => kind === query.get('kind')) ?? ('' as const),
    status: STATUSES.find((status) => status === query.get('status')) ?? ('' as const),
    page: Math.max(1, Number.parseInt(query.get('page') ?? '', 10) || 1),
  };
  const found = (await certificatesOfRound(viewer, params.roundId ?? '', filter)) ?? notFound();
  const t = translator(await localeOf(request));
  return {
    title: `${t('certificates.title')} · ${found.round.name}`,
    ...found,
    filter,
    batch: await getBatch(viewer, found.round.id),
  };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActSchema);
  if (!form.ok) return form.reply;
  const roundId = params.roundId ?? '';
  const context = { now: now() };
  const act = form.value;
  if (act.intent === 'renew-schools') {
    const renewed = await renewSchools(viewer, { roundId, count: act.count }, context);
    if (!renewed.ok) return form.refuse(renewed.refusals);
    return redirectWithToast(`/admin/rounds/${roundId}/certificates`, {
      key: 'certificates.renewed',
      params: renewed.value,
      tone: 'done',
    });
  }
  const result =
    act.intent === 'batch'
      ? await startBatch(viewer, { roundId }, context)
      : await cancelBatch(viewer, { jobId: act.jobId }, context);
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/rounds/${roundId}/certificates`, {
    key: act.intent === 'batch' ? 'certificates.batchStarted' : 'certificates.batchCancelled',
    tone: 'info',
  });
}

export default function RoundCertificates() {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const { round, rows, outdated, total, all, standing, awards, pageCount, filter, batch } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const base = `/admin/rounds/${round.id}/certificates`;
  const toIssue = (
    <LinkButton href={`${base}/issue`} variant="primary">
      {t('certificates.issuePage')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title={t('certificates.title')}
        meta={t('certificates.lead')}
        actions={
          <>
            <LinkButton href={`${base}/template`} variant="quiet">
              {t('certificates.templates')}
            </LinkButton>
            {awards > 0 ? toIssue : null}
          </>
        }
      />
      <RefusalBox result={lastResult} />
      {all === 0 ? (
        awards === 0 ? (
          <EmptyState
            title={t('certificates.noAwards')}
            action={
              <LinkButton href={`/admin/rounds/${round.id}/lists`}>{t('results.listsTitle')}</LinkButton>
            }
          >
            {t('certificates.noAwardsText')}
          </EmptyState>
        ) : (
          <EmptyState title={t('certificates.noneIssued')} action={toIssue}>
            {t('certificates.noneIssuedText', { count: awards })}
          </EmptyState>
        )
      ) : (
        <>
          <OutdatedPanel outdated={outdated} />
          <BatchPanel roundId={round.id} timeZone={round.timeZone} standing={standing} batch={batch} />
          <Section title={t('certificates.issuedTitle')}>
            <FilterBar
              search={{
                name: 'q',
                label: t('common.search'),
                value: filter.search,
                placeholder: t('certificates.searchHint'),
              }}
              selects={[
                {
                  name: 'kind',
                  label: t('certificates.kind'),
                  value: filter.kind,
                  allLabel: t('common.all'),
                  options: CERTIFICATE_KINDS.map((value) => ({
                    value,
                    label: t(`certificates.kind-${value}`),
                  })),
                },
                {
                  name: 'status',
                  label: t('certificates.status'),
                  value: filter.status,
                  allLabel: t('common.all'),
                  options: STATUSES.map((value) => ({
                    value,
                    label: t(`certificates.filter-${value}`),
                  })),
                },
              ]}
              submitLabel={t('common.search')}
              count={t('common.rows', { count: formats.number(total) })}
            />
            <DataTable
              caption={t('certificates.issuedTitle')}
              rows={rows}
              rowKey={(row) => row.id}
              empty={<EmptyState title={t('certificates.noMatch')} />}
              columns={[
                {
                  key: 'number',
                  head: t('certificates.number'),
                  rowHead: true,
                  cell: (row) => (
                    <Link to={`${base}/${row.id}`} className="font-mono">
                      {row.number}
                    </Link>
                  ),
                },
                { key: 'name', head: t('certificates.recipient'), cell: (row) => row.name },
                {
                  key: 'kind',
                  head: t('certificates.kind'),
                  cell: (row) => t(`certificates.kind-${row.kind}`),
                },
                { key: 'holder', head: t('certificates.holder'), cell: (row) => row.holder },
                { key: 'title', head: t('certificates.project'), cell: (row) => row.title },
                {
                  key: 'prize',
                  head: t('certificates.prize'),
                  cell: (row) => (row.prize ? name(row.prize) : null),
                },
                {
                  key: 'status',
                  head: t('certificates.status'),
                  cell: (row) => <CertificateBadge status={row.status} />,
                },
              ]}
            />
            <ListPages page={filter.page} pageCount={pageCount} total={total} />
          </Section>
        </>
      )}
    </>
  );
}
