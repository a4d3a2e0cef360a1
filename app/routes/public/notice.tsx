import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData, useSearchParams } from '@remix-run/react';

import { OutcomeList } from '#app/features/objections/outcome-list.tsx';
import { listOutcomes } from '#app/features/objections/public-queries.server.ts';
import { FeedLink } from '#app/features/public/feed-link.tsx';
import { shareNotice } from '#app/features/public/share.server.ts';
import { NoticeFilterBar } from '#app/features/results/notice-filter-bar.tsx';
import { NoticeTable } from '#app/features/results/notice-table.tsx';
import { NoticeVersions } from '#app/features/results/notice-versions.tsx';
import { getNotice } from '#app/features/results/notices.server.ts';
import { englishNames } from '#app/features/rounds/english-names.server.ts';
import { NoticeSections } from '#app/features/special/notice-sections.tsx';
import { methodHref, methodName } from '#app/features/results/methods/method-name.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { sampleWords } from '#app/features/shared/sample-words.ts';
import { useFormats, useLanguage, useName } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Section } from '#app/ui/section.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const filter = {
    search: query.get('q') ?? '',
    unit: query.get('unit') ?? '',
    category: query.get('category') ?? '',
    group: query.get('group') ?? '',
    prize: query.get('prize') ?? '',
    page: Math.max(1, Number(query.get('page')) || 1),
    version: Number(query.get('version')) || undefined,
  };
  const noticeId = params.noticeId ?? '';
  const notice = (await getNotice(noticeId, filter, now())) ?? notFound();
  const locale = await localeOf(request);
  const share = shareNotice(locale, notice);
  const english = await englishNames(notice.round.id, locale);
  return { title: notice.title, notice, filter, share, english, outcomes: await listOutcomes(noticeId) };
}

export const meta = pageMeta;

export default function NoticePage() {
  const language = useLanguage();
  const { t } = language;
  const formats = useFormats();
  const name = useName();
  const [params] = useSearchParams();
  const { notice, filter, outcomes, share, english } = useLoaderData<typeof loader>();
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
        meta={
          <>
            <Link to={`/rounds/${notice.round.id}`}>{name(notice.round)}</Link>
            <span>
              {t('public.noticeWindow', {
                from: formats.date(notice.publishedAt, zone),
                to: formats.dateTime(notice.closesAt, zone),
              })}
            </span>
          </>
        }
        actions={
          notice.open ? (
            <LinkButton href={`/notices/${notice.id}/objection`}>{t('objections.object')}</LinkButton>
          ) : null
        }
      />
      {notice.round.edition.isSample ? (
        <NoticeBox tone="signal">{sampleWords(language, notice.round.edition)}</NoticeBox>
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
          {notice.version < notice.newestVersion ? (
            <NoticeBox
              tone="signal"
              className="my-6"
              title={t('objections.oldTitle', { version: notice.version })}
              actions={<Link to={`/notices/${notice.id}`}>{t('objections.seeNewest')}</Link>}
            >
              {t('objections.oldText', { newest: notice.newestVersion })}
            </NoticeBox>
          ) : null}
          <NoticeFilterBar
            filter={filter}
            facets={notice.facets}
            english={english}
            matching={notice.matching}
            total={notice.total}
            withParam={withParam}
          />
          {notice.lines.length > 0 && notice.lines.length < notice.total ? (
            <p className="print-only">
              {t('public.printedPart', {
                from: (filter.page - 1) * notice.pageSize + 1,
                to: (filter.page - 1) * notice.pageSize + notice.lines.length,
                matching: notice.matching,
                total: notice.total,
              })}
            </p>
          ) : null}
          {notice.lines.length === 0 ? (
            <EmptyState title={t('public.noMatch')}>{t('public.noMatchText')}</EmptyState>
          ) : (
            <NoticeTable
              caption={notice.title}
              template={notice.template}
              ofStudents={notice.ofStudents}
              lines={notice.lines}
              english={english}
              timeZone={zone}
            />
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
          <NoticeSections sections={notice.special} timeZone={zone} />
          <p className="mt-8 text-sm break-all text-ink-muted">
            {t('public.hash', { hash: notice.snapshotHash })}
            {notice.bundleHash ? (
              <span className="block">{t('public.bundleHash', { hash: notice.bundleHash })}</span>
            ) : null}
          </p>
          <p className="text-sm text-ink-muted">
            {t('methods.ofNotice')} <Link to={methodHref(notice.method)}>{methodName(t, notice.method)}</Link>
          </p>
          <p className="text-sm text-ink-muted">{t('public.disclaimer')}</p>
          <p className="print-only text-sm break-all">{t('public.printedFrom', { url: share.url })}</p>
          <FeedLink href={`/rounds/${notice.round.id}/notices.xml`} />
          {notice.open ? (
            <Section
              className="no-print"
              title={t('objections.openTitle')}
              description={t('objections.openText', {
                to: formats.dateTime(notice.closesAt, zone),
                days: notice.round.objectionDays,
              })}
            >
              <LinkButton href={`/notices/${notice.id}/objection`}>{t('objections.object')}</LinkButton>
            </Section>
          ) : null}
        </>
      )}
      <OutcomeList outcomes={outcomes} timeZone={zone} />
      {notice.withdrawnAt ? null : <NoticeVersions notice={notice} timeZone={zone} />}
    </>
  );
}
