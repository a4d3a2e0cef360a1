import type { RefusalCode } from './refusals.ts';

/**
 * An expected "no": something a person may do differently. `code` names the sentence that the page shows,
 * `params` fill its blanks, `field` is the form field it belongs to (conform name), if any.
 */
export type Refusal = {
  code: RefusalCode;
  params?: Record<string, string | number>;
  field?: string;
};

/** The outcome of a verb or rule: a value, or one or more refusals. Surprises are thrown instead. */
export type Result<T> = { ok: true; value: T } | { ok: false; refusals: [Refusal, ...Refusal[]] };

/** Wraps a value as success. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Refuses with one reason. */
export function refuse(code: RefusalCode, params?: Refusal['params'], field?: string): Result<never> {
  return { ok: false, refusals: [{ code, params, field }] };
}

/** Refuses with all reasons of a non-empty list; succeeds with `undefined` when the list is empty. */
export function refuseAll(refusals: Refusal[]): Result<undefined> {
  const [first, ...rest] = refusals;
  return first ? { ok: false, refusals: [first, ...rest] } : { ok: true, value: undefined };
}
