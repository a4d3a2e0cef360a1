import type { ScoringCriterion, SheetInput } from '../scoring.ts';
import type { RaschReport } from './rasch-types.ts';

/** A sheet; `stage` parts sheets that one judge gives one entry at different times, such as paper and interview. */
export type CalibrationSheet = SheetInput & { stage?: string };

/**
 * Entries x judges x criteria. Sheets that are missing or recused never count; an entry that has nothing else gets no
 * value. One judge has at most one submitted sheet for an entry and stage.
 */
export type CalibrationInput = {
  criteria: readonly ScoringCriterion[];
  sheets: readonly CalibrationSheet[];
  /** Parts of a point that marks and maxima count in: 100 (hundredths) unless given. */
  parts?: number;
};

export const METHODS = ['mean', 'trimmed', 'zscore', 'adjusted', 'additive', 'mixed', 'mfrm'] as const;
export type Method = (typeof METHODS)[number];

export type EntryNote =
  | 'not-scored'
  | 'one-score'
  | 'trimmed-fallback'
  | 'mixed-versions'
  | 'extreme-high'
  | 'extreme-low'
  | 'only-extremes'
  | 'not-estimable'
  /** Of a graph in pieces: 1 is the largest; entries of different pieces cannot be compared. */
  | `component-${number}`;

export type JudgeNote =
  'few-entries' | 'no-spread' | 'extreme-high' | 'extreme-low' | 'only-extremes' | 'not-estimable';

export type CalibratedEntry = {
  entryId: string;
  /** Sheets submitted. */
  scores: number;
  /** In the method's unit, scaled by 10^decimals and rounded half up: what is ranked. Null without a score. */
  value: number | null;
  /** The same before rounding. */
  estimate: number | null;
  /** Standard error in the method's unit; null where there is none. */
  se: number | null;
  notes: EntryNote[];
};

export type CalibratedJudge = {
  judgeId: string;
  /** Sheets submitted. */
  count: number;
  /** In the method's unit, harder judges higher, mean 0 in each component; null where the method fits none. */
  severity: number | null;
  se: number | null;
  notes: JudgeNote[];
};

export type Convergence = {
  converged: boolean;
  /** 0 where the solution is direct. */
  iterations: number;
  /** Largest distance of an observed from an expected sum, and largest last change; 0 where the solution is direct. */
  residual: number;
  change: number;
  /** The marks part two sets entirely, so that estimates grow without end. */
  runsAway?: boolean;
};

/** What every method answers. Entries and judges by id. */
export type Calibration = {
  method: Method;
  /** Points of 100, standard deviations, or logits. */
  unit: 'points' | 'z' | 'logits';
  decimals: number;
  entries: CalibratedEntry[];
  judges: CalibratedJudge[];
  convergence: Convergence;
  /** How uncertain the estimates are together; null where the method has no standard errors. */
  errors: RankErrors | null;
  /** Standard deviation of what entry and judge leave unexplained in a total, where the method has it. */
  residualSd: number | null;
  /** Of the mixed model, in points squared. */
  variances?: { entry: number; judge: number; residual: number };
  /** Of the many-facet Rasch model. */
  rasch?: RaschReport;
};

export const DIRECT: Convergence = { converged: true, iterations: 0, residual: 0, change: 0 };

/** Rounds an estimate to a whole number of 10^-decimals, half away from zero; 1e-7 of a unit counts as noise. */
export function roundedTo(estimate: number, decimals: number): number {
  const size = Math.floor(Math.abs(estimate) * 10 ** decimals + 0.5 + 1e-7);
  return estimate < 0 && size > 0 ? -size : size;
}

/**
 * Submitted sheets as arrays, sorted by entry, then judge, so that every sum runs in an order that does not depend on
 * the order of the input. `entry` and `judge` are places in the sorted ids; the sheets of entry i are those from
 * `start[i]` to before `start[i + 1]`.
 */
export type Design = {
  entryIds: string[];
  judgeIds: string[];
  sheets: CalibrationSheet[];
  entry: Int32Array;
  judge: Int32Array;
  /** Weighted points of each sheet, 0-100. */
  total: Float64Array;
  start: Int32Array;
  judgeCount: Int32Array;
};

/**
 * The error of a value is `own` times a normal deviate, and less `weight` times the mean error of its judges' severities,
 * which entries of the same judge share.
 */
export type RankErrors = {
  /** Standard deviation for each entry, in the order of the entries. */
  own: Float64Array;
  /** Errors of the judges have the covariance sd^2 (G G')^-1; null where entries are independent. */
  shared: {
    design: Design;
    factor: Float64Array;
    /** Judges, and one more where `factor` ends with the general mean. */
    size: number;
    sd: number;
    weight: Float64Array;
    /** Components whose judges' errors sum to 0; null where they need not. */
    group: Int32Array | null;
  } | null;
};
