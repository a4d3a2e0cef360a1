import type { Pace } from './slots.ts';

export const TIMER_PARTS = ['Present', 'Question', 'Change'] as const;
export type TimerPart = (typeof TIMER_PARTS)[number];

/** A panel's clock: the part that counts, since when it runs (null: stands), and what it had counted before. */
export type Timer = { part: TimerPart; since: number | null; counted: number };

export const NEW_TIMER: Timer = { part: 'Present', since: null, counted: 0 };

/** Milliseconds of a part. */
export function partLength(pace: Pace, part: TimerPart): number {
  const minutes = {
    Present: pace.presentMinutes,
    Question: pace.questionMinutes,
    Change: pace.changeMinutes,
  };
  return minutes[part] * 60_000;
}

/** Whole seconds that are left of the part, negative once it is over. Counting down shows 0:01 until the last second is gone. */
export function secondsLeft(pace: Pace, timer: Timer, now: number): number {
  const counted = timer.counted + (timer.since === null ? 0 : now - timer.since);
  return Math.ceil((partLength(pace, timer.part) - counted) / 1000);
}

/** Starts what stands and stops what runs. */
export function pressed(timer: Timer, now: number): Timer {
  return timer.since === null
    ? { ...timer, since: now }
    : { ...timer, since: null, counted: timer.counted + now - timer.since };
}

/** The part again from its beginning, standing. */
export function restarted(timer: Timer): Timer {
  return { ...timer, since: null, counted: 0 };
}

/** The next part of some length, running on at once if this one ran; after the change-over the next project presents. */
export function nextPart(pace: Pace, timer: Timer, now: number): Timer {
  const at = TIMER_PARTS.indexOf(timer.part);
  const order = [...TIMER_PARTS.slice(at + 1), ...TIMER_PARTS.slice(0, at + 1)];
  const part = order.find((one) => partLength(pace, one) > 0) ?? 'Present';
  return { part, since: timer.since === null ? null : now, counted: 0 };
}

/** "4:05", or "+0:12" for what is over. */
export function clockText(seconds: number): string {
  const size = Math.abs(seconds);
  const text = `${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`;
  return seconds < 0 ? `+${text}` : text;
}
