/** How the judges of `npm run marks` ask a portal, or several on one database. */
import { once } from 'node:events';
import { request } from 'node:http';
import type { Agent, IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

import { origin } from './own-portal.ts';
import type { MarkWriter } from './mark-writers.ts';

const many = process.argv.indexOf('--machines');
/** How many portals stand on one database: `--machines 2`. */
export const machines = many > 0 ? Number(process.argv[many + 1]) : 1;

const SavedSchema = z.object({ status: z.literal('saved'), stored: z.record(z.string(), z.string()) });
/** What a sheet says, by field. */
export type Draft = Record<string, string>;

type Prepared = { path: string; headers: Record<string, string>; body: Buffer; machine: number };

/** Which portal a judge saves at; reading uses the next one. */
const machineOf = (judge: MarkWriter) => Number(/\d+$/.exec(judge.username)?.[0] ?? 0) % machines;

/** A save as its page sends it. Made before the clock runs: every judge has a device of their own to make it on. */
export async function prepared(
  judge: MarkWriter,
  assignmentId: string,
  base: Draft,
  values: Draft,
): Promise<Prepared> {
  const form = new FormData();
  form.set('base', JSON.stringify(base));
  form.set('values', JSON.stringify(values));
  const packed = new Response(form);
  const body = Buffer.from(await packed.arrayBuffer());
  const headers = {
    cookie: judge.cookie,
    origin,
    'content-type': packed.headers.get('content-type') ?? '',
    'content-length': String(body.length),
  };
  return { path: `/judge/assignments/${assignmentId}/sheet`, headers, body, machine: machineOf(judge) };
}

/**
 * Sends a save, on a connection of its own unless some are kept; what the server then has, or null when it did not say.
 * Not `fetch`: five hundred of it at once take more of this process than the server that is timed takes to answer them.
 */
export async function send(
  { path, headers, body, machine }: Prepared,
  agent: Agent | false = false,
): Promise<Draft | null> {
  const { host, port } = new URL(origin);
  // By number: a name would be looked up for each, four at a time.
  const to = {
    host: '127.0.0.1',
    port: Number(port) + machine,
    path,
    method: 'POST',
    headers: { host, ...headers },
    agent,
  };
  const sending = request(to);
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
  sending.end(body);
  const [response] = await answered;
  const parsed = SavedSchema.safeParse(JSON.parse(await text(response)));
  return parsed.success ? parsed.data.stored : null;
}

/** The same from what a judge fills in. */
export const save = async (
  judge: MarkWriter,
  assignmentId: string,
  base: Draft,
  values: Draft,
  agent: Agent | false = false,
) => send(await prepared(judge, assignmentId, base, values), agent);

/** Opens a sheet as a judge does before marking. */
export async function open(judge: MarkWriter, assignmentId: string): Promise<void> {
  const response = await fetch(`${origin}/judge/assignments/${assignmentId}`, {
    headers: { cookie: judge.cookie },
  });
  await response.text();
  if (response.status !== 200) throw new Error(`the sheet did not open: ${response.status}`);
}

/** What the server has of a sheet: the answer to a save that changes nothing. */
export async function stored(judge: MarkWriter, assignmentId: string): Promise<Draft> {
  const read = await prepared(judge, assignmentId, {}, {});
  const found = await send({ ...read, machine: (read.machine + 1) % machines });
  if (!found) throw new Error('the sheet could not be read');
  return found;
}
