import { data } from '@remix-run/node';

import type { RefusalCode } from '#app/domain/refusals.ts';
import type { Result } from '#app/domain/result.ts';

export type AutosaveReply = {
  revision: number;
  /** When it was saved; null when it was not. */
  savedAt: Date | null;
  refusal: { code: RefusalCode; params?: Record<string, string | number> } | null;
};

/** The answer to a save in the background: the new revision and the time, or why nothing was saved. */
export function autosaveReply(result: Result<{ revision: number }>, sentRevision: number, now: Date) {
  const reply: AutosaveReply = result.ok
    ? { revision: result.value.revision, savedAt: now, refusal: null }
    : { revision: sentRevision, savedAt: null, refusal: result.refusals[0] };
  // A refusal with a 4xx leaves the page as it is: loaders do not run again, and nothing typed is swept away.
  return data(reply, { status: result.ok ? 200 : 422 });
}
