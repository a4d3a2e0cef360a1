import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';

import { ENTRY_STATUSES } from '#app/domain/entry-status.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { EntryStatusBadge } from '#app/features/entries/entry-status-badge.tsx';
import { listSchoolEntries } from '#app/features/entries/school-queries.server.ts';
import { approveEntries } from '#app/features/entries/review-entries.server.ts';
import { ApproveEntriesSchema } from '#app/features/entries/schemas.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { ListPages } from '#app/features/shared/list-pages.tsx';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { BulkBar } from '#app/ui/table-selection.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  const { search, page, get } = listParams(request);
  const filter = { search, page, status: get('status'), roundId: get('round') };
  const list = (await listSchoolEntries(viewer, params.schoolId ?? '', filter)) ?? notFound();
  return { title: `${t('common.navEntries')} · ${list.school.name}`, ...filter, ...list };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ApproveEntriesSchema);
  if (!form.ok) return form.reply;
  const result = await approveEntries(viewer, form.value, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/school/${params.schoolId}/entries${new URL(request.url).search}`, {
    key: 'school.approved',
    params: result.value,
    tone: 'done',
  });
}

export default function SchoolEntries() {
  const t = useT();
  const name = useName();
  const list = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { school, entries, search, status, roundId, rounds } = list;
  const base = `/school/${school.id}/entries`;
  const filtered = search !== '' || status !== '' || roundId !== '';
  const selectable = entries.some((entry) => entry.status === 'SUBMITTED');
  return (
    <>
      <PageHeader title={t('common.navEntries')} meta={school.name} />
      <RefusalBox result={lastResult} />
      <FilterBar
        search={{ name: 'q', label: t('checks.find'), value: search }}
        selects={[
          {
            name: 'status',
            label: t('checks.status'),
            value: status,
            options: ENTRY_STATUSES.map((value) => ({ value, label: t(`checks.status${value}`) })),
            allLabel: t('common.all'),
          },
          {
            name: 'round',
            label: t('rounds.round'),
            value: roundId,
            options: rounds.map((round) => ({ value: round.id, label: name(round) })),
            allLabel: t('common.all'),
          },
        ]}
        submitLabel={t('common.search')}
        clear={filtered ? { href: base, label: t('common.clearFilters') } : undefined}
        count={t('common.rows', { count: list.total })}
      />
      <Form method="post">
        <DataTable
          caption={t('common.navEntries')}
          rows={entries}
          rowKey={(entry) => entry.id}
          selection={
            selectable
              ? {
                  name: 'entryIds',
                  head: t('students.select'),
                  rowLabel: (entry) => entry.project.title,
                  can: (entry) => entry.status === 'SUBMITTED',
                }
              : undefined
          }
          columns={[
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
            },
            { key: 'group', head: t('projects.group'), cell: (entry) => entry.group && name(entry.group) },
            {
              key: 'discipline',
              head: t('projects.discipline'),
              cell: (entry) => entry.discipline && name(entry.discipline),
              hideOnPhone: true,
            },
            {
              key: 'round',
              head: t('rounds.round'),
              cell: (entry) => name(entry.round),
              hideOnPhone: true,
            },
            { key: 'number', head: t('checks.number'), cell: (entry) => entry.number },
            {
              key: 'status',
              head: t('checks.status'),
              cell: (entry) => <EntryStatusBadge status={entry.status} />,
            },
          ]}
          empty={
            <EmptyState title={filtered ? t('units.noneFound') : t('school.noEntries')}>
              {filtered ? t('units.noneFoundText') : t('school.noEntriesText')}
            </EmptyState>
          }
        />
        {selectable ? (
          <BulkBar
            name="entryIds"
            countText={(count) => t('checks.selected', { count })}
            allLabel={t('checks.selectAll')}
          >
            <SubmitButton>{t('school.approve')}</SubmitButton>
          </BulkBar>
        ) : null}
      </Form>
      <ListPages page={list.page} pageCount={list.pageCount} total={list.total} />
    </>
  );
}
