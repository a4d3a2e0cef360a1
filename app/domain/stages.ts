import { roundedTo } from './calibration/types.ts';
import { STAGES } from './rubric.ts';
import type { Stage } from './rubric.ts';
import { divideHalfUp } from './scoring.ts';
import type { EntryScore } from './scoring.ts';

/** What each stage weighs in the value of an entry; only stages that weigh anything. */
export type StageWeights = Partial<Record<Stage, number>>;

/** The scores of one stage by the round's method, for every entry that the round holds. */
export type StageScores = { stage: Stage; scores: readonly EntryScore[] };

/** The finalists, where a round names any: only they are heard at the defence. */
export type Finalists = ReadonlySet<string>;

type Part = { stage: Stage; weight: bigint; score: EntryScore };

/**
 * The weights by which a table is made: a stage counts from its first submitted sheet, so that before the defence there
 * is a table of the preliminary judging alone. Null stays null.
 */
export function reachedWeights(
  weights: StageWeights | null,
  submitted: ReadonlySet<Stage>,
): StageWeights | null {
  if (weights === null || submitted.has('DEFENCE')) return weights;
  return submitted.has('PRELIMINARY') ? PRELIMINARY_ALONE : weights;
}

const PRELIMINARY_ALONE: StageWeights = { PRELIMINARY: 100 };

const NONE: Finalists = new Set();

/**
 * One score for an entry from those of its stages: the weighted mean of their values before any rounding, rounded once,
 * half up; exact where the stages are. An entry that lacks a stage has no value, and the note names the stage. Medians,
 * highest totals and criteria that both stages have under one code are combined alike, for tie-breakers. Where finalists
 * are named, all others have the value of the preliminary judging alone.
 */
export function combineStages(
  stages: readonly StageScores[],
  weights: StageWeights,
  decimals: number,
  finalists: Finalists = NONE,
): EntryScore[] {
  const isOut = (entryId: string) => finalists.size > 0 && !finalists.has(entryId);
  const byEntry = new Map<string, Part[]>();
  for (const stage of STAGES)
    for (const score of stages.find((one) => one.stage === stage)?.scores ?? []) {
      const apply = isOut(score.entryId) ? PRELIMINARY_ALONE : weights;
      const weight = BigInt(apply[stage] ?? 0);
      if (weight > 0n)
        byEntry.set(score.entryId, [...(byEntry.get(score.entryId) ?? []), { stage, weight, score }]);
    }
  return [...byEntry].map(([entryId, parts]) => combine(entryId, parts, decimals));
}

function combine(entryId: string, parts: readonly Part[], decimals: number): EntryScore {
  const scored = parts.filter(({ score }) => score.value !== null);
  const lacking = parts.filter(({ score }) => score.value === null);
  const mean = (of: (score: EntryScore) => number) =>
    weighted(parts.map((part) => [part.weight, of(part.score)]));
  return {
    entryId,
    scores: parts.reduce((sum, { score }) => sum + score.scores, 0),
    value: lacking.length > 0 ? null : valueOf(parts, decimals),
    totals: parts.flatMap(({ stage, score }) => score.totals.map((total) => ({ ...total, stage }))),
    notes: [
      ...(scored.length === 0
        ? (['not-scored'] as const)
        : lacking.map(({ stage }) => `lacks-${stage}` as const)),
      ...new Set(scored.flatMap(({ score }) => score.notes)),
    ],
    stages: parts.map(({ stage, score: { value, rasch } }) => ({
      stage,
      value,
      ...(rasch ? { rasch } : {}),
    })),
    criterionMeans: criterionMeans(parts),
    median: lacking.length > 0 ? 0 : mean(({ median }) => median),
    highest: lacking.length > 0 ? 0 : mean(({ highest }) => highest),
  };
}

function valueOf(parts: readonly Part[], decimals: number): number {
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0n);
  const exact = parts.flatMap(({ score, weight }) => (score.exact ? [{ ...score.exact, weight }] : []));
  if (exact.length === parts.length) {
    const denominator = exact.reduce((product, one) => product * one.denominator, 1n);
    const numerator = exact.reduce(
      (sum, one) => sum + one.weight * one.numerator * (denominator / one.denominator),
      0n,
    );
    return divideHalfUp(numerator * 10n ** BigInt(decimals), denominator * whole);
  }
  const sum = parts.reduce(
    (total, { weight, score }) =>
      total + Number(weight) * (score.estimate ?? (score.value ?? 0) / 10 ** decimals),
    0,
  );
  return roundedTo(sum / Number(whole), decimals);
}

/** Weighted mean of whole numbers, rounded half up. */
function weighted(numbers: readonly (readonly [weight: bigint, value: number])[]): number {
  const whole = numbers.reduce((sum, [weight]) => sum + weight, 0n);
  return divideHalfUp(
    numbers.reduce((sum, [weight, value]) => sum + weight * BigInt(value), 0n),
    whole,
  );
}

function criterionMeans(parts: readonly Part[]): Record<string, number> {
  const codes = new Set(parts.flatMap(({ score }) => Object.keys(score.criterionMeans)));
  return Object.fromEntries(
    [...codes].map((code) => [
      code,
      weighted(
        parts.flatMap(({ weight, score }) => {
          const mean = score.criterionMeans[code];
          return mean === undefined ? [] : [[weight, mean] as const];
        }),
      ),
    ]),
  );
}
