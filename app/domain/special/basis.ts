import type { PlaceDecision } from './places.ts';

export type Standing = { key: string; decision: PlaceDecision; points: number | null };
/** Somebody for whom a computation says something else than it did; null where they were not, or are not, in it. */
export type BasisChange = { key: string; was: Standing | null; is: Standing | null };

/**
 * Where a computation done again differs from the one that an award rests on: other points, or another decision. Who
 * never had a place, nor has one, is left out unless they had points.
 */
export function changedBasis(before: readonly Standing[], now: readonly Standing[]): BasisChange[] {
  const was = new Map(before.map((one) => [one.key, one]));
  const is = new Map(now.map((one) => [one.key, one]));
  const counts = (one: Standing | undefined) =>
    one !== undefined && (one.decision !== 'NOT_SELECTED' || (one.points ?? 0) > 0);
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((key) => ({ key, was: was.get(key), is: is.get(key) }))
    .filter(
      (one) =>
        (counts(one.was) || counts(one.is)) &&
        (one.was?.decision !== one.is?.decision || one.was?.points !== one.is?.points),
    )
    .map((one) => ({ key: one.key, was: one.was ?? null, is: one.is ?? null }));
}
