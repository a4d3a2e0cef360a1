import type { Locale, Messages } from './types.ts';

const LOADERS: Record<Locale, () => Promise<{ messages: Messages }>> = {
  zh: () => import('./messages/zh.ts'),
  en: () => import('./messages/en.ts'),
};

/** Fetches one language's catalogue in the browser: a file of its own, cached for good. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  return (await LOADERS[locale]()).messages;
}
