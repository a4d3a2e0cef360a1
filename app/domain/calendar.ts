/** The windows of a round, in the order in which they usually come. */
export const WINDOW_KINDS = ['SUBMISSION', 'SCHOOL', 'CHECK', 'JUDGING', 'RESULT', 'NOTICE'] as const;
export type WindowKind = (typeof WINDOW_KINDS)[number];

export type Window = { kind: WindowKind; opensAt: Date; closesAt: Date };
export type WindowState = 'unset' | 'before' | 'open' | 'after';

/** Where `now` stands to a window. It is open from `opensAt` (included) until `closesAt` (excluded). */
export function windowState(windows: readonly Window[], kind: WindowKind, now: Date): WindowState {
  const window = windows.find((candidate) => candidate.kind === kind);
  if (!window) return 'unset';
  if (now < window.opensAt) return 'before';
  return now < window.closesAt ? 'open' : 'after';
}

/** Whether a window is open. A window that was never set is closed. */
export function isOpen(windows: readonly Window[], kind: WindowKind, now: Date): boolean {
  return windowState(windows, kind, now) === 'open';
}

export type TimeLeft = {
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
  totalSeconds: number;
};

/** Whole days, hours, minutes and seconds until `until`; all zero when it has passed. */
export function timeLeft(until: Date, now: Date): TimeLeft {
  const totalSeconds = Math.max(0, Math.floor((until.getTime() - now.getTime()) / 1000));
  return {
    days: Math.floor(totalSeconds / 86_400),
    hours: Math.floor((totalSeconds % 86_400) / 3600),
    minutes: Math.floor((totalSeconds % 3600) / 60),
    seconds: totalSeconds % 60,
    totalSeconds,
  };
}

/** Minutes by which local time in an IANA zone is ahead of UTC at an instant. */
function offsetMinutes(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(
    value('year'),
    value('month') - 1,
    value('day'),
    value('hour'),
    value('minute'),
    value('second'),
  );
  return Math.round((local - Math.floor(at.getTime() / 1000) * 1000) / 60_000);
}

/**
 * The instant of a local time such as "2026-03-01T12:00" (seconds optional) in an IANA zone; null when the text is no
 * time. A local time that a clock change skips is read with the offset before the change.
 */
export function fromLocal(text: string, timeZone: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return null;
  const asUtc = new Date(`${text}${text.length === 16 ? ':00' : ''}Z`);
  if (Number.isNaN(asUtc.getTime()) || asUtc.toISOString().slice(0, 10) !== text.slice(0, 10)) return null;
  const first = new Date(asUtc.getTime() - offsetMinutes(asUtc, timeZone) * 60_000);
  return new Date(asUtc.getTime() - offsetMinutes(first, timeZone) * 60_000);
}

/** The local time of an instant in an IANA zone, as `<input type="datetime-local">` wants it. */
export function toLocal(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetMinutes(at, timeZone) * 60_000).toISOString().slice(0, 16);
}

/** The same local time `years` later, so that "noon on 1 March" stays noon; 29 February becomes 28. */
export function shiftYears(at: Date, years: number, timeZone: string): Date {
  const local = toLocal(at, timeZone);
  const year = Number(local.slice(0, 4)) + years;
  const moved = `${String(year).padStart(4, '0')}${local.slice(4)}`;
  return fromLocal(moved, timeZone) ?? fromLocal(moved.replace('-02-29', '-02-28'), timeZone) ?? at;
}
