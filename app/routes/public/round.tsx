import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';

import { countGallery } from '#app/features/gallery/gallery.server.ts';
import { FeedLink } from '#app/features/public/feed-link.tsx';
import { NoticeLinks } from '#app/features/public/notice-links.tsx';
import { RoundCalendar } from '#app/features/public/round-calendar.tsx';
import { getPublicRound } from '#app/features/public/round-page.server.ts';
import { nameIn, shareRound } from '#app/features/public/share.server.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { SampleNotice } from '#app/features/shared/sample-notice.tsx';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const round = (await getPublicRound(params.roundId ?? '')) ?? notFound();
  const locale = await localeOf(request);
  const shown = await countGallery(round.id);
  return { title: nameIn(locale, round), round, shown, at: now(), share: shareRound(locale, round) };
}

export const meta = pageMeta;

export default function PublicRound() {
  const t = useT();
  const name = useName();
  const { round, shown, at } = useLoaderData<typeof loader>();
  const contest =
    round.number === null
      ? round.edition.name
      : t('public.roundContest', { edition: round.edition.name, number: round.number });
  return (
    <>
      <PageHeader title={name(round)} size="public" meta={`${round.unit.name} · ${contest}`} />
      <SampleNotice edition={round.edition} />
      <Section title={t('public.roundNotices')}>
        {round.notices.length === 0 ? (
          <EmptyState title={t('public.noNotices')}>{t('public.roundNoticesText')}</EmptyState>
        ) : (
          <NoticeLinks
            notices={round.notices}
            at={at}
            zoneOf={() => round.timeZone}
            before={({ list }) => t(`public.kind${list.kind}`)}
          />
        )}
        <FeedLink href={`/rounds/${round.id}/notices.xml`} />
      </Section>
      {shown ? (
        <Section title={t('gallery.title')} description={t('gallery.lead')}>
          <Link to={`/rounds/${round.id}/gallery`}>{t('gallery.link', { count: shown })}</Link>
        </Section>
      ) : null}
      {round.specialAwards.length > 0 ? (
        <Section title={t('special.publicTitle')}>
          <dl className="grid max-w-3xl gap-4">
            {round.specialAwards.map((award) => (
              <div key={award.id}>
                <dt className="font-semibold">
                  {name(award)}
                  {award.sponsor ? (
                    <span className="block text-sm font-normal text-ink-muted">
                      {t('special.sponsoredBy', { sponsor: award.sponsor })}
                    </span>
                  ) : null}
                </dt>
                <dd className="whitespace-pre-line">{award.words}</dd>
              </div>
            ))}
          </dl>
        </Section>
      ) : null}
      <Section title={t('public.roundWindows')}>
        <RoundCalendar windows={round.windows} at={at} timeZone={round.timeZone} />
      </Section>
    </>
  );
}
