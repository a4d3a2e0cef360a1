import type { RaschElement } from './rasch-report.ts';

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

/** Separation, reliability, strata and fixed chi-square of a facet (Wright and Masters 1982; Linacre's conventions). */
export function summaryOf(elements: readonly RaschElement[]): FacetSummary {
  const known = elements.flatMap(({ measure, se, why }) =>
    measure === null || se === null || why !== null ? [] : [{ measure, weight: 1 / se ** 2, error: se ** 2 }],
  );
  const n = known.length;
  if (n < 2) return null;
  const sum = (of: (one: (typeof known)[number]) => number) =>
    known.reduce((total, one) => total + of(one), 0);
  const mean = sum((one) => one.measure) / n;
  const squares = sum((one) => (one.measure - mean) ** 2);
  const error = sum((one) => one.error) / n;
  const both = (of: (variance: number) => number): TwoWays => ({
    population: of(squares / n),
    sample: of(squares / (n - 1)),
  });
  const separation = both((variance) => Math.sqrt(Math.max(0, variance - error) / error));
  return {
    elements: n,
    sd: both(Math.sqrt),
    rmse: Math.sqrt(error),
    separation,
    reliability: both((variance) => (variance > 0 ? Math.max(0, (variance - error) / variance) : 0)),
    strata: {
      population: (4 * separation.population + 1) / 3,
      sample: (4 * separation.sample + 1) / 3,
    },
    chiSquare: Math.max(
      0,
      sum(({ measure, weight }) => weight * measure ** 2) -
        sum(({ measure, weight }) => weight * measure) ** 2 / sum(({ weight }) => weight),
    ),
    degrees: n - 1,
  };
}
