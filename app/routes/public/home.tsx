import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';

import { FeedLink } from '#app/features/public/feed-link.tsx';
import { NoticeLinks } from '#app/features/public/notice-links.tsx';
import { shareHome } from '#app/features/public/share.server.ts';
import { listNotices, listOpenRounds } from '#app/features/results/notices.server.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Section } from '#app/ui/section.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const page = Math.max(1, Number(new URL(request.url).searchParams.get('page')) || 1);
  const at = now();
  const [published, rounds] = await Promise.all([listNotices(page), listOpenRounds(at)]);
  return { title: '', page, published, rounds, at, share: shareHome(await localeOf(request)) };
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
          <NoticeLinks
            notices={notices}
            at={at}
            zoneOf={({ round }) => round.timeZone}
            before={({ round }) => (
              <Link to={`/rounds/${round.id}`} className="text-ink-muted">
                {name(round)}
              </Link>
            )}
          />
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
        <FeedLink href="/notices.xml" />
      </Section>
      <Section title={t('public.openRounds')}>
        {rounds.length === 0 ? (
          <p className="text-ink-muted">{t('public.noRounds')}</p>
        ) : (
          <ul className="grid gap-x-8 sm:grid-cols-2">
            {rounds.map(({ round, opensAt, closesAt }) => (
              <li key={round.id} className="border-t border-line py-4">
                <Link to={`/rounds/${round.id}`} className="font-semibold">
                  {name(round)}
                </Link>
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
