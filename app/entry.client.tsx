import { RemixBrowser } from '@remix-run/react';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';

import { LanguageProvider } from '#app/i18n/context.tsx';
import { loadMessages } from '#app/i18n/load-messages.ts';
import { isLocale } from '#app/i18n/types.ts';

/**
 * Waits for the page's data, which arrives as a stream after the page. RemixBrowser suspends until it is there, at the
 * root, and React cannot suspend a root whose hydration somebody hurries by a click or a key ("Root did not complete").
 */
async function pageData(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (waiting) {
    if (waiting instanceof Promise) await waiting;
  }
}

async function hydrate(): Promise<void> {
  const tag = document.documentElement.lang.slice(0, 2);
  const locale = isLocale(tag) ? tag : 'zh';
  const [messages] = await Promise.all([loadMessages(locale), pageData()]);
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <LanguageProvider locale={locale} messages={messages}>
          <RemixBrowser />
        </LanguageProvider>
      </StrictMode>,
    );
  });
}

void hydrate();
