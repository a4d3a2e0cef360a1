import type { EntryStatus } from './entry-status.ts';

/** A line of an entry's timeline, as far as the notices on its pages look at it. */
export type EntryEventFacts = {
  status: EntryStatus;
  /** What happened, where it was no change of state; null for a change of state. */
  act: string | null;
  reason: string | null;
  at: Date;
};

/** Acts that leave the entry where it is: they do not end what a step before them said. */
const LEAVES_STATE: readonly string[] = [
  'extend',
  'remind',
  'acted-for',
  'author-joined',
  'author-left',
  'first-author',
  'file-infected',
  'form-refused',
  'award-revoked',
  'taken-off-list',
  'taken-off-below',
  'came-onto-list',
  'stays-on',
];

const isStep = (event: EntryEventFacts) => event.act === null || !LEAVES_STATE.includes(event.act);

/** Why the entry was given back to its authors; null when it is not with them for that, or no reason was given. */
export function returnReason(events: readonly EntryEventFacts[]): string | null {
  const step = events.findLast(isStep);
  return step?.status === 'RETURNED' ? step.reason : null;
}

/** The school's latest reminder that no later step has answered; null when there is none. */
export function openReminder<Event extends EntryEventFacts>(events: readonly Event[]): Event | null {
  const lastStep = events.findLastIndex(isStep);
  return events.slice(lastStep + 1).findLast((event) => event.act === 'remind') ?? null;
}
