import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData, useLocation } from '@remix-run/react';
import { Download, Upload } from 'lucide-react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { ExpertiseText, SeverityText } from '#app/features/judges/judge-facts.tsx';
import { poolFilter } from '#app/features/judges/pool-filter.ts';
import { listJudges } from '#app/features/judges/pool-queries.server.ts';
import { listParams } from '#app/features/shared/list-params.ts';
import { ListPages } from '#app/features/shared/list-pages.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  const { page } = listParams(request);
  const filter = poolFilter(request);
  const pool = await listJudges(viewer, { ...filter, page }, now());
  return { title: t('judgePool.title'), filter, page, ...pool };
}

export const meta = pageMeta;

export default function Judges() {
  const t = useT();
  const name = useName();
  const { search: query } = useLocation();
  const { judges, filter, page, pageCount, total, disciplines, organisations } =
    useLoaderData<typeof loader>();
  const filtered = Boolean(filter.search || filter.discipline || filter.organisation || filter.banned);
  const upload = (
    <LinkButton href="/admin/judges/import" icon={Upload} variant="primary">
      {t('judgePool.import')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title={t('judgePool.title')}
        meta={t('judgePool.lead')}
        actions={
          <>
            {total > 0 ? (
              <LinkButton href={`/admin/judges.xlsx${query}`} icon={Download} download>
                {t('judgePool.export')}
              </LinkButton>
            ) : null}
            {upload}
          </>
        }
      />
      {total > 0 || filtered ? (
        <FilterBar
          search={{ name: 'q', label: t('judgePool.find'), value: filter.search }}
          selects={[
            {
              name: 'discipline',
              label: t('projects.discipline'),
              value: filter.discipline,
              options: disciplines.map((row) => ({ value: row.code, label: name(row) })),
              allLabel: t('common.all'),
            },
            {
              name: 'organisation',
              label: t('judging.organisation'),
              value: filter.organisation,
              options: organisations.map((value) => ({ value, label: value })),
              allLabel: t('common.all'),
            },
            {
              name: 'banned',
              label: t('judgePool.blacklist'),
              value: filter.banned ? 'yes' : '',
              options: [{ value: 'yes', label: t('judgePool.onBlacklist') }],
              allLabel: t('common.all'),
            },
          ]}
          submitLabel={t('common.search')}
          clear={filtered ? { href: '/admin/judges', label: t('common.clearFilters') } : undefined}
          count={t('common.rows', { count: total })}
        />
      ) : null}
      <DataTable
        caption={t('judgePool.title')}
        rows={judges}
        rowKey={(judge) => judge.id}
        columns={[
          {
            key: 'name',
            head: t('people.name'),
            rowHead: true,
            cell: (judge) => (
              <span className="flex flex-wrap items-center gap-2">
                <Link to={`/admin/judges/${judge.id}`}>{judge.name}</Link>
                {judge.banned ? <Badge tone="danger">{t('judgePool.onBlacklist')}</Badge> : null}
              </span>
            ),
          },
          { key: 'organisation', head: t('judging.organisation'), cell: (judge) => judge.organisation },
          {
            key: 'expertise',
            head: t('judging.expertise'),
            cell: (judge) => <ExpertiseText expertise={judge.expertise} disciplines={disciplines} />,
          },
          {
            key: 'languages',
            head: t('judgePool.languages'),
            cell: (judge) => judge.languages,
            hideOnPhone: true,
          },
          {
            key: 'rounds',
            head: t('judgePool.served'),
            cell: (judge) =>
              judge.rounds && judge.rounds.length > 0 ? (
                <ul className="grid gap-1">
                  {judge.rounds.slice(0, 3).map((place) => (
                    <li key={place.id}>
                      {`${place.round.edition.name} · ${name(place.round)} `}
                      <span className="tabular-nums">{`${place.submitted} / ${place.assigned}`}</span>
                    </li>
                  ))}
                  {judge.rounds.length > 3 ? (
                    <li>{t('judgePool.moreRounds', { count: judge.rounds.length - 3 })}</li>
                  ) : null}
                </ul>
              ) : null,
          },
          {
            key: 'severity',
            head: t('judgePool.severity'),
            cell: (judge) => (judge.severity ? <SeverityText severity={judge.severity} /> : null),
          },
          {
            key: 'open',
            head: t('judgePool.openLoad'),
            numeric: true,
            cell: (judge) => judge.openLoad,
          },
        ]}
        empty={
          filtered ? (
            <EmptyState title={t('judgePool.noneFound')}>{t('judgePool.noneFoundText')}</EmptyState>
          ) : (
            <EmptyState title={t('judgePool.empty')} action={upload}>
              {t('judgePool.emptyText')}
            </EmptyState>
          )
        }
      />
      <ListPages page={page} pageCount={pageCount} total={total} />
    </>
  );
}
