import { rankEntries } from '../ranking.ts';
import type { Ranking } from '../ranking.ts';
import { additive } from './additive.ts';
import { mfrm } from './mfrm.ts';
import { mixed } from './mixed.ts';
import { plain } from './plain.ts';
import type { RaschRefusal } from './rasch-data.ts';
import type { RaschWatch } from './rasch-fit.ts';
import type { RaschModel } from './rasch-types.ts';
import { adjusted, PLAIN_Z, zscore } from './standardised.ts';
import type { ZGuards } from './standardised.ts';
import type { Calibration, CalibrationInput, Design, Method } from './types.ts';

export type CalibrationRule = {
  method: Method;
  /** Decimal places of values, 0-6: they are ranked as rounded. */
  decimals: number;
  /** Least number of scores for dropping the highest and the lowest; 4 unless given. */
  trimMinimum?: number;
  /** The plain definition unless given. */
  guards?: ZGuards;
  /** Of the Rasch model; the rating scale unless given. */
  model?: RaschModel;
  /** Hears how far the Rasch model is. */
  watch?: RaschWatch;
};

/** One method for a design and the input it was made of; refused only by the Rasch model, for its marks. */
export function calibrate(
  design: Design,
  input: CalibrationInput,
  rule: CalibrationRule & { method: Exclude<Method, 'mfrm'> },
): Calibration;
export function calibrate(
  design: Design,
  input: CalibrationInput,
  rule: CalibrationRule,
): Calibration | RaschRefusal;
export function calibrate(
  design: Design,
  input: CalibrationInput,
  { method, decimals, trimMinimum = 4, guards = PLAIN_Z, model = 'rating-scale', watch }: CalibrationRule,
): Calibration | RaschRefusal {
  switch (method) {
    case 'mean':
    case 'trimmed':
      return plain(method, design, input, decimals, trimMinimum);
    case 'zscore':
      return zscore(design, decimals, guards);
    case 'adjusted':
      return adjusted(design, decimals);
    case 'additive':
      return additive(design, decimals);
    case 'mixed':
      return mixed(design, decimals);
    case 'mfrm':
      return mfrm(design, input, { model, decimals, watch });
  }
}

/** Ranks by the rounded values, as the scoring table does; equals stay tied. */
export function rankCalibrated({ entries }: Calibration): Ranking {
  const unused = { totals: [], notes: [], criterionMeans: {}, median: 0, highest: 0 };
  return rankEntries(
    entries.map(({ entryId, scores, value }) => ({ entryId, scores, value, ...unused })),
    [],
  );
}
