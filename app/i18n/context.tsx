import { createContext, useContext, useMemo } from 'react';
import type { ReactNode } from 'react';

import { createFormats } from './formats.ts';
import type { Formats } from './formats.ts';
import { createTranslate } from './translate.ts';
import type { Translate } from './translate.ts';
import type { Locale, Messages } from './types.ts';

type Language = { locale: Locale; t: Translate; formats: Formats };

const LanguageContext = createContext<Language | null>(null);

/** Gives every component below it one language. */
export function LanguageProvider({
  locale,
  messages,
  children,
}: {
  locale: Locale;
  messages: Messages;
  children: ReactNode;
}) {
  const language = useMemo(
    () => ({ locale, t: createTranslate(locale, messages), formats: createFormats(locale) }),
    [locale, messages],
  );
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

/** The language of the page. Throws outside a provider. */
export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (!language) throw new Error('useLanguage needs a LanguageProvider above it');
  return language;
}

/** The translator of the page: `const t = useT(); t('auth.signIn')`. */
export function useT(): Translate {
  return useLanguage().t;
}

/** Dates and numbers in the language of the page. */
export function useFormats(): Formats {
  return useLanguage().formats;
}

/** A name that has a Chinese and, optionally, an English form. */
export function useName(): (thing: { name: string; nameEn?: string | null }) => string {
  const { locale } = useLanguage();
  return (thing) => (locale === 'zh' ? thing.name : thing.nameEn || thing.name);
}
