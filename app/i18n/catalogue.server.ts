import { messages as en } from './messages/en.ts';
import { messages as zh } from './messages/zh.ts';
import { createTranslate } from './translate.ts';
import type { Translate } from './translate.ts';
import type { Locale, Messages } from './types.ts';

const CATALOGUES: Record<Locale, Messages> = { zh, en };

/** The catalogue of a language, for the server's rendering. */
export function catalogue(locale: Locale): Messages {
  return CATALOGUES[locale];
}

/** A translator for loaders (page titles, files, mail). */
export function translator(locale: Locale): Translate {
  return createTranslate(locale, CATALOGUES[locale]);
}
