import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';

import { daysWaiting, requiredChecks } from '#app/domain/checks.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { EntryStatusBadge } from '#app/features/entries/entry-status-badge.tsx';
import { SHOWN_STATUSES } from '#app/features/entries/shown-status.ts';
import { entryFilter } from '#app/features/entries/entry-filter.ts';
import { LostFilesBadge } from '#app/features/entries/lost-files.tsx';
import { listRoundEntries } from '#app/features/entries/queries.server.ts';
import { BULK_ACTS, BULK_MOST } from '#app/features/entries/schemas.ts';
import { ListPages } from '#app/features/shared/list-pages.tsx';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { BulkBar } from '#app/ui/table-selection.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const filter = { ...entryFilter(request), page: listParams(request).page };
  const list = (await listRoundEntries(viewer, params.roundId ?? '', filter)) ?? notFound();
  const t = translator(await localeOf(request));
  const from = new URL(request.url).search;
  return {
    title: `${t('checks.title')} · ${list.round.name}`,
    me: viewer.personId,
    filter,
    from,
    at: now(),
    ...list,
  };
}

export const meta = pageMeta;

export default function RoundEntries() {
  const t = useT();
  const name = useName();
  const list = useLoaderData<typeof loader>();
  const { round, entries, filter, counts, at, checkers, from, me } = list;
  const kinds = requiredChecks(round);
  const statuses = SHOWN_STATUSES.filter((one) => one !== 'TO_COMPLETE' || (counts[one] ?? 0) > 0);
  const base = `/admin/rounds/${round.id}/entries`;
  const filtered = Object.entries(filter).some(([key, value]) => key !== 'page' && value !== '');
  const selectable = entries.some((entry) => entry.status === 'HANDED_IN');
  const named = (rows: readonly { id: string; name: string; nameEn?: string | null }[]) =>
    rows.map((row) => ({ value: row.id, label: name(row) }));
  return (
    <>
      <PageHeader
        title={t('checks.title')}
        meta={t('checks.lead')}
        actions={
          round.manages ? <LinkButton href={`${base}/import`}>{t('outside.toImport')}</LinkButton> : null
        }
      />
      <FilterBar
        foldLabel={t('common.filters')}
        search={{ name: 'q', label: t('checks.find'), value: filter.search }}
        selects={[
          {
            name: 'status',
            label: t('checks.status'),
            value: filter.status,
            options: statuses.map((value) => ({
              value,
              label: `${t(`checks.status${value}`)} (${counts[value] ?? 0})`,
            })),
            allLabel: t('common.all'),
          },
          ...(kinds.length > 1
            ? [
                {
                  name: 'check',
                  label: t('checks.waitsFor'),
                  value: filter.check,
                  options: kinds.map((value) => ({ value, label: t(`checks.kind-${value}`) })),
                  allLabel: t('common.all'),
                },
              ]
            : []),
          ...(checkers.length > 0
            ? [
                {
                  name: 'turn',
                  label: t('checks.turn'),
                  value: filter.turn,
                  options: [
                    { value: 'mine', label: t('checks.turnMine') },
                    { value: 'nobody', label: t('checks.turnNobody') },
                    ...checkers
                      .filter(({ id }) => id !== me)
                      .map((one) => ({ value: one.id, label: t('checks.turnOf', { name: one.name }) })),
                  ],
                  allLabel: t('common.all'),
                },
              ]
            : []),
          ...(list.units.length > 1
            ? [
                {
                  name: 'unit',
                  label: t('results.unit'),
                  value: filter.unitId,
                  options: named(list.units),
                  allLabel: t('common.all'),
                },
              ]
            : []),
          {
            name: 'group',
            label: t('projects.group'),
            value: filter.groupId,
            options: named(list.groups),
            allLabel: t('common.all'),
          },
          {
            name: 'discipline',
            label: t('projects.discipline'),
            value: filter.disciplineId,
            options: named(list.disciplines),
            allLabel: t('common.all'),
          },
        ]}
        submitLabel={t('common.search')}
        clear={filtered ? { href: base, label: t('common.clearFilters') } : undefined}
        count={t('common.rows', { count: list.total })}
      />
      <Form method="get" action={`${base}/bulk`}>
        <input type="hidden" name="from" value={from} />
        {filter.check ? <input type="hidden" name="kind" value={filter.check} /> : null}
        <DataTable
          caption={t('checks.title')}
          rows={entries}
          rowKey={(entry) => entry.id}
          selection={
            selectable
              ? {
                  name: 'entryIds',
                  head: t('students.select'),
                  rowLabel: (entry) => entry.project.title,
                  can: (entry) => entry.status === 'HANDED_IN',
                }
              : undefined
          }
          columns={[
            { key: 'number', head: t('checks.number'), cell: (entry) => entry.number },
            {
              key: 'title',
              head: t('checks.project'),
              rowHead: true,
              cell: (entry) => (
                <Link to={`${base}/${entry.id}`}>{entry.project.title || t('projects.untitled')}</Link>
              ),
            },
            {
              key: 'authors',
              head: t('projects.authors'),
              cell: (entry) => entry.project.authors.map((author) => author.name).join('、'),
              hideOnPhone: true,
            },
            { key: 'school', head: t('projects.school'), cell: (entry) => entry.school.name },
            {
              key: 'unit',
              head: t('results.unit'),
              className: 'whitespace-nowrap',
              cell: (entry) => entry.unit.shortName,
              hideOnPhone: true,
            },
            {
              key: 'group',
              head: t('projects.group'),
              className: 'sm:whitespace-nowrap',
              cell: (entry) => entry.group && name(entry.group),
            },
            {
              key: 'discipline',
              head: t('projects.discipline'),
              cell: (entry) => entry.discipline && name(entry.discipline),
            },
            {
              key: 'status',
              head: t('checks.status'),
              cell: (entry) => (
                <span className="flex flex-wrap items-center gap-2">
                  <EntryStatusBadge status={entry.status} toComplete={entry.toComplete} />
                  <LostFilesBadge lost={entry.lost} />
                  {entry.status === 'HANDED_IN' && kinds.length > 1
                    ? kinds
                        .filter((kind) => entry.checks.some((check) => check.kind === kind))
                        .map((kind) => (
                          <Badge key={kind} tone="done">
                            {t(`checks.kind-${kind}`)}
                          </Badge>
                        ))
                    : null}
                </span>
              ),
            },
            ...(entries.some(({ checkTurns }) => checkTurns.length > 0)
              ? [
                  {
                    key: 'turn',
                    head: t('checks.turn'),
                    cell: (entry: (typeof entries)[number]) =>
                      entry.status === 'HANDED_IN'
                        ? entry.checkTurns
                            .map(({ kind, person }) =>
                              kinds.length > 1 ? `${t(`checks.kind-${kind}`)} ${person.name}` : person.name,
                            )
                            .join('、') || t('checks.nobody')
                        : null,
                  },
                ]
              : []),
            {
              key: 'waiting',
              head: t('checks.waiting'),
              numeric: true,
              hideOnPhone: true,
              cell: (entry) =>
                entry.status === 'HANDED_IN' && entry.handedInAt
                  ? t('checks.days', { count: daysWaiting(entry.handedInAt, at) })
                  : null,
            },
          ]}
          empty={
            <EmptyState title={filtered ? t('units.noneFound') : t('checks.none')}>
              {filtered ? t('units.noneFoundText') : t('checks.noneText')}
            </EmptyState>
          }
        />
        {selectable ? (
          <BulkBar
            name="entryIds"
            countText={(count) => t('checks.selected', { count })}
            allLabel={t('checks.selectAll')}
          >
            {list.total > entries.length ? (
              <label className="flex items-center gap-2 self-center text-sm">
                <input type="checkbox" name="all" value="1" className="ui-tick m-0" />
                {t('checks.bulkAll', { most: BULK_MOST })}
              </label>
            ) : null}
            {BULK_ACTS.filter((act) => act !== 'assign' || round.manages).map((act) => (
              <Button key={act} name="act" value={act} variant={act === 'pass' ? 'primary' : 'secondary'}>
                {t(`checks.act-${act}`)}
              </Button>
            ))}
          </BulkBar>
        ) : null}
      </Form>
      <ListPages page={filter.page} pageCount={list.pageCount} total={list.total} />
    </>
  );
}
