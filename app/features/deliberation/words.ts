import type { Translate } from '#app/i18n/translate.ts';

type Named = { name: string; nameEn: string | null };
type Name = (thing: Named) => string;

/** The border in words: "入选" or the name of a prize, within its category where that has prizes of its own. */
export function borderText(
  t: Translate,
  name: Name,
  { prize, category = null }: { prize: Named | null; category?: Named | null },
): string {
  if (!prize) return t('deliberation.borderSelected');
  const text = t('deliberation.borderPrize', { prize: name(prize) });
  return category ? `${name(category)} · ${text}` : text;
}

/** What stands in a line of the list, in words: the decision, or the prize. */
export function lineText(
  t: Translate,
  name: Name,
  prizes: readonly (Named & { code: string })[],
  {
    decision,
    prizeCode,
  }: {
    decision: 'SELECTED' | 'RESERVE' | 'NOT_SELECTED' | 'UNDECIDED' | 'REVOKED';
    prizeCode: string | null;
  },
): string {
  const prize = prizes.find(({ code }) => code === prizeCode);
  return decision === 'SELECTED' && prize ? name(prize) : t(`results.decision${decision}`);
}
