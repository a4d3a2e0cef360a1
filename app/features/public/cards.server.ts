import { drawCard } from './draw-card.server.ts';
import type { Card } from './draw-card.server.ts';
import { getPublicRound } from './round-page.server.ts';
import { getNotice } from '#app/features/results/notices.server.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { createFormats } from '#app/i18n/formats.ts';
import { Recent } from '#app/platform/recent.ts';

// Who fetches a card is a program without a language, and titles are as their organisers wrote them.
const t = translator('zh');
const formats = createFormats('zh');
const drawn = new Recent<Promise<Uint8Array>>(200);

/** The card of a notice: title, unit, how many projects, the window. None for a withdrawn one. */
export async function noticeCard(noticeId: string, now: Date): Promise<Card | null> {
  const notice = await getNotice(noticeId, { search: '', page: 1 }, now, 1);
  if (!notice || notice.withdrawnAt) return null;
  const zone = notice.round.timeZone;
  return {
    product: t('common.product'),
    above: `${notice.round.unit.name} · ${notice.round.name}`,
    title: notice.title,
    facts: [
      t('public.shareCount', { count: notice.total }),
      t('public.shareWindow', {
        from: formats.date(notice.publishedAt, zone),
        to: formats.date(notice.closesAt, zone),
      }),
    ],
  };
}

/** The card of a round: name, unit, edition. */
export async function roundCard(roundId: string): Promise<Card | null> {
  const round = await getPublicRound(roundId);
  return round
    ? { product: t('common.product'), above: round.unit.name, title: round.name, facts: [round.edition.name] }
    : null;
}

/** The picture of a card, drawn once while it is in demand. */
export function pictureOf(card: Card): Promise<Uint8Array> {
  const key = JSON.stringify(card);
  const known = drawn.get(key);
  if (known) return known;
  const picture = drawCard(card);
  drawn.set(key, picture, 1);
  return picture;
}
