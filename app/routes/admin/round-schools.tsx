import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';

import { SCHOOL_STAGES } from '#app/domain/school-progress.ts';
import type { EntryStatus } from '#app/domain/entry-status.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { getSchoolProgress } from '#app/features/entries/school-progress.server.ts';
import { SharedQuotaBars } from '#app/features/entries/school-quota.tsx';
import { ListPages } from '#app/features/shared/list-pages.tsx';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { DayColumns } from '#app/ui/day-columns.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { StatRow } from '#app/ui/stat-row.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  const { search, page, get } = listParams(request);
  const filter = { search, page, stage: get('stage'), late: get('late') === '1' };
  const found = (await getSchoolProgress(viewer, params.roundId ?? '', filter, now())) ?? notFound();
  return { title: `${t('rounds.tabSchools')} · ${found.round.name}`, filter, ...found };
}

export const meta = pageMeta;

const TONES = {
  none: 'danger',
  drafting: 'neutral',
  reviewing: 'signal',
  ready: 'signal',
  done: 'done',
} as const;

/** Columns of the table: states that mean the same to who asks "how far are they". */
const COLUMNS: readonly {
  key: 'with-authors' | 'at-school' | 'handed-in';
  statuses: readonly EntryStatus[];
}[] = [
  { key: 'with-authors', statuses: ['DRAFT', 'RETURNED'] },
  { key: 'at-school', statuses: ['SUBMITTED', 'APPROVED'] },
  { key: 'handed-in', statuses: ['HANDED_IN', 'ELIGIBLE', 'REJECTED'] },
];

export default function RoundSchools() {
  const t = useT();
  const formats = useFormats();
  const { round, rows, stages, days, filter, total, pageCount, late, hasQuota, shared, sharedMore, names } =
    useLoaderData<typeof loader>();
  const base = `/admin/rounds/${round.id}/schools`;
  const filtered = filter.search !== '' || filter.stage !== '' || filter.late;
  return (
    <>
      <PageHeader title={t('rounds.tabSchools')} meta={t('rounds.schoolsLead')} />
      <StatRow
        stats={[
          ...SCHOOL_STAGES.map((stage) => ({
            key: stage,
            label: t(`rounds.stage-${stage}`),
            value: formats.number(stages[stage]),
            href: `${base}?stage=${stage}`,
          })),
          ...(late > 0
            ? [{ key: 'late', label: t('rounds.late'), value: formats.number(late), href: `${base}?late=1` }]
            : []),
        ]}
      />
      {days.length > 1 ? (
        <Section title={t('rounds.submissionsByDay')} description={t('rounds.submissionsByDayLead')}>
          <DayColumns
            caption={t('rounds.submissionsByDay')}
            heads={[t('rounds.day'), t('rounds.submissions')]}
            days={days.map(({ day, count }) => ({
              key: day,
              label: formats.date(new Date(`${day}T00:00:00Z`), 'UTC'),
              value: count,
              text: formats.number(count),
            }))}
          />
        </Section>
      ) : null}
      {shared.length > 0 ? (
        <Section title={t('rounds.sharedQuota')} description={t('rounds.sharedQuotaLead')}>
          <div className="max-w-3xl">
            <SharedQuotaBars shared={shared} names={names} />
            {sharedMore > 0 ? (
              <p className="pt-2 text-sm text-ink-muted">{t('rounds.sharedMore', { count: sharedMore })}</p>
            ) : null}
          </div>
        </Section>
      ) : null}
      <Section title={t('rounds.schoolsTitle')}>
        <FilterBar
          search={{ name: 'q', label: t('rounds.findSchool'), value: filter.search }}
          selects={[
            {
              name: 'stage',
              label: t('rounds.stage'),
              value: filter.stage,
              options: SCHOOL_STAGES.map((value) => ({ value, label: t(`rounds.stage-${value}`) })),
              allLabel: t('common.all'),
            },
            ...(late > 0
              ? [
                  {
                    name: 'late',
                    label: t('rounds.late'),
                    value: filter.late ? '1' : '',
                    options: [{ value: '1', label: t('rounds.lateOnly') }],
                    allLabel: t('common.all'),
                  },
                ]
              : []),
          ]}
          submitLabel={t('common.search')}
          clear={filtered ? { href: base, label: t('common.clearFilters') } : undefined}
          count={t('common.rows', { count: total })}
        />
        <DataTable
          caption={t('rounds.schoolsTitle')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              head: t('projects.school'),
              rowHead: true,
              cell: (row) => <Link to={`/school/${row.id}/entries?round=${round.id}`}>{row.name}</Link>,
            },
            {
              key: 'stage',
              head: t('rounds.stage'),
              cell: (row) => <Badge tone={TONES[row.stage]}>{t(`rounds.stage-${row.stage}`)}</Badge>,
            },
            {
              key: 'students',
              head: t('units.students'),
              numeric: true,
              cell: (row) => formats.number(row.students),
              hideOnPhone: true,
            },
            ...COLUMNS.map(({ key, statuses }) => ({
              key,
              head: t(`rounds.entries-${key}`),
              numeric: true,
              cell: (row: (typeof rows)[number]) =>
                formats.number(statuses.reduce((sum, one) => sum + (row.counts[one] ?? 0), 0)),
            })),
            ...(late > 0
              ? [
                  {
                    key: 'late',
                    head: t('rounds.lateEntries'),
                    numeric: true,
                    cell: (row: (typeof rows)[number]) =>
                      row.late > 0 ? (
                        <span className="font-semibold text-danger">{formats.number(row.late)}</span>
                      ) : (
                        formats.number(0)
                      ),
                  },
                ]
              : []),
            ...(hasQuota
              ? [
                  {
                    key: 'quota',
                    head: t('school.quota'),
                    numeric: true,
                    cell: (row: (typeof rows)[number]) =>
                      row.quota && (
                        <span className={row.quota.used > row.quota.limit ? 'font-semibold text-danger' : ''}>
                          {formats.number(row.quota.used)} / {formats.number(row.quota.limit)}
                        </span>
                      ),
                  },
                ]
              : []),
            {
              key: 'handed',
              head: t('rounds.handedInAt'),
              cell: (row) => row.handedInAt && formats.dateTime(row.handedInAt, round.timeZone),
            },
          ]}
          empty={
            <EmptyState title={filtered ? t('units.noneFound') : t('rounds.noSchools')}>
              {filtered ? t('units.noneFoundText') : t('rounds.noSchoolsText')}
            </EmptyState>
          }
        />
        <ListPages page={filter.page} pageCount={pageCount} total={total} />
      </Section>
    </>
  );
}
