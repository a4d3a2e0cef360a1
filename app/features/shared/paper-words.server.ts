import { translator } from '#app/i18n/catalogue.server.ts';
import { createFormats } from '#app/i18n/formats.ts';
import type { Locale } from '#app/i18n/types.ts';

export type Paper = { fileName: string; bytes: Buffer };

/** Words of one language for a paper. */
export function paperWords(locale: Locale) {
  const t = translator(locale);
  const name = (thing: { name: string; nameEn?: string | null } | null) =>
    thing ? (locale === 'zh' ? thing.name : thing.nameEn || thing.name) : '';
  return { t, name, formats: createFormats(locale) };
}
export type PaperWords = ReturnType<typeof paperWords>;
