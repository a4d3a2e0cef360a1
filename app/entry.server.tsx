import { PassThrough } from 'node:stream';
import { randomBytes } from 'node:crypto';
import { createReadableStreamFromReadable } from '@remix-run/node';
import type { ActionFunctionArgs, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';

import { NonceContext } from '#app/features/shared/nonce.ts';
import { catalogue } from '#app/i18n/catalogue.server.ts';
import { LanguageProvider } from '#app/i18n/context.tsx';
import { env } from '#app/platform/env.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { setSecurityHeaders } from '#app/platform/http/security-headers.server.ts';
import { log } from '#app/platform/log.server.ts';

const RENDER_LIMIT_MS = 10_000;

/** Renders a page: one language per request, streamed to people, whole for robots. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
) {
  const locale = await localeOf(request);
  const nonce = randomBytes(16).toString('base64');
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.append('Vary', 'Accept-Language, Cookie');
  setSecurityHeaders(headers, nonce, env().mode === 'development');
  const whole = isbot(request.headers.get('user-agent') ?? '');
  return new Promise<Response>((resolve, reject) => {
    let responseStatus = status;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <LanguageProvider locale={locale} messages={catalogue(locale)}>
          <RemixServer context={context} url={request.url} nonce={nonce} abortDelay={RENDER_LIMIT_MS} />
        </LanguageProvider>
      </NonceContext.Provider>,
      {
        nonce,
        [whole ? 'onAllReady' : 'onShellReady']: () => {
          const body = new PassThrough();
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: responseStatus }));
          pipe(body);
        },
        onShellError: reject,
        onError: (error: unknown) => {
          responseStatus = 500;
          log.error({ err: error, url: request.url }, 'page failed to render');
        },
      },
    );
    setTimeout(abort, RENDER_LIMIT_MS + 1000).unref();
  });
}

/** Every surprise of a loader or action, with the address but never the input. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  log.error({ err: error, method: request.method, path: new URL(request.url).pathname }, 'request failed');
}
