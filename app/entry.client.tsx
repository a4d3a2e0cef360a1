import { RemixBrowser } from '@remix-run/react';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';

import { LanguageProvider } from '#app/i18n/context.tsx';
import { loadMessages } from '#app/i18n/load-messages.ts';
import { isLocale } from '#app/i18n/types.ts';

async function hydrate(): Promise<void> {
  const tag = document.documentElement.lang.slice(0, 2);
  const locale = isLocale(tag) ? tag : 'zh';
  const messages = await loadMessages(locale);
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
