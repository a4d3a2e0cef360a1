import type { DraftReply } from './draft-reply.ts';
import type { Draft } from '#app/domain/draft.ts';

const ANSWER_MS = 15_000;

type Message = {
  url: string;
  /** What the address wants to know besides. */
  extra?: Readonly<Record<string, string>>;
  /** What the values were made from. */
  base: Draft;
  values: Draft;
  submit: boolean;
};

/** Sends a form that saves itself. Says whether there was no line or nobody signed in; never throws. */
export async function sendDraft({
  url,
  extra = {},
  base,
  values,
  submit,
}: Message): Promise<DraftReply | { status: 'offline' } | { status: 'signed-out' }> {
  const body = new FormData();
  for (const [name, text] of Object.entries(extra)) body.set(name, text);
  body.set('base', JSON.stringify(base));
  body.set('values', JSON.stringify(values));
  if (submit) body.set('submit', 'yes');
  try {
    const response = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(ANSWER_MS) });
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    // Somebody who is not signed in any more is led to the sign-in page, which is no answer to a save.
    if (isJson) return (await response.json()) as DraftReply;
    return { status: response.ok ? 'signed-out' : 'offline' };
  } catch {
    return { status: 'offline' };
  }
}
