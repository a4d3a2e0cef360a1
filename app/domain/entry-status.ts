import { windowState } from './calendar.ts';
import type { Window, WindowKind } from './calendar.ts';
import { ok, refuse } from './result.ts';
import type { Result } from './result.ts';

export const ENTRY_STATUSES = [
  'DRAFT',
  'SUBMITTED',
  'RETURNED',
  'APPROVED',
  'HANDED_IN',
  'ELIGIBLE',
  'REJECTED',
  'WITHDRAWN',
] as const;
export type EntryStatus = (typeof ENTRY_STATUSES)[number];

/** Whether an entry holds a place of its school's quota: it was handed in, and was not taken back since. */
export function holdsPlace(entry: { status: EntryStatus; handedInAt: Date | null }): boolean {
  if (entry.status === 'RETURNED') return entry.handedInAt !== null;
  return entry.status === 'HANDED_IN' || entry.status === 'ELIGIBLE' || entry.status === 'REJECTED';
}

/** Whether the hand-in quota looks at an entry: its authors have submitted it, or it holds a place. */
export function isQuotaCandidate(entry: { status: EntryStatus; handedInAt: Date | null }): boolean {
  return entry.status === 'SUBMITTED' || entry.status === 'APPROVED' || holdsPlace(entry);
}

/** What can be done to an entry, apart from editing it. */
export type EntryAct =
  | 'submit'
  | 'withdraw'
  | 'approve'
  | 'return-by-school'
  | 'hand-in'
  | 'take-back'
  | 'pass'
  | 'return-by-checker'
  | 'reject'
  | 'reopen-check'
  /** A file that the round requires was deleted because of a virus. */
  | 'lose-file';

type Step = { from: readonly EntryStatus[]; to: EntryStatus; window: WindowKind };

/** The state machine of an entry, one line per act. The authors' edits need DRAFT or RETURNED. */
const STEPS: Record<EntryAct, Step> = {
  submit: { from: ['DRAFT', 'RETURNED'], to: 'SUBMITTED', window: 'SUBMISSION' },
  withdraw: { from: ['SUBMITTED', 'APPROVED'], to: 'DRAFT', window: 'SUBMISSION' },
  approve: { from: ['SUBMITTED'], to: 'APPROVED', window: 'SCHOOL' },
  'return-by-school': { from: ['SUBMITTED', 'APPROVED'], to: 'RETURNED', window: 'SCHOOL' },
  'hand-in': { from: ['APPROVED'], to: 'HANDED_IN', window: 'SCHOOL' },
  'take-back': { from: ['HANDED_IN'], to: 'APPROVED', window: 'SCHOOL' },
  pass: { from: ['HANDED_IN'], to: 'ELIGIBLE', window: 'CHECK' },
  'return-by-checker': { from: ['HANDED_IN'], to: 'RETURNED', window: 'CHECK' },
  reject: { from: ['HANDED_IN'], to: 'REJECTED', window: 'CHECK' },
  'reopen-check': { from: ['ELIGIBLE', 'REJECTED'], to: 'HANDED_IN', window: 'CHECK' },
  'lose-file': { from: ['SUBMITTED'], to: 'DRAFT', window: 'SUBMISSION' },
};

/** What the state machine must know of an entry and its round. */
export type EntryFacts = {
  status: EntryStatus;
  /** Set when the organiser has had it before: a correction then goes straight back to the organiser. */
  handedInAt: Date | null;
  /** A deadline of its own, granted by the organiser: its authors write and submit until then (excluded). */
  extendedUntil: Date | null;
  round: { windows: readonly Window[]; requiresSchoolApproval: boolean; requiresEligibility: boolean };
};

/**
 * The state an act leads to, or why it is not possible now: wrong state, or the window has not opened or has closed.
 * An entry that the organiser returned is corrected in the CHECK window and goes straight back to the organiser.
 */
export function nextStatus(entry: EntryFacts, act: EntryAct, now: Date): Result<EntryStatus> {
  const step = STEPS[act];
  const correction = act === 'submit' && entry.status === 'RETURNED' && entry.handedInAt !== null;
  const from: readonly EntryStatus[] =
    act === 'hand-in' && !entry.round.requiresSchoolApproval ? ['APPROVED', 'SUBMITTED'] : step.from;
  if (!from.includes(entry.status)) return refuse('entry-wrong-status');
  const window = correction ? 'CHECK' : step.window;
  const state = entryWindow(entry, window, now);
  if (state === 'before') return refuse('window-not-open');
  if (state !== 'open') return refuse('window-closed');
  if (correction || act === 'hand-in') return ok(entry.round.requiresEligibility ? 'HANDED_IN' : 'ELIGIBLE');
  return ok(step.to);
}

/** The windows in which an extension lets an entry's authors, and then its school, go on. */
const EXTENDABLE: readonly WindowKind[] = ['SUBMISSION', 'SCHOOL', 'CHECK'];

/** How a window stands for this entry: an extension keeps it open after it has closed for everybody else. */
function entryWindow(entry: EntryFacts, kind: WindowKind, now: Date): ReturnType<typeof windowState> {
  const state = windowState(entry.round.windows, kind, now);
  const extended = entry.extendedUntil !== null && now < entry.extendedUntil && EXTENDABLE.includes(kind);
  return state === 'after' && extended ? 'open' : state;
}

/** Whether the entry lies with its authors: not submitted, or given back to them. */
export function isWithAuthors(status: EntryStatus): boolean {
  return status === 'DRAFT' || status === 'RETURNED';
}

/** Whether the authors may change the entry now; otherwise why not. */
export function canEdit(entry: EntryFacts, now: Date): Result<undefined> {
  if (!isWithAuthors(entry.status)) return refuse('entry-not-editable');
  const window = entry.handedInAt === null ? 'SUBMISSION' : 'CHECK';
  const state = entryWindow(entry, window, now);
  if (state === 'before') return refuse('window-not-open');
  return state === 'open' ? ok(undefined) : refuse('window-closed');
}
