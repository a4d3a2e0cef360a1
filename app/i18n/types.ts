import type { messages } from './messages/zh.ts';

type Source = typeof messages;

/** The shape of a catalogue: every area with every key of the Chinese one. */
export type Messages = { [Area in keyof Source]: Record<keyof Source[Area], string> };

/** "area.key" of every message there is. */
export type MessageKey = {
  [Area in keyof Source & string]: `${Area}.${keyof Source[Area] & string}`;
}[keyof Source & string];

/** The languages on offer. Adding one: a folder of messages, a line here, a line in `catalogue.server.ts` and `load-messages.ts`. */
export const LOCALES = ['zh', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Each language in its own words. */
export const LOCALE_NAMES: Record<Locale, string> = { zh: '中文', en: 'English' };

/** For `Intl` and the `lang` attribute. */
export const LANGUAGE_TAGS: Record<Locale, string> = { zh: 'zh-CN', en: 'en-GB' };

/** Whether a text from outside names a language on offer. */
export function isLocale(text: unknown): text is Locale {
  return LOCALES.some((locale) => locale === text);
}
