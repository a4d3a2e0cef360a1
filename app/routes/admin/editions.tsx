import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Plus } from 'lucide-react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { listEditions } from '#app/features/editions/queries.server.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  return { title: t('rounds.editions'), editions: await listEditions(viewer) };
}

export const meta = pageMeta;

export default function Editions() {
  const t = useT();
  const formats = useFormats();
  const { editions } = useLoaderData<typeof loader>();
  const add = (
    <LinkButton href="/admin/editions/new" variant="primary" icon={Plus}>
      {t('rounds.newEdition')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t('rounds.editions')} meta={t('rounds.editionsLead')} actions={add} />
      <DataTable
        caption={t('rounds.editions')}
        rows={editions}
        rowKey={(edition) => edition.id}
        columns={[
          {
            key: 'name',
            head: t('rounds.edition'),
            cell: (edition) => (
              <span className="flex flex-wrap items-center gap-2">
                <Link to={`/admin/editions/${edition.id}`}>{edition.name}</Link>
                {edition.isSample ? <Badge>{t('rounds.sample')}</Badge> : null}
              </span>
            ),
          },
          { key: 'year', head: t('rounds.year'), cell: (edition) => String(edition.year) },
          { key: 'rounds', head: t('rounds.rounds'), numeric: true, cell: (edition) => edition.rounds },
          {
            key: 'entries',
            head: t('rounds.entries'),
            numeric: true,
            cell: (edition) => formats.number(edition.entries),
          },
        ]}
        empty={
          <EmptyState title={t('rounds.noEditions')} action={add}>
            {t('rounds.noEditionsText')}
          </EmptyState>
        }
      />
    </>
  );
}
