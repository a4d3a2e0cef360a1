import { toLocal } from './calendar.ts';
import type { EntryStatus } from './entry-status.ts';

/** How far a school is with a round, the least advanced thing it still has to do first. */
export const SCHOOL_STAGES = ['none', 'drafting', 'reviewing', 'ready', 'done'] as const;
export type SchoolStage = (typeof SCHOOL_STAGES)[number];

export type StatusCounts = Partial<Record<EntryStatus, number>>;

/**
 * `none`: no entry. `reviewing`: submitted entries wait for a teacher. `ready`: approved ones are not handed in.
 * `drafting`: nothing waits at the school but some entries are with their authors. `done`: all is handed in.
 */
export function schoolStage(counts: StatusCounts): SchoolStage {
  const of = (...statuses: EntryStatus[]) => statuses.reduce((sum, one) => sum + (counts[one] ?? 0), 0);
  if (of('SUBMITTED') > 0) return 'reviewing';
  if (of('APPROVED') > 0) return 'ready';
  if (of('DRAFT', 'RETURNED') > 0) return 'drafting';
  return of('HANDED_IN', 'ELIGIBLE', 'REJECTED') > 0 ? 'done' : 'none';
}

/**
 * Whether an entry can no longer go on by itself: its authors had not submitted when submissions closed, or its school
 * had not handed it in when the hand-in closed. What checkers gave back has until the checks close, and a deadline of
 * its own (an extension, a return with a date) keeps any alive.
 */
export function isLate(
  entry: { status: EntryStatus; extendedUntil: Date | null; handedInAt: Date | null },
  closed: { submission: boolean; handIn: boolean; check: boolean },
  now: Date,
): boolean {
  if (entry.extendedUntil && entry.extendedUntil > now) return false;
  if (entry.status === 'DRAFT' || entry.status === 'RETURNED')
    return entry.handedInAt === null ? closed.submission : closed.check;
  return (entry.status === 'SUBMITTED' || entry.status === 'APPROVED') && closed.handIn;
}

/** How many happened on each local day from the first to the last, days without any included; at most the last `most`. */
export function perDay(
  times: readonly Date[],
  timeZone: string,
  most: number,
): { day: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const time of times) {
    const day = toLocal(time, timeZone).slice(0, 10);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  const days = [...counts.keys()].sort();
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return [];
  const all: { day: string; count: number }[] = [];
  const cursor = new Date(`${first}T00:00:00Z`);
  for (let day = first; day <= last; day = cursor.toISOString().slice(0, 10)) {
    all.push({ day, count: counts.get(day) ?? 0 });
    cursor.setUTCDate(cursor.getUTCDate() + 1);
  }
  return all.slice(-most);
}
