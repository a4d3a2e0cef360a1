import type { LoaderFunctionArgs } from '@remix-run/node';
import { data } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
} from '@remix-run/react';
import type { ReactNode } from 'react';

import { frontDoors } from '#app/features/accounts/front-door.ts';
import { getViewer } from '#app/features/accounts/viewer.server.ts';
import { ErrorPage } from '#app/features/shared/error-page.tsx';
import { useNonce } from '#app/features/shared/nonce.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { useRootData } from '#app/features/shared/root-data.ts';
import type { RootData } from '#app/features/shared/root-data.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useLanguage } from '#app/i18n/context.tsx';
import { LANGUAGE_TAGS } from '#app/i18n/types.ts';
import { env } from '#app/platform/env.server.ts';
import { toastCookie } from '#app/platform/http/cookies.server.ts';
import { localeOf, themeOf } from '#app/platform/http/locale.server.ts';
import { readToast } from '#app/platform/http/responses.server.ts';
import styles from './styles.css?url';

export const links = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
];

export const meta = pageMeta;

export async function loader({ request }: LoaderFunctionArgs) {
  const [viewer, locale, theme, toast] = await Promise.all([
    getViewer(request),
    localeOf(request),
    themeOf(request),
    readToast(request),
  ]);
  const headers = new Headers();
  if (toast) headers.append('Set-Cookie', await toastCookie.serialize('', { maxAge: 0 }));
  return data(
    {
      product: translator(locale)('common.product'),
      timeZone: env().timeZone,
      theme,
      toast,
      viewer: viewer ? { name: viewer.name, fronts: frontDoors(viewer) } : null,
    } satisfies RootData,
    { headers },
  );
}

export function Layout({ children }: { children: ReactNode }) {
  const { locale } = useLanguage();
  const nonce = useNonce();
  const root = useRootData();
  return (
    <html lang={LANGUAGE_TAGS[locale]} data-theme={root?.theme === 'system' ? undefined : root?.theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return <ErrorPage status={isRouteErrorResponse(error) ? error.status : 500} />;
}
