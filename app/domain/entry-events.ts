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
  'student-off',
  'came-onto-list',
  'stays-on',
  'handed-over',
  'imported',
];

const isStep = (event: EntryEventFacts) => event.act === null || !LEAVES_STATE.includes(event.act);

/** Why the entry was given back to its authors; null when it is not with them for that, or no reason was given. */
export function returnReason(events: readonly EntryEventFacts[]): string | null {
  const step = events.findLast(isStep);
  return step?.status === 'RETURNED' ? step.reason : null;
}

/** The act by which an entry comes to its student for completion, in the round that the student was promoted to. */
export const TO_COMPLETE = 'to-complete';

/** Whether the entry lies with its student because it was promoted, and not because somebody gave it back. */
export function isToComplete(
  events: readonly Pick<EntryEventFacts, 'status' | 'act' | 'reason' | 'at'>[],
): boolean {
  return events.findLast(isStep)?.act === TO_COMPLETE;
}

/** The school's latest reminder that no later step has answered; null when there is none. */
export function openReminder<Event extends EntryEventFacts>(events: readonly Event[]): Event | null {
  const lastStep = events.findLastIndex(isStep);
  return events.slice(lastStep + 1).findLast((event) => event.act === 'remind') ?? null;
}
