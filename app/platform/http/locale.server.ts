import { isLocale } from '#app/i18n/types.ts';
import type { Locale } from '#app/i18n/types.ts';
import { localeCookie, themeCookie } from './cookies.server.ts';

/** The reader's language: the remembered choice, else what the browser asks for, else Chinese. */
export async function localeOf(request: Request): Promise<Locale> {
  const chosen: unknown = await localeCookie.parse(request.headers.get('cookie'));
  if (isLocale(chosen)) return chosen;
  for (const part of (request.headers.get('accept-language') ?? '').split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase();
    if (isLocale(tag)) return tag;
  }
  return 'zh';
}

export type Theme = 'system' | 'light' | 'dark';

/** The remembered appearance. */
export async function themeOf(request: Request): Promise<Theme> {
  const chosen: unknown = await themeCookie.parse(request.headers.get('cookie'));
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}
