import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';

import { NoticeTable } from '#app/features/results/notice-table.tsx';
import { getNotice } from '#app/features/results/notices.server.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { notFound } from '#app/platform/http/responses.server.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const filter = {
    search: query.get('q') ?? '',
    unit: query.get('unit') ?? '',
    page: Math.max(1, Number(query.get('page')) || 1),
  };
  const notice = (await getNotice(params.noticeId ?? '', filter)) ?? notFound();
  return { title: notice.title, notice, filter };
}

export const meta = pageMeta;

export default function NoticePage() {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const [params] = useSearchParams();
  const { notice, filter } = useLoaderData<typeof loader>();
  const zone = notice.round.timeZone;
  const pages = Math.ceil(notice.matching / notice.pageSize);
  const withParam = (key: string, value: string) => {
    const next = new URLSearchParams(params);
    next.delete('page');
    if (value) next.set(key, value);
    else next.delete(key);
    return `?${next}`;
  };
  return (
    <>
      <PageHeader
        title={notice.title}
        size="public"
        meta={`${name(notice.round)} · ${t('public.noticeWindow', { from: formats.date(notice.publishedAt, zone), to: formats.dateTime(notice.closesAt, zone) })}`}
      />
      {notice.round.edition.isSample ? (
        <NoticeBox tone="signal">{notice.round.edition.sampleNote || t('common.sampleBanner')}</NoticeBox>
      ) : null}
      {notice.withdrawnAt ? (
        <NoticeBox
          tone="danger"
          title={t('public.withdrawn', { date: formats.date(notice.withdrawnAt, zone) })}
        >
          {notice.withdrawReason}
        </NoticeBox>
      ) : (
        <>
          {notice.body ? <p className="my-6 max-w-3xl whitespace-pre-line">{notice.body}</p> : null}
          <FilterBar
            search={{
              name: 'q',
              label: t('public.searchLabel'),
              value: filter.search,
              placeholder: t('public.searchHint'),
            }}
            selects={[
              {
                name: 'unit',
                label: t('public.unit'),
                value: filter.unit,
                allLabel: t('common.all'),
                options: notice.units.map((unit) => ({ value: unit, label: unit })),
              },
            ]}
            submitLabel={t('common.search')}
            chips={[
              ...(filter.search
                ? [
                    {
                      key: 'q',
                      label: filter.search,
                      removeHref: withParam('q', ''),
                      removeLabel: t('common.clearFilters'),
                    },
                  ]
                : []),
              ...(filter.unit
                ? [
                    {
                      key: 'unit',
                      label: filter.unit,
                      removeHref: withParam('unit', ''),
                      removeLabel: t('common.clearFilters'),
                    },
                  ]
                : []),
            ]}
            count={t('public.count', { matching: notice.matching, total: notice.total })}
          />
          {notice.lines.length === 0 ? (
            <EmptyState title={t('public.noMatch')}>{t('public.noMatchText')}</EmptyState>
          ) : (
            <NoticeTable caption={notice.title} template={notice.template} lines={notice.lines} />
          )}
          <Pagination
            page={filter.page}
            pageCount={pages}
            hrefFor={(to) => `${withParam('', '')}&page=${to}`}
            label={notice.title}
            previousLabel={t('common.previous')}
            nextLabel={t('common.next')}
            pageLabel={(to) => t('common.page', { page: to, pages })}
          />
          <p className="mt-8 text-sm break-all text-ink-muted">
            {t('public.hash', { hash: notice.snapshotHash })}
            {notice.bundleHash ? (
              <span className="block">{t('public.bundleHash', { hash: notice.bundleHash })}</span>
            ) : null}
          </p>
          <p className="text-sm text-ink-muted">{t('public.disclaimer')}</p>
        </>
      )}
    </>
  );
}
