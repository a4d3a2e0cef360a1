import { RemixBrowser } from '@remix-run/react';
import { startTransition, StrictMode, useEffect } from 'react';
import type { ReactNode } from 'react';
import { hydrateRoot } from 'react-dom/client';

import { keepTypedEarly } from '#app/features/shared/typed-early.ts';
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

/** Calls back once everything inside it is live and has drawn what it shows only then. */
function Live({ then, children }: { then: () => void; children: ReactNode }) {
  useEffect(() => queueMicrotask(then), [then]);
  return children;
}

async function hydrate(): Promise<void> {
  const tag = document.documentElement.lang.slice(0, 2);
  const locale = isLocale(tag) ? tag : 'zh';
  const [messages] = await Promise.all([loadMessages(locale), pageData()]);
  const typeAgain = keepTypedEarly(document);
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <Live then={typeAgain}>
          <LanguageProvider locale={locale} messages={messages}>
            <RemixBrowser />
          </LanguageProvider>
        </Live>
      </StrictMode>,
    );
  });
}

void hydrate();
