import { randomBytes } from 'node:crypto';
import type { ActionFunctionArgs, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
// React 18's stream for Node pads a chunk with NUL bytes where a Chinese character would cross its end; this one does not.
import { renderToReadableStream } from 'react-dom/server.browser';

import { keepPublicPage } from '#app/features/public/public-pages.server.ts';
import { NonceContext } from '#app/features/shared/nonce.ts';
import { catalogue } from '#app/i18n/catalogue.server.ts';
import { LanguageProvider } from '#app/i18n/context.tsx';
import { env } from '#app/platform/env.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { setSecurityHeaders } from '#app/platform/http/security-headers.server.ts';
import { log } from '#app/platform/log.server.ts';

/** For the server before Remix: uploads are taken without its streams, by the same instance that knows of all others. */
export { receiveUpload } from '#app/features/materials/receive-upload.server.ts';
/** For the same reason: what Remix has written once is not written again for everybody. */
export { answerPublicPage } from '#app/features/public/public-pages.server.ts';
export { startPreviews } from '#app/platform/uploads/previews.server.ts';

const RENDER_LIMIT_MS = 10_000;

/**
 * Renders a page, in one language per request, and sends it as one piece: no loader keeps a part of it waiting, and in
 * the small pieces of a stream, each packed by itself, it would stand behind everybody else's work a hundred times.
 */
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
  let failed = false;
  const limit = new AbortController();
  const body = await renderToReadableStream(
    <NonceContext.Provider value={nonce}>
      <LanguageProvider locale={locale} messages={catalogue(locale)}>
        <RemixServer context={context} url={request.url} nonce={nonce} abortDelay={RENDER_LIMIT_MS} />
      </LanguageProvider>
    </NonceContext.Provider>,
    {
      nonce,
      signal: limit.signal,
      onError: (error: unknown) => {
        failed = true;
        log.error({ err: error, url: request.url }, 'page failed to render');
      },
    },
  );
  const timer = setTimeout(() => limit.abort(), RENDER_LIMIT_MS + 1000);
  const page = await new Response(body).arrayBuffer().finally(() => clearTimeout(timer));
  return keepPublicPage(request, new Response(page, { headers, status: failed ? 500 : status }), nonce);
}

/** The data of a page, for its own script. */
export async function handleDataRequest(response: Response, { request }: LoaderFunctionArgs) {
  return keepPublicPage(request, response);
}

/** Every surprise of a loader or action, with the address but never the input. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  log.error({ err: error, method: request.method, path: new URL(request.url).pathname }, 'request failed');
}
