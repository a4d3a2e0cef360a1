import type { Locale } from '#app/i18n/types.ts';
import type { Translate } from '#app/i18n/translate.ts';

/** What is invented in a sample edition: its own words, which are Chinese, or the portal's for readers in English. */
export function sampleWords(
  { locale, t }: { locale: Locale; t: Translate },
  { sampleNote }: { sampleNote?: string | null },
): string {
  return (locale === 'zh' && sampleNote) || t('common.sampleBanner');
}
