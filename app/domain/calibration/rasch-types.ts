/**
 * Highest or lowest measure beyond all bounds; met only such as were taken out; or met no group with two categories, so
 * that nothing can be said.
 */
export type Extreme = 'extreme-high' | 'extreme-low' | 'only-extremes' | 'not-estimable';

export type RaschElement = {
  id: string;
  /** Marks. */
  count: number;
  /** In logits: better entries, harder judges and criteria higher. Null without a mark. */
  measure: number | null;
  /** 1 / sqrt(sum of the model variances); null where nothing can be said. */
  se: number | null;
  /** Mean squares of the residuals, weighted by information and plain, each with its Wilson-Hilferty deviate. */
  infit: number | null;
  outfit: number | null;
  infitZ: number | null;
  outfitZ: number | null;
  /** Expected mark with the other facets at their means, in points. */
  fairAverage: number | null;
  /** The same in percent of the highest mark, so that criteria of different scales count alike. */
  fairPercent: number | null;
  why: Extreme | null;
};

export type RaschThreshold = {
  /** Null where one set of thresholds serves all criteria. */
  criterion: string | null;
  /** The mark it leads up to, and how many marks of it took part. */
  mark: number;
  count: number;
  measure: number;
  se: number | null;
};

/** Marks of one set of thresholds that stand out. */
export type RaschMarks = { criterion: string | null; marks: number[] };

/** One number with the population's and with the sample's standard deviation. */
export type TwoWays = { population: number; sample: number };

/** How well the elements of a facet are told apart. Null where fewer than two have an error. */
export type FacetSummary = {
  /** Elements that took part in the estimation. */
  elements: number;
  sd: TwoWays;
  rmse: number;
  /** G = true SD / RMSE. */
  separation: TwoWays;
  /** (SD^2 - RMSE^2) / SD^2, at least 0. */
  reliability: TwoWays;
  /** (4 G + 1) / 3. */
  strata: TwoWays;
  /** Against "all the same", with weights 1 / SE^2; degrees of freedom: elements - 1. */
  chiSquare: number;
  degrees: number;
} | null;

export const RASCH_MODELS = ['rating-scale', 'partial-credit'] as const;

export type RaschModel = (typeof RASCH_MODELS)[number];

export type RaschReport = {
  model: RaschModel;
  /** How many pieces the entries and judges that took part fall into. */
  pieces: number;
  entries: RaschElement[];
  judges: RaschElement[];
  criteria: RaschElement[];
  thresholds: RaschThreshold[];
  /** Of what took part in the estimation. */
  summaries: { entries: FacetSummary; judges: FacetSummary; criteria: FacetSummary };
  /** Marks between the lowest and the highest that nobody gave: each counts as the one below. */
  collapsed: RaschMarks[];
  /** Marks given fewer than ten times: their thresholds are weak, and the organiser may put them together. */
  sparse: RaschMarks[];
};

/** How a value came about by the Rasch model: whole numbers of ten-thousandths, and the ranks that are possible. */
export type RaschDetail = {
  /** In logits; it ranks. */
  measure: number;
  se: number | null;
  /** Mean squares of the residuals; null for entries that the estimation left out. */
  infit: number | null;
  outfit: number | null;
  /** 5th and 95th percentile of the rank, before any tie-breaker. */
  low: number | null;
  high: number | null;
};
