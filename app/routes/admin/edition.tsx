import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Copy, Plus } from 'lucide-react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { getEdition } from '#app/features/editions/queries.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { useLeadsTo } from '#app/features/rounds/use-leads-to.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { SampleNotice } from '#app/features/shared/sample-notice.tsx';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const edition = (await getEdition(viewer, params.editionId ?? '', now())) ?? notFound();
  return { title: edition.name, edition };
}

export const meta = pageMeta;

export default function Edition() {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const leadsTo = useLeadsTo();
  const { edition } = useLoaderData<typeof loader>();
  const add = (
    <LinkButton href={`/admin/editions/${edition.id}/rounds/new`} variant="primary" icon={Plus}>
      {t('rounds.newRounds')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title={edition.name}
        meta={t('rounds.finalIn', { year: String(edition.year) })}
        above={<BackLink href="/admin/editions">{t('rounds.editions')}</BackLink>}
        actions={
          <>
            {edition.rounds.length > 0 ? (
              <LinkButton href={`/admin/editions/new?copy=${edition.id}`} icon={Copy}>
                {t('rounds.copyForNext')}
              </LinkButton>
            ) : null}
            {add}
          </>
        }
      />
      <SampleNotice edition={edition} />
      <DataTable
        caption={t('rounds.rounds')}
        rows={edition.rounds}
        rowKey={(round) => round.id}
        columns={[
          {
            key: 'name',
            head: t('rounds.round'),
            cell: (round) => <Link to={`/admin/rounds/${round.id}`}>{name(round)}</Link>,
          },
          { key: 'unit', head: t('rounds.unit'), cell: (round) => round.unit.name },
          {
            key: 'source',
            head: t('rounds.source'),
            cell: (round) => t(`rounds.source${round.source}`),
            hideOnPhone: true,
          },
          {
            key: 'to',
            head: t('rounds.leadsTo'),
            cell: (round) => round.promotesTo.map(leadsTo).join('、'),
          },
          {
            key: 'now',
            head: t('rounds.now'),
            cell: (round) =>
              round.open.length > 0 ? (
                <span className="flex flex-wrap gap-2">
                  {round.open.map((kind) => (
                    <Badge key={kind} tone="info">
                      {t(`rounds.window${kind}`)}
                    </Badge>
                  ))}
                </span>
              ) : round.next ? (
                <span className="text-sm text-ink-muted">
                  {t('rounds.nextWindow', {
                    window: t(`rounds.window${round.next.kind}`),
                    at: formats.date(round.next.opensAt, round.timeZone),
                  })}
                </span>
              ) : (
                <span className="text-sm text-ink-muted">{t('rounds.over')}</span>
              ),
          },
          {
            key: 'entries',
            head: t('rounds.entries'),
            numeric: true,
            cell: (round) => formats.number(round._count.entries),
          },
        ]}
        empty={
          <EmptyState title={t('rounds.noRounds')} action={add}>
            {t('rounds.noRoundsText')}
          </EmptyState>
        }
      />
    </>
  );
}
