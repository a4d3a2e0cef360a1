import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';

import { listNotices, listOpenRounds } from '#app/features/results/notices.server.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Section } from '#app/ui/section.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const page = Math.max(1, Number(new URL(request.url).searchParams.get('page')) || 1);
  const at = now();
  const [published, rounds] = await Promise.all([listNotices(page), listOpenRounds(at)]);
  return { title: '', page, published, rounds, at };
}

export const meta = pageMeta;

export default function Home() {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const { page, published, rounds, at } = useLoaderData<typeof loader>();
  const { notices, total, pageSize } = published;
  return (
    <>
      <PageHeader title={t('public.homeTitle')} size="public" meta={t('public.homeLead')} />
      <Section title={t('public.notices')}>
        {notices.length === 0 ? (
          <EmptyState title={t('public.noNotices')}>{t('public.noNoticesText')}</EmptyState>
        ) : (
          <ul className="divide-y divide-line border-y border-line">
            {notices.map((notice) => (
              <li key={notice.id} className="grid gap-1 py-4">
                <Link to={`/notices/${notice.id}`} className="text-lg font-semibold">
                  {notice.title}
                </Link>
                <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-muted">
                  <span>{notice.round.unit.name}</span>
                  <span>
                    {t('public.publishedOn', {
                      date: formats.date(notice.publishedAt, notice.round.timeZone),
                    })}
                  </span>
                  {notice.closesAt > at ? (
                    <Badge tone="info">
                      {t('public.openUntil', { date: formats.date(notice.closesAt, notice.round.timeZone) })}
                    </Badge>
                  ) : null}
                </p>
              </li>
            ))}
          </ul>
        )}
        <Pagination
          page={page}
          pageCount={Math.ceil(total / pageSize)}
          hrefFor={(to) => `/?page=${to}`}
          label={t('public.notices')}
          previousLabel={t('common.previous')}
          nextLabel={t('common.next')}
          pageLabel={(to) => t('common.page', { page: to, pages: Math.ceil(total / pageSize) })}
        />
      </Section>
      <Section title={t('public.openRounds')}>
        {rounds.length === 0 ? (
          <p className="text-ink-muted">{t('public.noRounds')}</p>
        ) : (
          <ul className="grid gap-x-8 sm:grid-cols-2">
            {rounds.map(({ round, opensAt, closesAt }) => (
              <li key={round.id} className="border-t border-line py-4">
                <p className="font-semibold">{name(round)}</p>
                <p className="text-sm text-ink-muted">{round.unit.name}</p>
                <p className="mt-1 text-sm">
                  {opensAt > at
                    ? t('public.opensAt', { at: formats.dateTime(opensAt, round.timeZone) })
                    : t('public.closesAt', { at: formats.dateTime(closesAt, round.timeZone) })}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
