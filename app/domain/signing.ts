import { isDay } from './form-field.ts';
import type { Answers } from './form-field.ts';
import { ok, refuse } from './result.ts';
import type { Result } from './result.ts';

/** The field of the application form that says when work began. */
export const START_FIELD = 'start';

/** A form that is signed before work begins: its date was not given, is in time, or is after work had begun. */
export type SigningState = 'undated' | 'in-time' | 'late';

/** How the last signature of a form (YYYY-MM-DD) stands to the day on which work began. The same day is in time. */
export function signingState(signedOn: string | null, start: string): SigningState {
  if (!signedOn) return 'undated';
  return isDay(start) && signedOn > start ? 'late' : 'in-time';
}

/** The worst of several files in one slot; null without any. */
export function worstSigning(states: readonly SigningState[]): SigningState | null {
  return (['late', 'undated', 'in-time'] as const).find((state) => states.includes(state)) ?? null;
}

/** Whether a date of signature can be one: a day of the calendar that has come. `today` is the round's own day. */
export function signatureDate(typed: string, today: string): Result<string> {
  const day = typed.trim();
  if (!isDay(day)) return refuse('answer-no-date', undefined, 'signedOn');
  return day > today ? refuse('signature-in-future', undefined, 'signedOn') : ok(day);
}

/** When work began, as answered; '' when it was not, or not in a day of the calendar. */
export function startOfWork(answers: Answers): string {
  const start = answers[START_FIELD] ?? '';
  return isDay(start) ? start : '';
}
