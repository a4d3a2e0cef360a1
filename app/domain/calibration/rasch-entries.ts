import { rankIntervals, tableReliability } from './rank-intervals.ts';
import { MEASURE_DECIMALS } from './rasch-scores.ts';
import type { RaschTable } from './rasch-scores.ts';
import type { Extreme, RaschDetail, RaschMarks, RaschModel } from './rasch-types.ts';
import { roundedTo } from './types.ts';

/** What is said of an estimation as a whole. */
export type RaschFacts = {
  model: RaschModel;
  turns: number;
  residual: number;
  reliability: number | null;
  /** Marks that nobody gave, each counted as the one below, and marks given fewer than ten times. */
  collapsed: RaschMarks[];
  sparse: RaschMarks[];
};

/** Fixed, so that the same sheets have the same intervals. */
const SEED = 1;

/** What the scoring table shows of each entry that has a measure, by id. */
export function raschEntries(
  table: RaschTable,
): Map<string, { fairPercent: number; rasch: RaschDetail; why: Extreme | null }> {
  const intervals = new Map(rankIntervals(table, { seed: SEED }).map((one) => [one.entryId, one]));
  const small = (number: number | null) => (number === null ? null : roundedTo(number, MEASURE_DECIMALS));
  return new Map(
    table.rasch.entries.flatMap(({ id, measure, se, infit, outfit, fairPercent, why }) => {
      if (measure === null || fairPercent === null) return [];
      const { low = null, high = null } = intervals.get(id) ?? {};
      const rasch = {
        measure: roundedTo(measure, MEASURE_DECIMALS),
        se: small(se),
        infit: small(infit),
        outfit: small(outfit),
        low,
        high,
      };
      return [[id, { fairPercent, rasch, why }]];
    }),
  );
}

/** What the scoring table says of the estimation. */
export function raschFacts({ rasch, convergence, ...table }: RaschTable): RaschFacts {
  return {
    model: rasch.model,
    turns: convergence.iterations,
    residual: convergence.residual,
    reliability: tableReliability({ rasch, convergence, ...table }),
    collapsed: rasch.collapsed,
    sparse: rasch.sparse,
  };
}
