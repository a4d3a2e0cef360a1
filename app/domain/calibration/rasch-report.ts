import { meanMeasure, thetaOf } from './rasch-adjusted.ts';
import type { RaschData } from './rasch-data.ts';
import { FACETS } from './rasch-extremes.ts';
import type { FacetIndex, Peeled } from './rasch-extremes.ts';
import type { RaschFit } from './rasch-fit.ts';
import { summaryOf } from './rasch-summary.ts';
import type { RaschElement, RaschModel, RaschReport } from './rasch-types.ts';

const LEAST_OF_A_MARK = 10;

/** Measures of all facets with their errors, fit and fair averages. */
export function raschReport(data: RaschData, peeled: Peeled, fit: RaschFit, model: RaschModel): RaschReport {
  const [entries = [], judges = [], criteria = []] = FACETS.map((facet) =>
    elements(data, peeled, fit, facet),
  );
  const nameOf = (group: number) => (model === 'rating-scale' ? null : (data.ids[2][group] ?? null));
  const counts = countsOf(data, peeled);
  const notable = (pick: (levels: number[], group: number) => number[]) =>
    peeled.levels
      .map((levels, group) => ({ criterion: nameOf(group), marks: pick(levels, group) }))
      .filter(({ marks }) => marks.length > 0);
  return {
    model,
    pieces: fit.pieces,
    entries,
    judges,
    criteria,
    thresholds: thresholds(data, peeled, fit, counts).map(({ group, ...rest }) => ({
      criterion: nameOf(group),
      ...rest,
    })),
    summaries: { entries: summaryOf(entries), judges: summaryOf(judges), criteria: summaryOf(criteria) },
    collapsed: notable((levels) =>
      levels.slice(1).flatMap((level, h) => {
        const below = levels[h] ?? level;
        return Array.from({ length: level - below - 1 }, (_, step) => below + 1 + step);
      }),
    ),
    sparse: notable((levels, group) => levels.filter((_, h) => (counts[group]?.[h] ?? 0) < LEAST_OF_A_MARK)),
  };
}

