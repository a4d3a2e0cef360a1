import { componentsOf } from './components.ts';
import { scoresOf } from './design.ts';
import { componentNotes, judgesOf } from './notes.ts';
import { fitReml, hasNoSpread } from './reml.ts';
import { DIRECT, roundedTo } from './types.ts';
import type { Calibration, Convergence, Design } from './types.ts';

/**
 * T = mu + p - s + e with entries p and judges s drawn from normal populations: variances by restricted maximum
 * likelihood, then the best linear unbiased predictions and their prediction error variances (Henderson 1975). The value
 * is mu + p: drawn towards the mean, the more the fewer the scores. An entry variance of exactly 0 means that there is no
 * evidence of a difference: every value is mu then, with the error 0.
 *
 * Where no entry has two scores, entries cannot be told from the residual, and have no value but mu and no error; where
 * no judge has two, the judges' variance is 0.
 */
export function mixed(design: Design, decimals: number): Calibration {
  const { entryIds, judgeCount } = design;
  const isTold = entryIds.some((_, i) => scoresOf(design, i) > 1);
  const isJudged = judgeCount.some((count) => count > 1);
  if (design.total.length < 2 || hasNoSpread(design)) return constant(design, decimals, isTold ? 0 : null);
  const { system, ratio, ...turns } = fitReml(design, [isTold, isJudged]);
  const [g, h] = ratio;
  const { residualVariance: v, general } = system;
  const { entries, judges } = system.diagonals();
  const sd = Math.sqrt(v);
  const error = (share: number, diagonal: number) =>
    sd * Math.sqrt(Math.max(0, share * (1 - share * diagonal)));
  const estimates = entryIds.map((_, i) =>
    scoresOf(design, i) === 0 ? null : general + g * (system.entrySums[i] ?? 0),
  );
  const convergence = {
    converged: turns.converged,
    iterations: turns.iterations,
    residual: 0,
    change: turns.change,
  };
  const result = resultOf(design, decimals, {
    estimates,
    se: entryIds.map((_, i) => (isTold ? error(g, entries[i] ?? 0) : null)),
    judge: (j) => ({ severity: -h * (system.judgeSums[j] ?? 0), se: error(h, judges[j] ?? 0) }),
    variances: { entry: g * v, judge: h * v, residual: v },
    convergence,
  });
  if (!isTold) return result;
  const weight = Float64Array.from(
    entryIds,
    (_, i) => (g * scoresOf(design, i)) / (1 + g * scoresOf(design, i)),
  );
  return {
    ...result,
    errors: {
      own: weight.map((_, i) => sd * Math.sqrt(g / (1 + g * scoresOf(design, i)))),
      // Without a judge variance only the mean is shared, which moves entries of as many scores alike.
      shared:
        h > 0 && g > 0
          ? {
              design,
              factor: system.errorFactor(),
              size: design.judgeIds.length + 1,
              sd,
              weight,
              group: null,
            }
          : null,
    },
  };
}

/** One score, or equal ones: everything is the mean. */
function constant(design: Design, decimals: number, se: number | null): Calibration {
  const { total, entryIds } = design;
  const mean = total.length === 0 ? null : total.reduce((sum, t) => sum + t, 0) / total.length;
  return resultOf(design, decimals, {
    estimates: entryIds.map((_, i) => (scoresOf(design, i) === 0 ? null : mean)),
    se: entryIds.map(() => se),
    judge: () => ({ severity: 0, se }),
    variances: { entry: 0, judge: 0, residual: 0 },
    convergence: DIRECT,
  });
}

function resultOf(
  design: Design,
  decimals: number,
  found: {
    estimates: (number | null)[];
    se: (number | null)[];
    judge: (judge: number) => { severity: number; se: number | null };
    variances: { entry: number; judge: number; residual: number };
    convergence: Convergence;
  },
): Calibration {
  const components = componentsOf(design);
  const { estimates, se, judge, variances, convergence } = found;
  return {
    method: 'mixed',
    unit: 'points',
    decimals,
    entries: design.entryIds.map((entryId, i) => {
      const estimate = estimates[i] ?? null;
      return {
        entryId,
        scores: scoresOf(design, i),
        value: estimate === null ? null : roundedTo(estimate, decimals),
        estimate,
        se: estimate === null ? null : (se[i] ?? null),
        notes: componentNotes(design, components, i),
      };
    }),
    judges: judgesOf(design, judge),
    convergence,
    errors: se.includes(null) ? null : { own: new Float64Array(design.entryIds.length), shared: null },
    residualSd: Math.sqrt(variances.residual),
    variances,
  };
}
