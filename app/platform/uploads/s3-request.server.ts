import { AwsV4Signer } from 'aws4fetch';
import http from 'node:http';
import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

import type { BucketSettings } from '../env.server.ts';

/** The bucket cannot be used now: not reached, or it refuses. What was to be written is still where it was. */
export class StoreUnavailableError extends Error {}

/** Bytes to send. They are opened once for every try, and never all in memory. */
export type S3Body = { size: number; sha256: string; open: () => Readable };

export type S3Call = {
  method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** The object; none for calls to the bucket itself. */
  name?: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: S3Body;
};

/** The hash of no bytes. */
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Silence of the server after which a try has failed. */
const PATIENCE_MS = 30_000;
/** Pauses between tries. Somebody waits for what is read: that is tried only once more. */
export const PAUSES_MS: readonly number[] = [200, 1000, 3000];

/** Files under way to the bucket share so many connections; the rest waits in line. */
const SENDING = 16;
const agents = {
  'http:': new http.Agent({ keepAlive: true, maxSockets: SENDING }),
  'https:': new https.Agent({ keepAlive: true, maxSockets: SENDING }),
};

/** What an operator should look at when the server answers so. */
const HINTS: Record<string, string> = {
  InvalidAccessKeyId: 'look at S3_ACCESS_KEY_ID',
  SignatureDoesNotMatch: 'look at S3_SECRET_ACCESS_KEY',
  NoSuchBucket: 'look at S3_BUCKET; the bucket must exist',
  AccessDenied: 'the key may not do this in the bucket',
  AuthorizationHeaderMalformed: 'look at S3_REGION',
  PermanentRedirect: 'look at S3_ENDPOINT and S3_REGION',
  RequestTimeTooSkewed: 'the clock of this machine is wrong',
  403: 'look at S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY, and at what the key may do',
};

/**
 * Signs a call (AWS signature version 4), sends it and answers the response once its head is there. What may pass
 * is tried again. Statuses in `also` are answers like success; everything else is a StoreUnavailableError.
 */
export async function callS3(
  settings: BucketSettings,
  call: S3Call,
  { also = [], pauses = PAUSES_MS }: { also?: readonly number[]; pauses?: readonly number[] } = {},
): Promise<IncomingMessage> {
  const tries = call.method === 'GET' || call.method === 'HEAD' ? 2 : pauses.length + 1;
  for (let attempt = 0; ; attempt += 1) {
    const wait = attempt + 1 < tries ? pauses[attempt] : undefined;
    const reply = await exchange(settings, call).catch((error: unknown) => {
      if (wait === undefined)
        throw new StoreUnavailableError(`${settings.endpoint} is not reached: ${reasonOf(error)}`, {
          cause: error,
        });
      return null;
    });
    const status = reply?.statusCode ?? 0;
    if (reply && ((status >= 200 && status < 300) || also.includes(status))) return reply;
    if (reply) {
      const said = await text(reply).catch(() => '');
      reply.destroy();
      const passing = status >= 500 || status === 408 || status === 429;
      if (!passing || wait === undefined) throw refused(call, status, said);
    }
    await pause(wait);
  }
}

/** The text of an element of S3's answers, which are flat XML; null when it is not there. */
export function element(xml: string, tag: string): string | null {
  const found = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1];
  return found?.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&') ?? null;
}

/** The failure that an answer tells of, with what to look at. */
export function refused(call: S3Call, status: number, said: string): StoreUnavailableError {
  const code = element(said, 'Code');
  const hint = HINTS[code ?? status];
  return new StoreUnavailableError(
    `the bucket answers ${call.method} with ${status}${code ? ` ${code}` : ''}${hint ? `: ${hint}` : ''}`,
  );
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Node tries several addresses of one name and then has no message of its own.
  return error.message || ('code' in error ? String(error.code) : error.name);
}

/** Where a call goes. The bucket is in the path or, as the newer way is, in the host's name. */
export function addressOf(
  { endpoint, bucket, pathStyle }: BucketSettings,
  call: Pick<S3Call, 'name' | 'query'>,
): URL {
  const url = new URL(endpoint);
  if (pathStyle) url.pathname = `${url.pathname.replace(/\/$/, '')}/${bucket}`;
  else url.hostname = `${bucket}.${url.hostname}`;
  if (call.name !== undefined) url.pathname = `${url.pathname.replace(/\/$/, '')}/${call.name}`;
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  return url;
}

async function exchange(settings: BucketSettings, call: S3Call): Promise<IncomingMessage> {
  const { method, body } = call;
  const signed = await new AwsV4Signer({
    method,
    url: addressOf(settings, call).href,
    headers: { ...call.headers, 'x-amz-content-sha256': body?.sha256 ?? EMPTY_SHA256 },
    accessKeyId: settings.accessKeyId,
    secretAccessKey: settings.secretAccessKey,
    region: settings.region,
    service: 's3',
  }).sign();
  const { url } = signed;
  const headers: Record<string, string | number> = Object.fromEntries(signed.headers);
  if (body || method === 'PUT' || method === 'POST') headers['content-length'] = body?.size ?? 0;
  const secure = url.protocol === 'https:';
  const agent = body ? agents[secure ? 'https:' : 'http:'] : undefined;
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(url, { method, headers, agent });
    request.setTimeout(PATIENCE_MS, () => request.destroy(new Error('no answer in time')));
    request.once('response', resolve);
    request.on('error', reject);
    if (!body) return void request.end();
    const source = body.open();
    source.on('error', (error) => request.destroy(error));
    request.once('close', () => source.destroy());
    source.pipe(request);
  });
}
