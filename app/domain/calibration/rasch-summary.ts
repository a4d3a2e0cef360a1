import type { FacetSummary, RaschElement, TwoWays } from './rasch-types.ts';

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
