import type { Draft } from '#app/domain/draft.ts';
import type { Refusal } from '#app/domain/result.ts';

/** The answer to a page that saves itself. */
export type DraftReply =
  | {
      status: 'saved';
      stored: Draft;
      conflicts: string[];
      savedAt: string;
      /** Where to go on, when the page was to be submitted and was. */
      next?: string;
    }
  | { status: 'refused'; refusals: Refusal[] };
