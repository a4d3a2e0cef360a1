import { refuseAll } from './result.ts';
import type { Refusal, Result } from './result.ts';

export const STAGES = ['PRELIMINARY', 'DEFENCE'] as const;
export type Stage = (typeof STAGES)[number];

export const SCALES = ['POINTS', 'LEVELS', 'LETTERS'] as const;
export type Scale = (typeof SCALES)[number];

/** What a mark of a criterion may be. Points and steps in hundredths; of levels and letters only their points count. */
export type MarkScale = {
  scale: Scale;
  maxX100: number;
  stepX100: number;
  levels: readonly { pointsX100: number }[];
};

/** Where a criterion asks for words: at its lowest or highest end, each as wide as `commentBand` percent of the range. */
export type CommentRule = { commentLow: boolean; commentHigh: boolean; commentBand: number };

/** Whether these points can be given. */
export function isMark({ scale, maxX100, stepX100, levels }: MarkScale, pointsX100: number): boolean {
  if (scale !== 'POINTS') return levels.some((level) => level.pointsX100 === pointsX100);
  return pointsX100 >= 0 && pointsX100 <= maxX100 && pointsX100 % stepX100 === 0;
}

/** The least and the most that can be given. */
export function markRange({ scale, maxX100, levels }: MarkScale): { lowest: number; highest: number } {
  if (scale === 'POINTS') return { lowest: 0, highest: maxX100 };
  const points = levels.map((level) => level.pointsX100);
  return { lowest: Math.min(...points), highest: Math.max(...points) };
}

/** Which end of the criterion asks for words at this mark; null where none does. */
export function commentEnd(criterion: MarkScale & CommentRule, pointsX100: number): 'low' | 'high' | null {
  const { lowest, highest } = markRange(criterion);
  const band = (highest - lowest) * criterion.commentBand;
  if (criterion.commentLow && (pointsX100 - lowest) * 100 <= band) return 'low';
  return criterion.commentHigh && (highest - pointsX100) * 100 <= band ? 'high' : null;
}

/** Whether a criterion can ask for words at all: only then its sheet has a field for them. */
export function hasComment({ commentLow, commentHigh }: CommentRule): boolean {
  return commentLow || commentHigh;
}

type RubricPlace = { categoryId: string | null; stage: Stage; version: number };

/**
 * The rubric that a sheet of an entry begins with: the newest version of the one made for its category and the stage; for
 * want of that the stage's common one, then those of the preliminary stage. Undefined where a round has none.
 */
export function rubricFor<R extends RubricPlace>(
  rubrics: readonly R[],
  place: { categoryId: string | null; stage: Stage },
): R | undefined {
  const newest = (categoryId: string | null, stage: Stage) =>
    rubrics
      .filter((one) => one.categoryId === categoryId && one.stage === stage)
      .reduce<R | undefined>((last, one) => (last && last.version > one.version ? last : one), undefined);
  const stages: Stage[] = place.stage === 'PRELIMINARY' ? ['PRELIMINARY'] : [place.stage, 'PRELIMINARY'];
  for (const stage of stages) {
    const found = (place.categoryId ? newest(place.categoryId, stage) : undefined) ?? newest(null, stage);
    if (found) return found;
  }
  return undefined;
}

type DraftCriterion = Omit<MarkScale, 'levels'> & {
  code: string;
  levels: readonly { label: string; pointsX100: number }[];
};

/**
 * Whether a rubric can be judged by: one criterion at least, every code once, at least two levels each with a label and
 * points of its own, a maximum above zero that the steps reach. Names the field of every mistake.
 */
export function checkRubric(criteria: readonly DraftCriterion[]): Result<undefined> {
  const refusals: Refusal[] = [];
  if (criteria.length === 0) refusals.push({ code: 'division-needed' });
  const codes = new Set<string>();
  for (const [index, criterion] of criteria.entries()) {
    const at = (field: string) => `criteria[${index}].${field}`;
    if (codes.has(criterion.code))
      refusals.push({ code: 'division-code-twice', params: { code: criterion.code }, field: at('code') });
    codes.add(criterion.code);
    if (criterion.scale === 'POINTS') {
      if (criterion.maxX100 % criterion.stepX100 !== 0)
        refusals.push({ code: 'rubric-step', field: at('step') });
      continue;
    }
    const { levels } = criterion;
    if (levels.length < 2) refusals.push({ code: 'rubric-levels-few', field: at('scale') });
    else if (markRange(criterion).highest <= 0)
      refusals.push({ code: 'rubric-levels-zero', field: at('scale') });
    if (new Set(levels.map((level) => level.pointsX100)).size < levels.length)
      refusals.push({ code: 'rubric-level-twice', field: at('scale') });
    if (new Set(levels.map((level) => level.label)).size < levels.length)
      refusals.push({ code: 'rubric-label-twice', field: at('scale') });
  }
  return refuseAll(refusals);
}
