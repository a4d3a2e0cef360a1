import type { MarkScale } from '../rubric.ts';

/** More categories than so many are no categories: a criterion of 0 to 20 points has 21. */
export const MOST_CATEGORIES = 21;

/** How many whole marks a criterion knows; of levels and letters each is one. */
export function categoriesOf({ scale, maxX100, stepX100, levels }: MarkScale): number {
  return scale === 'POINTS' ? Math.floor(maxX100 / Math.max(100, stepX100)) + 1 : levels.length;
}

type RaschCriterion = MarkScale & { code: string; weight: number };

/** What the Rasch model would say of a rubric before anybody is judged by it. */
export type RaschAdvice = {
  /** Codes of criteria with more categories than the model takes. */
  tooFine: string[];
  /** Codes of criteria that know marks which are no whole points. */
  notWhole: string[];
  /** Criteria have different maxima, which one rating scale cannot serve. */
  scalesDiffer: boolean;
  /** The criteria have different weights, and the model leaves them out. */
  weightsDiffer: boolean;
};

/** Looks at the criteria of one rubric. */
export function raschAdvice(criteria: readonly RaschCriterion[]): RaschAdvice {
  const codes = (unfit: (criterion: RaschCriterion) => boolean) =>
    criteria.filter(unfit).map(({ code }) => code);
  const differ = (of: (criterion: RaschCriterion) => number) => new Set(criteria.map(of)).size > 1;
  return {
    tooFine: codes((one) => categoriesOf(one) > MOST_CATEGORIES),
    notWhole: codes(({ scale, stepX100, levels }) =>
      scale === 'POINTS' ? stepX100 % 100 !== 0 : levels.some(({ pointsX100 }) => pointsX100 % 100 !== 0),
    ),
    scalesDiffer: differ(({ maxX100 }) => maxX100),
    weightsDiffer: differ(({ weight }) => weight),
  };
}