function elements(data: RaschData, peeled: Peeled, fit: RaschFit, facet: FacetIndex): RaschElement[] {
  const size = data.ids[facet].length;
  const [count, used, information, weighted, plain, excess, fourth] = Array.from(
    { length: 7 },
    () => new Float64Array(size),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  const why = peeled.why[facet];
  const means = FACETS.map((of) => meanMeasure(peeled, fit, of));
  for (const [at, place] of data.of[facet].entries()) {
    count[place] = (count[place] ?? 0) + 1;
    // What was taken out has its error from all its marks, and no fit.
    if (peeled.active[at] !== 1 && !why.has(place)) continue;
    const scale = fit.scales[data.groupOf[data.of[2][at] ?? 0] ?? 0];
    if (!scale || scale.top === 0) continue;
    scale.at(thetaOf(data, fit, at));
    const { variance, expected } = scale;
    information[place] = (information[place] ?? 0) + variance;
    if (peeled.active[at] !== 1 || variance === 0) continue;
    const square = ((peeled.category[at] ?? 0) - expected) ** 2;
    const moment = scale.fourthMoment();
    used[place] = (used[place] ?? 0) + 1;
    weighted[place] = (weighted[place] ?? 0) + square;
    plain[place] = (plain[place] ?? 0) + square / variance;
    excess[place] = (excess[place] ?? 0) + moment - variance * variance;
    fourth[place] = (fourth[place] ?? 0) + moment / (variance * variance);
  }
  return data.ids[facet].map((id, place) => {
    const [n, sum] = [used[place] ?? 0, information[place] ?? 0];
    const isFitted = n > 0 && !why.has(place);
    const infit = isFitted ? (weighted[place] ?? 0) / sum : null;
    const outfit = isFitted ? (plain[place] ?? 0) / n : null;
    const isKnown = (count[place] ?? 0) > 0;
    const measure = fit.measures[facet][place] ?? 0;
    const fair = isKnown ? fairAverage(data, peeled, fit, { facet, place, means }) : null;
    return {
      id,
      count: count[place] ?? 0,
      measure: isKnown ? measure : null,
      se: isKnown && sum > 0 && why.get(place) !== 'not-estimable' ? 1 / Math.sqrt(sum) : null,
      infit,
      outfit,
      infitZ: deviate(infit, Math.sqrt(Math.max(0, excess[place] ?? 0)) / sum),
      outfitZ: deviate(outfit, Math.sqrt(Math.max(0, (fourth[place] ?? 0) / n / n - 1 / n))),
      fairAverage: fair?.points ?? null,
      fairPercent: fair?.percent ?? null,
      why: why.get(place) ?? null,
    };
  });
}

/** (x^(1/3) - 1) 3/q + q/3 (Wilson and Hilferty 1931), q the model standard deviation of the mean square x. */
function deviate(square: number | null, q: number): number | null {
  return square === null || !(q > 0) ? null : (Math.cbrt(square) - 1) * (3 / q) + q / 3;
}

/** With thresholds for each criterion, the mean over criteria; a criterion keeps its own. */
function fairAverage(
  { groupOf, topOf }: RaschData,
  peeled: Peeled,
  fit: RaschFit,
  { facet, place, means }: { facet: FacetIndex; place: number; means: readonly number[] },
): { points: number; percent: number } {
  const measure = (of: FacetIndex) => (of === facet ? (fit.measures[of][place] ?? 0) : (means[of] ?? 0));
  const theta = measure(0) - measure(1) - measure(2);
  const expected = [...fit.scales.keys()].map((group) => {
    fit.scales[group]?.at(theta);
    const levels = peeled.levels[group] ?? [];
    return levels.reduce((sum, level, h) => sum + level * (fit.scales[group]?.probability[h] ?? 0), 0);
  });
  const criteria = facet === 2 ? [place] : [...groupOf.keys()];
  const groups = facet === 2 ? [groupOf[place] ?? 0] : [...expected.keys()];
  const mean = (list: readonly number[]) =>
    list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length);
  return {
    points: mean(groups.map((group) => expected[group] ?? 0)),
    percent: mean(criteria.map((k) => (100 * (expected[groupOf[k] ?? 0] ?? 0)) / (topOf[k] || 1))),
  };
}

/** Marks that took part, by group and category. */
function countsOf({ of, groupOf }: RaschData, { active, category, levels }: Peeled): number[][] {
  const counts = levels.map((list) => list.map(() => 0));
  for (const [at, h] of category.entries()) {
    const own = counts[groupOf[of[2][at] ?? 0] ?? 0];
    if (active[at] === 1 && own) own[h] = (own[h] ?? 0) + 1;
  }
  return counts;
}

function thresholds(data: RaschData, peeled: Peeled, fit: RaschFit, counts: number[][]) {
  const information = fit.scales.map((scale) => new Float64Array(scale.top));
  for (const at of peeled.active.keys()) {
    if (peeled.active[at] !== 1) continue;
    const group = data.groupOf[data.of[2][at] ?? 0] ?? 0;
    const scale = fit.scales[group];
    const own = information[group];
    if (!scale || !own) continue;
    scale.at(thetaOf(data, fit, at));
    for (const [h, share] of scale.atLeast.entries()) own[h] = (own[h] ?? 0) + share * (1 - share);
  }
  return peeled.levels.flatMap((levels, group) =>
    levels.slice(1).map((mark, h) => {
      const own = information[group]?.[h] ?? 0;
      return {
        group,
        mark,
        count: counts[group]?.[h + 1] ?? 0,
        measure: fit.scales[group]?.thresholds[h] ?? 0,
        se: own > 0 ? 1 / Math.sqrt(own) : null,
      };
    }),
  );
}
