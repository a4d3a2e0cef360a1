/**
 * A portal of its own in a temporary directory, for the commands that load, kill and time it: started and ended as a
 * process, spoken to over HTTP as browsers do.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

const PORT = Number(process.env.PORT ?? 3198);
const PASSWORD = 'endurance endurance';
export const origin = `http://localhost:${PORT}`;
export const data = mkdtempSync(path.join(os.tmpdir(), 'portal-own-'));
process.env.PORTAL_DATA = data;
process.env.PORTAL_ORIGIN = origin;

export type Writer = { username: string; entryId: string; cookie: string };

/** Sets the portal up with a school of so many students, each with a draft; nobody's account waits for a new password. */
export async function prepareWriters(
  count: number,
  more: { before?: () => Promise<void>; after?: () => Promise<void> },
): Promise<Writer[]> {
  return setUp(async () => {
    await more.before?.();
    const { makeDraftWriters } = await import('./draft-writers.ts');
    const made = await makeDraftWriters(count, PASSWORD);
    await more.after?.();
    return made.map((writer) => ({ ...writer, cookie: '' }));
  });
}

/** Sets the portal up, fills it with what `fill` makes under the one password, and lets go of its database. */
export async function setUp<T>(fill: (password: string) => Promise<T>): Promise<T> {
  const { prepare } = await import('./prepare.ts');
  await prepare();
  const made = await fill(PASSWORD);
  const { disconnect } = await import('#app/platform/db/client.server.ts');
  await disconnect();
  return made;
}

/** Takes the portal's directory away. */
export function removeData(): void {
  rmSync(data, { recursive: true, force: true });
}

/** What makes bytes a film to the content check. */
export const FILM_HEAD = Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isomavc1', 'latin1');

let servers: ChildProcess[] = [];

/** Starts the portal, or several of it at the ports after its own, and waits until they answer. */
export async function start(count = 1): Promise<void> {
  servers = Array.from({ length: count }, (_, index) =>
    spawn(process.execPath, ['--import', 'tsx', 'app/commands/serve.ts'], {
      env: { ...process.env, NODE_ENV: 'production', PORT: String(PORT + index), UV_THREADPOOL_SIZE: '16' },
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
  );
  await Promise.all(servers.map((child, index) => untilReady(child, PORT + index)));
}

async function untilReady(child: ChildProcess, port: number): Promise<void> {
  for (;;) {
    // Another portal on the port would answer in its place.
    if (child.exitCode !== null) throw new Error(`The portal did not start; is port ${port} in use?`);
    const ready = await fetch(`http://localhost:${port}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await pause(60);
  }
}

/** Ends the servers as a power cut would. */
export async function kill(): Promise<void> {
  await Promise.all(
    servers.map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    }),
  );
}
export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Signs somebody in; the cookie stays with them. */
export async function signIn(writer: Pick<Writer, 'username' | 'cookie'>): Promise<void> {
  const response = await fetch(`${origin}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ username: writer.username, password: PASSWORD }),
    redirect: 'manual',
  });
  writer.cookie = response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
  if (response.status !== 302 || writer.cookie === '') throw new Error(`sign-in: ${response.status}`);
}

const PresignedSchema = z.array(z.object({ url: z.string() })).length(1);

/** A file to send: its size, and its bytes from somewhere on, as fast as they are to come. */
export type Sent = { id: string; size: number; from: (start: number) => AsyncIterable<Buffer> };

/** Sends a film as the browser does, from where the server has it. Throws when the line breaks. */
export async function sendFile(writer: Writer, file: Sent): Promise<void> {
  const presign = await fetch(`${origin}/api/uploadthing?slug=material&actionType=upload`, {
    method: 'POST',
    headers: { cookie: writer.cookie, 'content-type': 'application/json' },
    body: JSON.stringify({
      input: { entryId: writer.entryId, slotCode: 'video', uploadId: file.id },
      files: [{ name: '演示.mp4', size: file.size, type: 'video/mp4', lastModified: 1 }],
    }),
  });
  const [presigned] = PresignedSchema.parse(await presign.json());
  const url = new URL(presigned?.url ?? '', origin).href;
  const head = await fetch(url, { method: 'HEAD' });
  const from = Number(head.headers.get('x-ut-range-start') ?? 0);
  const begin =
    '--cut\r\nContent-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: x/y\r\n\r\n';
  async function* parts() {
    yield Buffer.from(begin);
    yield* file.from(from);
    yield Buffer.from('\r\n--cut--\r\n');
  }
  await putStream(
    url,
    { 'content-type': 'multipart/form-data; boundary=cut', range: `bytes=${from}-` },
    parts(),
  );
}

/**
 * Sends bytes by PUT and reads the answer; throws when it is a refusal. Not `fetch`: its streams would take more of the
 * two cores than the server that is timed.
 */
export async function putStream(
  url: string,
  headers: Record<string, string>,
  bytes: AsyncIterable<Buffer>,
  length?: number,
): Promise<void> {
  const known = length === undefined ? {} : { 'content-length': String(length) };
  const sending = request(url, { method: 'PUT', headers: { ...headers, ...known } });
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
  const [[response]] = await Promise.all([answered, pipeline(Readable.from(bytes), sending)]);
  await buffer(response);
  const { statusCode = 0 } = response;
  if (statusCode < 200 || statusCode > 299) throw new Error(`upload: ${statusCode}`);
}
