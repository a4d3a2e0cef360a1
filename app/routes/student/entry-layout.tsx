import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useLocation } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { EntryStatusBadge } from '#app/features/entries/entry-status-badge.tsx';
import { getOwnEntry } from '#app/features/projects/queries.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Tabs } from '#app/ui/tabs.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const entry = (await getOwnEntry(viewer, params.entryId ?? '', now())) ?? notFound();
  const {
    id,
    title,
    status,
    toComplete,
    number,
    round,
    items,
    editable,
    maxAuthors,
    form,
    isAuthor,
    schoolId,
  } = entry;
  const confirmed = items.some((item) => item.page === 'confirm');
  const open = (page: string) =>
    items.filter((item) => item.page === page && (item.state === 'missing' || item.state === 'problem'))
      .length;
  return {
    entry: { id, title, status, toComplete, number, round, editable, isAuthor, schoolId },
    pages: [
      { path: 'edit', label: 'projects.pageEdit' as const, open: open('edit') },
      ...(form.fields.length > 0
        ? [{ path: 'form', label: 'projects.pageForm' as const, open: open('form') }]
        : []),
      ...(isAuthor && maxAuthors > 1
        ? [{ path: 'authors', label: 'projects.pageAuthors' as const, open: open('authors') }]
        : []),
      ...(isAuthor && round.requiresOwnWork
        ? [{ path: 'work', label: 'projects.pageWork' as const, open: open('work') }]
        : []),
      ...(round.maxTutors > 0
        ? [{ path: 'tutors', label: 'projects.pageTutors' as const, open: open('tutors') }]
        : []),
      { path: 'materials', label: 'projects.pageMaterials' as const, open: open('materials') },
      ...(confirmed ? [{ path: 'confirm', label: 'confirm.page' as const, open: open('confirm') }] : []),
      // From when a project is being judged: before that there is nothing to wait for.
      ...(status === 'ELIGIBLE' ? [{ path: 'feedback', label: 'feedback.title' as const, open: 0 }] : []),
    ],
  };
}

/** The pages of one's own project share its name, state and steps. */
export default function EntryLayout() {
  const t = useT();
  const name = useName();
  const { pathname } = useLocation();
  const { entry, pages } = useLoaderData<typeof loader>();
  const base = `/student/entries/${entry.id}`;
  return (
    <>
      <PageHeader
        title={entry.title || t('projects.untitled')}
        above={
          entry.isAuthor ? (
            <BackLink href="/student">{t('common.deskStudent')}</BackLink>
          ) : (
            <BackLink href={`/school/${entry.schoolId}/entries/${entry.id}`}>
              {t('common.navEntries')}
            </BackLink>
          )
        }
        meta={
          <span className="flex flex-wrap items-center gap-3">
            <EntryStatusBadge status={entry.status} toComplete={entry.toComplete} />
            <span>{name(entry.round)}</span>
            {entry.number ? <span className="font-mono">{entry.number}</span> : null}
          </span>
        }
      />
      {entry.isAuthor ? null : (
        <NoticeBox tone="signal" className="mb-6" title={t('school.actingFor')}>
          {t('school.actingForText')}
        </NoticeBox>
      )}
      <div className="no-print mb-8">
        <Tabs
          label={t('projects.steps')}
          tabs={[
            { href: base, label: t('projects.pageOverview'), current: pathname === base },
            ...pages
              // Who has confirmed the form stays of interest when nothing can be written any more.
              .filter((page) => entry.editable || page.path === 'confirm' || page.path === 'feedback')
              .map((page) => ({
                href: `${base}/${page.path}`,
                label: t(page.label),
                current: pathname === `${base}/${page.path}`,
                count: page.open > 0 ? page.open : undefined,
              })),
          ]}
        />
      </div>
      <Outlet />
    </>
  );
}
