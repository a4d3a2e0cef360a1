import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Plus } from 'lucide-react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { unitTree } from '#app/features/units/queries.server.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  return { title: t('units.title'), units: await unitTree(viewer) };
}

export const meta = pageMeta;

const INDENT = ['', 'ps-6', 'ps-12', 'ps-18', 'ps-24'];

export default function Units() {
  const t = useT();
  const formats = useFormats();
  const { units } = useLoaderData<typeof loader>();
  const add = (
    <LinkButton href="/admin/units/new" variant="primary" icon={Plus}>
      {t('units.new')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t('units.title')} meta={t('units.lead')} actions={units.length > 0 ? add : null} />
      {units.length === 0 ? (
        <EmptyState title={t('units.emptyTitle')} action={add}>
          {t('units.emptyText')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('units.title')}
          rows={units}
          rowKey={(unit) => unit.id}
          columns={[
            {
              key: 'name',
              head: t('units.name'),
              rowHead: true,
              cell: (unit) => (
                <span className={INDENT[Math.min(unit.depth, 4)]}>
                  <Link to={`/admin/units/${unit.id}`}>{unit.name}</Link>
                </span>
              ),
            },
            { key: 'kind', head: t('units.kind'), cell: (unit) => t(`units.kind${unit.kind}`) },
            { key: 'code', head: t('units.code'), cell: (unit) => unit.code },
            {
              key: 'schools',
              head: t('units.schools'),
              numeric: true,
              cell: (unit) =>
                unit._count.schools > 0 ? (
                  <Link to={`/admin/schools?unit=${unit.id}`}>{formats.number(unit._count.schools)}</Link>
                ) : (
                  0
                ),
            },
            { key: 'rounds', head: t('units.rounds'), numeric: true, cell: (unit) => unit._count.rounds },
          ]}
        />
      )}
    </>
  );
}
