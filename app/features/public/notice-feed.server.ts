import { atomFeed } from './atom.ts';
import { feedOf, shareNotice } from './share.server.ts';
import { getPublicRound } from './round-page.server.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { LANGUAGE_TAGS } from '#app/i18n/types.ts';
import type { Locale } from '#app/i18n/types.ts';
import { db } from '#app/platform/db/client.server.ts';
import { env } from '#app/platform/env.server.ts';

const NEWEST = 50;

/**
 * The newest notices of the portal, or of one round, as an Atom feed; null for a round that is not public. A reader keeps
 * what it once had: a withdrawn notice therefore stays in the feed and says that it was withdrawn.
 */
export async function noticeFeed(locale: Locale, roundId?: string): Promise<string | null> {
  const round = roundId === undefined ? undefined : await getPublicRound(roundId);
  if (round === null) return null;
  const t = translator(locale);
  const notices = await db.notice.findMany({
    where: { roundId },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: NEWEST,
    select: {
      id: true,
      title: true,
      body: true,
      publishedAt: true,
      closesAt: true,
      withdrawnAt: true,
      withdrawReason: true,
      versions: { orderBy: { version: 'desc' }, take: 1, select: { at: true } },
      round: {
        select: { id: true, name: true, nameEn: true, timeZone: true, unit: { select: { name: true } } },
      },
    },
  });
  const feed = feedOf(locale, round);
  const about = {
    ...feed,
    id: round ? `urn:uuid:${round.id}` : feed.url,
    page: round ? `${env().origin}/rounds/${round.id}` : `${env().origin}/`,
    language: LANGUAGE_TAGS[locale],
  };
  const entries = notices.map((notice) => {
    const share = shareNotice(locale, notice);
    return {
      id: `urn:uuid:${notice.id}`,
      title: notice.withdrawnAt ? t('public.feedWithdrawn', { title: notice.title }) : notice.title,
      url: share.url,
      author: notice.round.unit.name,
      published: notice.publishedAt,
      updated: notice.withdrawnAt ?? notice.versions[0]?.at ?? notice.publishedAt,
      text: notice.withdrawnAt
        ? t('public.feedWithdrawnText', { reason: notice.withdrawReason ?? '' })
        : [share.description, notice.body].filter(Boolean).join('\n'),
    };
  });
  return atomFeed(about, entries);
}
