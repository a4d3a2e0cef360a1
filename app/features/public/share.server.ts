import type { Share } from '#app/features/shared/page-meta.ts';
import { createFormats } from '#app/i18n/formats.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import type { Locale } from '#app/i18n/types.ts';
import { env } from '#app/platform/env.server.ts';

type Names = { name: string; nameEn: string | null };

/** A name in the reader's language, where it has one. */
export const nameIn = (locale: Locale, { name, nameEn }: Names): string =>
  locale === 'en' && nameEn ? nameEn : name;

/** The feed with all notices, or that of one round. */
export function feedOf(locale: Locale, round?: Names & { id: string }): Share['feed'] {
  const t = translator(locale);
  return {
    url: `${env().origin}${round ? `/rounds/${round.id}` : ''}/notices.xml`,
    title: t('public.feedTitle', { name: round ? nameIn(locale, round) : t('common.product') }),
  };
}

/** How a notice looks where it is shared. A withdrawn one has no picture. */
export function shareNotice(
  locale: Locale,
  notice: {
    id: string;
    publishedAt: Date;
    closesAt: Date;
    withdrawnAt: Date | null;
    round: Names & { id: string; timeZone: string; unit: { name: string } };
  },
): Share {
  const formats = createFormats(locale);
  const { round } = notice;
  const url = `${env().origin}/notices/${notice.id}`;
  return {
    url,
    description: notice.withdrawnAt
      ? translator(locale)('public.withdrawn', { date: formats.date(notice.withdrawnAt, round.timeZone) })
      : translator(locale)('public.shareNotice', {
          unit: round.unit.name,
          round: nameIn(locale, round),
          from: formats.date(notice.publishedAt, round.timeZone),
          to: formats.date(notice.closesAt, round.timeZone),
        }),
    image: notice.withdrawnAt ? null : `${url}/card.png`,
    feed: feedOf(locale, round),
  };
}

/** How a round's page looks where it is shared. */
export function shareRound(
  locale: Locale,
  round: Names & { id: string; unit: { name: string }; edition: { name: string } },
): Share {
  const url = `${env().origin}/rounds/${round.id}`;
  return {
    url,
    description: translator(locale)('public.shareRound', {
      unit: round.unit.name,
      edition: round.edition.name,
    }),
    image: `${url}/card.png`,
    feed: feedOf(locale, round),
  };
}

/** How the front page looks where it is shared. */
export function shareHome(locale: Locale): Share {
  return {
    url: `${env().origin}/`,
    description: translator(locale)('public.homeLead'),
    image: null,
    feed: feedOf(locale),
  };
}
