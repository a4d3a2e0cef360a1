import type { Draft } from '#app/domain/draft.ts';
import type { Refusal } from '#app/domain/result.ts';

/** The answer to a page that saves itself. */
export type DraftReply =
  | { status: 'saved'; stored: Draft; conflicts: string[]; savedAt: string }
  | { status: 'refused'; refusal: Refusal };
