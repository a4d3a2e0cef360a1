import { isWithAuthors } from '#app/domain/entry-status.ts';
import type { EntryStatus } from '#app/domain/entry-status.ts';

/** The message that tells an author where the project stands and what comes next. */
export function nextStepMessage(entry: { status: EntryStatus; tooLate: boolean; toComplete: boolean }) {
  return isWithAuthors(entry.status) && entry.tooLate
    ? ('projects.nextTooLate' as const)
    : entry.toComplete
      ? ('promotion.toComplete' as const)
      : (`projects.next-${entry.status}` as const);
}
