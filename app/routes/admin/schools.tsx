import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Plus, Upload } from 'lucide-react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { listSchools } from '#app/features/schools/queries.server.ts';
import { listParams } from '#app/features/shared/list-params.ts';
import { ListPages } from '#app/features/shared/list-pages.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { unitOptions } from '#app/features/units/queries.server.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  const { search, page, get } = listParams(request);
  const unitId = get('unit');
  const [list, units] = await Promise.all([
    listSchools(viewer, { search, unitId, page }),
    unitOptions(viewer),
  ]);
  return { title: t('units.schoolsTitle'), search, unitId, page, units, ...list };
}

export const meta = pageMeta;

export default function Schools() {
  const t = useT();
  const formats = useFormats();
  const { schools, total, page, pageCount, search, unitId, units } = useLoaderData<typeof loader>();
  const filtered = search !== '' || unitId !== '';
  return (
    <>
      <PageHeader
        title={t('units.schoolsTitle')}
        actions={
          units.length > 0 ? (
            <>
              <LinkButton href="/admin/schools/import" icon={Upload}>
                {t('units.importSchools')}
              </LinkButton>
              <LinkButton href="/admin/schools/new" variant="primary" icon={Plus}>
                {t('units.newSchool')}
              </LinkButton>
            </>
          ) : null
        }
      />
      {total > 0 || filtered ? (
        <FilterBar
          search={{ name: 'q', label: t('units.findSchool'), value: search }}
          selects={[
            {
              name: 'unit',
              label: t('units.schoolUnit'),
              value: unitId,
              options: units,
              allLabel: t('common.all'),
            },
          ]}
          submitLabel={t('common.search')}
          clear={filtered ? { href: '/admin/schools', label: t('common.clearFilters') } : undefined}
          count={t('common.rows', { count: total })}
        />
      ) : null}
      <DataTable
        caption={t('units.schoolsTitle')}
        rows={schools}
        rowKey={(school) => school.id}
        columns={[
          {
            key: 'name',
            head: t('units.schoolName'),
            cell: (school) => <Link to={`/admin/schools/${school.id}`}>{school.name}</Link>,
          },
          { key: 'unit', head: t('units.schoolUnit'), cell: (school) => school.unit.name },
          { key: 'tier', head: t('units.tier'), cell: (school) => school.tier, hideOnPhone: true },
          {
            key: 'teachers',
            head: t('units.teachers'),
            numeric: true,
            cell: (school) => school._count.roles,
          },
          {
            key: 'students',
            head: t('units.students'),
            numeric: true,
            cell: (school) => formats.number(school._count.students),
          },
          {
            key: 'projects',
            head: t('units.projects'),
            numeric: true,
            cell: (school) => formats.number(school._count.projects),
          },
        ]}
        empty={
          filtered ? (
            <EmptyState title={t('units.noneFound')}>{t('units.noneFoundText')}</EmptyState>
          ) : units.length === 0 ? (
            <EmptyState
              title={t('units.emptyTitle')}
              action={<LinkButton href="/admin/units/new">{t('units.new')}</LinkButton>}
            >
              {t('units.emptyText')}
            </EmptyState>
          ) : (
            <EmptyState
              title={t('units.noSchools')}
              action={
                <LinkButton href="/admin/schools/import" icon={Upload}>
                  {t('units.importSchools')}
                </LinkButton>
              }
            >
              {t('units.noSchoolsText')}
            </EmptyState>
          )
        }
      />
      <ListPages page={page} pageCount={pageCount} total={total} />
    </>
  );
}
