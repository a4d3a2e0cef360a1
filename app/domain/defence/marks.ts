import { hearingMinutes, nextStart, stepMinutes } from './slots.ts';
import type { Session } from './slots.ts';

export const SLOT_STATUSES = [
  'WAITING',
  'CALLED',
  'PRESENT',
  'RUNNING',
  'DONE',
  'ABSENT',
  'EXCUSED',
] as const;
export type SlotStatus = (typeof SLOT_STATUSES)[number];

/** What a calling desk does: `late` puts at the end of the session, `reset` takes a wrong press back. */
export const MARKS = ['call', 'present', 'absent', 'late', 'start', 'done', 'excuse', 'reset'] as const;
export type Mark = (typeof MARKS)[number];

const RULES: Record<Mark, { from: readonly SlotStatus[]; to: SlotStatus }> = {
  call: { from: ['WAITING', 'ABSENT'], to: 'CALLED' },
  present: { from: ['WAITING', 'CALLED', 'ABSENT'], to: 'PRESENT' },
  absent: { from: ['WAITING', 'CALLED'], to: 'ABSENT' },
  late: { from: ['WAITING', 'CALLED', 'ABSENT'], to: 'WAITING' },
  start: { from: ['WAITING', 'CALLED', 'PRESENT'], to: 'RUNNING' },
  done: { from: ['RUNNING'], to: 'DONE' },
  excuse: { from: ['ABSENT'], to: 'EXCUSED' },
  reset: { from: ['CALLED', 'PRESENT', 'RUNNING', 'DONE', 'ABSENT', 'EXCUSED'], to: 'WAITING' },
};

/** The status after a mark; 'same' when another desk has set it already, null when it does not fit what is so by now. */
export function afterMark(status: SlotStatus, mark: Mark): SlotStatus | 'same' | null {
  const { from, to } = RULES[mark];
  if (from.includes(status)) return to;
  return status === to ? 'same' : null;
}

/** Whether a project's turn is over, one way or the other. */
export function isOver(status: SlotStatus): boolean {
  return status === 'DONE' || status === 'ABSENT' || status === 'EXCUSED';
}

/** A place as it runs: when it was planned, how it stands, and when it began. */
export type RunningSlot = { status: SlotStatus; plannedAt: Date; startedAt: Date | null };

const MINUTE = 60_000;

/**
 * When each project that is not over will probably begin, in the session's order, and how many minutes the session is
 * behind its plan. Nobody is expected earlier than planned; who is over, or in the room, has null.
 */
export function estimate(
  session: Pick<Session, 'breaks' | 'presentMinutes' | 'questionMinutes' | 'changeMinutes'>,
  slots: readonly RunningSlot[],
  now: Date,
): { startsAt: (Date | null)[]; behindMinutes: number } {
  const running = slots.find((slot) => slot.status === 'RUNNING' && slot.startedAt !== null);
  let free = now.getTime();
  if (running?.startedAt) {
    const ends = running.startedAt.getTime() + hearingMinutes(session) * MINUTE;
    free = Math.max(free, ends) + session.changeMinutes * MINUTE;
  }
  let behind: number | null = null;
  const startsAt = slots.map(({ status, plannedAt }) => {
    if (isOver(status) || status === 'RUNNING') return null;
    const start = nextStart(session, new Date(Math.max(free, plannedAt.getTime())));
    behind ??= Math.round((start.getTime() - plannedAt.getTime()) / MINUTE);
    free = start.getTime() + stepMinutes(session) * MINUTE;
    return start;
  });
  if (behind === null && running?.startedAt)
    behind =
      Math.round((free - session.changeMinutes * MINUTE - running.plannedAt.getTime()) / MINUTE) -
      hearingMinutes(session);
  return { startsAt, behindMinutes: Math.max(0, behind ?? 0) };
}

/** Whole local days from `now` to `at` in a zone: 0 today, 1 tomorrow. `dayOf` gives a local day as "2026-03-01". */
export function daysUntil(at: Date, now: Date, dayOf: (at: Date) => string): number {
  return Math.round((Date.parse(dayOf(at)) - Date.parse(dayOf(now))) / 86_400_000);
}
