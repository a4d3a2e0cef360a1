import type { RaschModel } from './rasch-types.ts';

export const RASCH_CHOICES = ['PARTIAL_CREDIT', 'RATING_SCALE'] as const;
export type RaschChoice = (typeof RASCH_CHOICES)[number];

/** The model that a round's setting names. */
export const modelOf = (choice: RaschChoice): RaschModel =>
  choice === 'RATING_SCALE' ? 'rating-scale' : 'partial-credit';

/** The setting that a model of a stored table stands for. */
export const choiceOf = (model: RaschModel): RaschChoice =>
  model === 'rating-scale' ? 'RATING_SCALE' : 'PARTIAL_CREDIT';
