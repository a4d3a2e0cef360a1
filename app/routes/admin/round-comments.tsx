import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { CommentBadges, CommentStateBadge } from '#app/features/feedback/comment-badges.tsx';
import { COMMENT_FILTERS, listComments } from '#app/features/feedback/comments.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { ListPages } from '#app/features/shared/list-pages.tsx';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

/** The judges' words to authors, to be looked through before they go out. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const { search, page, get } = listParams(request);
  const state = COMMENT_FILTERS.find((one) => one === get('state')) ?? '';
  const found = (await listComments(viewer, params.roundId ?? '', { search, page, state })) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: t('feedback.commentsTitle'), states: COMMENT_FILTERS, search, state, ...found };
}

export const meta = pageMeta;

export default function RoundComments() {
  const t = useT();
  const list = useLoaderData<typeof loader>();
  const { roundId, comments, search, state, states, counts } = list;
  const base = `/admin/rounds/${roundId}/feedback`;
  const filtered = search !== '' || state !== '';
  return (
    <>
      <PageHeader
        title={t('feedback.commentsTitle')}
        meta={t('feedback.commentsPageLead')}
        above={<BackLink href={base}>{t('feedback.title')}</BackLink>}
      />
      <FilterBar
        search={{ name: 'q', label: t('feedback.search'), value: search }}
        selects={[
          {
            name: 'state',
            label: t('feedback.state'),
            value: state,
            options: states.map((value) => ({
              value,
              label: `${t(`feedback.comment-${value}`)} ${counts[value]}`,
            })),
            allLabel: t('common.all'),
          },
        ]}
        submitLabel={t('common.search')}
        clear={filtered ? { href: `${base}/comments`, label: t('common.clearFilters') } : undefined}
        count={t('common.rows', { count: list.total })}
      />
      <DataTable
        caption={t('feedback.commentsTitle')}
        rows={comments}
        rowKey={(comment) => comment.sheetId}
        columns={[
          {
            key: 'words',
            head: t('feedback.words'),
            rowHead: true,
            cell: (comment) => (
              <Link to={`${base}/comments/${comment.sheetId}`} className="line-clamp-3 max-w-xl font-normal">
                {comment.text}
              </Link>
            ),
          },
          { key: 'marks', head: t('feedback.marks'), cell: ({ marks }) => <CommentBadges marks={marks} /> },
          {
            key: 'state',
            head: t('feedback.state'),
            cell: (comment) => <CommentStateBadge state={comment.state} />,
          },
          {
            key: 'project',
            head: t('feedback.project'),
            cell: (comment) => (
              <Link to={`/admin/rounds/${roundId}/entries/${comment.entryId}`}>
                {comment.number} {comment.title}
              </Link>
            ),
          },
          { key: 'judge', head: t('feedback.judge'), cell: (comment) => comment.judge },
        ]}
        empty={
          <EmptyState title={t(filtered ? 'feedback.noneFound' : 'feedback.noComments')}>
            {t(filtered ? 'feedback.noneFoundText' : 'feedback.noCommentsText')}
          </EmptyState>
        }
      />
      <ListPages page={list.page} pageCount={list.pageCount} total={list.total} />
    </>
  );
}
