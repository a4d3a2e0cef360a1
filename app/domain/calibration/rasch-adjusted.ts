import type { RaschData } from './rasch-data.ts';
import { FACETS } from './rasch-extremes.ts';
import type { FacetIndex, Peeled } from './rasch-extremes.ts';
import type { RaschFit } from './rasch-fit.ts';

/** Score points by which a lowest or highest total is moved inwards for its measure. */
export const EXTREME_ADJUSTMENT = 0.3;
/** Measures are sought within these bounds, in logits. */
const BOUND = 60;

/**
 * Measures for what the estimation left out, in the place of the zeros of `fit`: the measure at which the expected total
 * over all its marks is its own, moved 0.3 points inwards from the lowest and highest possible; the others stand still.
 * What was taken out last comes first, what met only extremes at the end. Nothing can be said without two categories: 0.
 */
export function estimateTaken(data: RaschData, peeled: Peeled, fit: RaschFit): void {
  const { taken, why } = peeled;
  if (taken.length === 0) return;
  const marksOf = FACETS.map((facet) => {
    const marks = new Map<number, number[]>();
    for (const { place } of taken.filter((one) => one.facet === facet)) marks.set(place, []);
    for (const [at, place] of data.of[facet].entries()) marks.get(place)?.push(at);
    return marks;
  });
  const middle = meanMeasure(peeled, fit, 0);
  for (const place of why[0].keys()) fit.measures[0][place] = middle;
  const isLast = (one: (typeof taken)[number]) => one.why === 'only-extremes';
  // Judges and criteria before the entries that they are to part.
  const last = taken.filter(isLast).sort((a, b) => b.facet - a.facet);
  for (const { facet, place, why: reason } of [...taken.filter((one) => !isLast(one)).reverse(), ...last])
    if (reason !== 'not-estimable')
      fit.measures[facet][place] = measureOf(data, peeled, fit, {
        facet,
        marks: marksOf[facet]?.get(place) ?? [],
      });
}

/** Mean measure of what took part in the estimation. */
export function meanMeasure({ why }: Peeled, { measures }: RaschFit, facet: FacetIndex): number {
  const own = measures[facet].filter((_, place) => !why[facet].has(place));
  return own.reduce((sum, one) => sum + one, 0) / Math.max(1, own.length);
}

/** The difference B - S - D of one mark. */
export function thetaOf({ of }: RaschData, { measures }: RaschFit, at: number): number {
  const [entry, judge, criterion] = [of[0][at] ?? 0, of[1][at] ?? 0, of[2][at] ?? 0];
  return (measures[0][entry] ?? 0) - (measures[1][judge] ?? 0) - (measures[2][criterion] ?? 0);
}

function measureOf(
  data: RaschData,
  { category }: Peeled,
  fit: RaschFit,
  { facet, marks }: { facet: FacetIndex; marks: readonly number[] },
): number {
  const sign = facet === 0 ? 1 : -1;
  const [first = 0] = marks;
  const own = fit.measures[facet][data.of[facet][first] ?? 0] ?? 0;
  const terms = marks.flatMap((at) => {
    const scale = fit.scales[data.groupOf[data.of[2][at] ?? 0] ?? 0];
    return scale && scale.top > 0
      ? [{ scale, category: category[at] ?? 0, rest: thetaOf(data, fit, at) - sign * own }]
      : [];
  });
  const most = terms.reduce((sum, { scale }) => sum + scale.top, 0);
  if (most === 0) return 0;
  const total = terms.reduce((sum, one) => sum + one.category, 0);
  const target = Math.min(most - EXTREME_ADJUSTMENT, Math.max(EXTREME_ADJUSTMENT, total));
  let low = -BOUND;
  let high = BOUND;
  for (let halving = 0; halving < 60; halving += 1) {
    const middle = (low + high) / 2;
    const expected = terms.reduce((sum, { scale, rest }) => {
      scale.at(rest + middle);
      return sum + scale.expected;
    }, 0);
    if (expected < target) low = middle;
    else high = middle;
  }
  return (sign * (low + high)) / 2;
}
