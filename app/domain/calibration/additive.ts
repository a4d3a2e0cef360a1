import { componentsOf, sizesOf } from './components.ts';
import { entryMeans, scoresOf } from './design.ts';
import { groundedLaplacian, quadraticForm, sumOverJudges } from './judge-laplacian.ts';
import { addTo, factorise, invert, solve } from './linear.ts';
import { componentNotes, judgesOf } from './notes.ts';
import { DIRECT, roundedTo } from './types.ts';
import type { Calibration, Design } from './types.ts';

/**
 * T = mu + p - s + e by least squares, s the severity of a judge with sum 0 in each component of the graph; the value is
 * mu + p, what an entry would get from judges of mean severity. The entries are eliminated, the Laplacian of the judges
 * is factored (Searle 1971, Linear Models, chapter 7: two-way crossed classification without interaction).
 *
 * Standard errors come from the same system: var(s) = v L+, var(mu + p) = v (1/n + a' L+ a / n^2), with v the residual
 * sum of squares over sheets - entries - judges + components; null where that is 0.
 */
export function additive(design: Design, decimals: number): Calibration {
  const { entryIds, judgeIds, total, judge, entry, judgeCount } = design;
  const size = judgeIds.length;
  const components = componentsOf(design);
  const judgesIn = sizesOf(components.ofJudge, components.count);
  const means = entryMeans(design);
  const factor = factorise(groundedLaplacian(design, components), size);
  const severity = new Float64Array(size);
  for (const [at, j] of judge.entries()) addTo(severity, j, (means[entry[at] ?? 0] ?? 0) - (total[at] ?? 0));
  solve(factor, size, severity);
  const values = entryIds.map((_, i) => {
    const scores = scoresOf(design, i);
    return scores === 0 ? null : (means[i] ?? 0) + sumOverJudges(design, i, severity) / scores;
  });
  let rest = 0;
  let whole = 0;
  for (const [at, t] of total.entries()) {
    const residual = t - (values[entry[at] ?? 0] ?? 0) + (severity[judge[at] ?? 0] ?? 0);
    rest += residual * residual;
    whole += t * t;
  }
  const scored = values.filter((value) => value !== null).length;
  const active = judgeCount.filter((count) => count > 0).length;
  const freedom = total.length - scored - active + components.count;
  // What is left of an exact fit is rounding.
  const variance = freedom > 0 ? (rest > 1e-20 * whole ? rest / freedom : 0) : null;
  const sd = variance === null ? null : Math.sqrt(variance);
  const inverse = invert(factor, size);
  const seOf = (scale: number) => (sd === null ? null : sd * Math.sqrt(Math.max(0, scale)));
  return {
    method: 'additive',
    unit: 'points',
    decimals,
    entries: entryIds.map((entryId, i) => {
      const scores = scoresOf(design, i);
      const estimate = values[i] ?? null;
      const own = components.ofEntry[i] ?? -1;
      const spread = quadraticForm(design, i, inverse) / scores ** 2 - 1 / (judgesIn[own] ?? 1);
      return {
        entryId,
        scores,
        value: estimate === null ? null : roundedTo(estimate, decimals),
        estimate,
        se: estimate === null ? null : seOf(1 / scores + spread),
        notes: componentNotes(design, components, i),
      };
    }),
    judges: judgesOf(design, (j) => ({
      severity: severity[j] ?? null,
      se: seOf((inverse[j * size + j] ?? 0) - 1 / (judgesIn[components.ofJudge[j] ?? -1] ?? 1)),
    })),
    convergence: DIRECT,
    errors:
      sd === null
        ? null
        : {
            own: Float64Array.from(entryIds, (_, i) => sd / Math.sqrt(Math.max(1, scoresOf(design, i)))),
            shared: {
              design,
              factor,
              size,
              sd,
              weight: new Float64Array(entryIds.length).fill(1),
              group: components.ofJudge,
            },
          },
    residualSd: sd,
  };
}
