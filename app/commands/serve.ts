/** Serves the built portal: `npm start` ends here. */
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express from 'express';
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { sweepBatchFiles } from '#app/features/certificates/batch-files.server.ts';
import { sweepPackages } from '#app/features/outside/package-store.server.ts';
import type { answerPublicPage as answer } from '#app/features/public/public-pages.server.ts';
import { sweepSessions } from '#app/platform/auth/auth.server.ts';
import { doorOf } from '#app/platform/http/answer-action.server.ts';
import type { ShortAction } from '#app/platform/http/answer-action.server.ts';
import { onlyHere } from '#app/platform/db/work.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { env } from '#app/platform/env.server.ts';
import { log } from '#app/platform/log.server.ts';
import type { receiveUpload as receive } from '#app/features/materials/receive-upload.server.ts';
import { scanWaitingFiles } from '#app/features/materials/scan-files.server.ts';
import { sweepOrphans } from '#app/features/materials/sweep-orphans.server.ts';
import { answerUpload } from '#app/platform/uploads/answer-upload.server.ts';
import type { startPreviews as previews } from '#app/platform/uploads/previews.server.ts';
import { bucketProblem, sweepUploads } from '#app/platform/uploads/service.server.ts';
import { prepare } from './prepare.ts';

const link = await prepare();
const build = (await import(pathToFileURL(path.resolve('build/server/index.js')).href)) as ServerBuild & {
  entry: {
    module: {
      receiveUpload: typeof receive;
      startPreviews: typeof previews;
      answerPublicPage: typeof answer;
    };
  };
};
const { receiveUpload, startPreviews, answerPublicPage } = build.entry.module;

const app = express();
/** The answer to a save is a line of JSON: packing it costs more than sending it. */
const isShortAnswer = (request: express.Request, response: express.Response) =>
  request.method === 'POST' && String(response.getHeader('content-type')).startsWith('application/json');

app.disable('x-powered-by');
app.set('trust proxy', true);
app.use(
  compression({
    filter: (request, response) =>
      !request.path.startsWith('/files/') &&
      !isShortAnswer(request, response) &&
      compression.filter(request, response),
  }),
);
app.use('/assets', express.static('build/client/assets', { immutable: true, maxAge: '1y' }));
app.use(express.static('build/client', { maxAge: '1h' }));
app.all('/api/uploadthing/ingest/:key', (request, response) => {
  void answerUpload((upload) => receiveUpload(request.params.key, upload), request, response);
});
app.get('*', async (request, response, next) => {
  try {
    if (!(await answerPublicPage(request, response))) next();
  } catch (error) {
    next(error);
  }
});
app.all('*', createRequestHandler({ build, mode: 'production' }));

const saveSheet = build.routes['routes/judge/sheet']?.module.action as ShortAction | undefined;
const sheetDoor = saveSheet && doorOf(saveSheet, /^\/judge\/assignments\/(?<assignmentId>[\w-]+)\/sheet$/);
const server = createServer((message, reply) => {
  if (!sheetDoor?.(message, reply)) app(message, reply);
});
// Node would end any request after five minutes: a slow line may take longer for a video.
server.requestTimeout = 0;
// Judges who mark save every few seconds: their browsers, or the proxy before us, keep the connection. Longer than the
// minute after which proxies close theirs, so that none sends on one that we are just closing.
server.keepAliveTimeout = 75_000;
server.on('error', (error) => {
  const busy = 'code' in error && error.code === 'EADDRINUSE';
  process.stderr.write(
    busy ? `Port ${env().port} is in use. Try: PORT=3001 npm start\n` : `${error.message}\n`,
  );
  process.exit(1);
});
server.listen(env().port, () => {
  process.stdout.write(`\n  ${env().origin}\n`);
  if (link)
    process.stdout.write(
      `\n  First administrator: open this link once\n  首位管理员：请打开一次此链接\n  ${link}\n`,
    );
  process.stdout.write('\n');
  void sayBucketProblem();
});

/** Said, and no more: pages work without the files, and a bucket that is away comes back. */
async function sayBucketProblem(): Promise<void> {
  const problem = await bucketProblem();
  if (problem) log.error({ problem }, 'files can be neither stored nor read for now');
}

const MINUTE_MS = 60_000;
// Files that came while the virus scanner could not be reached are looked at as soon as it can.
let scanning = false;
setInterval(() => {
  if (scanning) return;
  scanning = true;
  onlyHere('scan', scanWaitingFiles)
    .catch((error: unknown) => log.warn({ err: error }, 'scan of waiting files failed'))
    .finally(() => {
      scanning = false;
      startPreviews();
    });
}, 5 * MINUTE_MS).unref();

// Pictures of files are made right after an upload; a stop in between, or a new version of the portal, is made good here.
startPreviews();
setInterval(startPreviews, MINUTE_MS).unref();

const HOUR_MS = 60 * MINUTE_MS;
// Uploads that were begun and left for a day go away, printed certificates, packages that nobody imported, and sessions that have run out.
setInterval(() => {
  onlyHere('sweep', () =>
    Promise.all([
      sweepUploads(),
      sweepOrphans(),
      sweepSessions(now()),
      sweepBatchFiles(now()),
      sweepPackages(now()),
    ]),
  ).catch((error: unknown) => log.warn({ err: error }, 'hourly sweep failed'));
}, HOUR_MS).unref();

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 5000).unref();
  });
}
