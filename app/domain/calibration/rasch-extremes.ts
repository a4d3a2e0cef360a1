import type { RaschData } from './rasch-data.ts';
import type { Extreme } from './rasch-types.ts';

/** Entry, judge or criterion. */
export type FacetIndex = 0 | 1 | 2;
export const FACETS = [0, 1, 2] as const satisfies readonly FacetIndex[];

export type Peeled = {
  /** 1 for the marks that the estimation uses. */
  active: Uint8Array;
  /** Marks of each group that are used, ascending: category h stands for `levels[group][h]`. */
  levels: number[][];
  category: Int32Array;
  /** What was taken out, in the order of taking. */
  taken: { facet: FacetIndex; place: number; why: Extreme }[];
  /** By facet and place; undefined for what takes part. */
  why: [Map<number, Extreme>, Map<number, Extreme>, Map<number, Extreme>];
};

/**
 * Takes out what has only lowest or only highest categories, whose measure would be infinite, until nothing of the kind
 * is left; categories are numbered by what the marks that remain have used, so that unused ones fall together with the
 * one below. What only met things taken out is taken out last.
 */
export function peel(data: RaschData): Peeled {
  const { of, mark, ids } = data;
  const active = new Uint8Array(mark.length).fill(1);
  const why: Peeled['why'] = [new Map(), new Map(), new Map()];
  const taken: Peeled['taken'] = [];
  const levels = Array.from({ length: data.groups }, (): number[] => []);
  const category = new Int32Array(mark.length);
  for (let isDone = false; !isDone;) {
    recode(data, active, levels, category);
    const fresh = FACETS.flatMap((facet) => extremes(data, { active, levels, category }, facet));
    for (const one of fresh) {
      taken.push(one);
      why[one.facet].set(one.place, one.why);
    }
    for (let at = 0; at < active.length; at += 1)
      if (FACETS.some((facet) => why[facet].has(of[facet][at] ?? 0))) active[at] = 0;
    isDone = fresh.length === 0;
  }
  for (const facet of FACETS) {
    const met = new Set<number>();
    const kept = new Set<number>();
    for (const [at, place] of of[facet].entries()) {
      met.add(place);
      if (active[at] === 1) kept.add(place);
    }
    for (let place = 0; place < ids[facet].length; place += 1)
      if (met.has(place) && !kept.has(place) && !why[facet].has(place)) {
        taken.push({ facet, place, why: 'only-extremes' });
        why[facet].set(place, 'only-extremes');
      }
  }
  return { active, levels, category, taken, why };
}

/** Numbers the categories of each group from the active marks; a group without any keeps its numbers. */
function recode(
  { of, mark, groupOf }: RaschData,
  active: Uint8Array,
  levels: number[][],
  category: Int32Array,
) {
  const seen = levels.map(() => new Set<number>());
  for (const [at, value] of mark.entries())
    if (active[at] === 1) seen[groupOf[of[2][at] ?? 0] ?? 0]?.add(value);
  for (const [group, values] of seen.entries())
    if (values.size > 0) levels[group] = [...values].sort((a, b) => a - b);
  const numbers = levels.map((list) => new Map(list.map((value, h) => [value, h])));
  for (const [at, value] of mark.entries()) {
    const group = groupOf[of[2][at] ?? 0] ?? 0;
    // A mark that only extremes got counts as the next used one below, the lowest if there is none.
    category[at] =
      numbers[group]?.get(value) ??
      Math.max(0, (levels[group] ?? []).filter((level) => level < value).length - 1);
  }
}

function extremes(
  { of, ids, groupOf }: RaschData,
  { active, levels, category }: Pick<Peeled, 'active' | 'levels' | 'category'>,
  facet: FacetIndex,
): Peeled['taken'] {
  const size = ids[facet].length;
  const [count, sum, most] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
  for (const [at, place] of of[facet].entries()) {
    if (active[at] !== 1) continue;
    count[place] = (count[place] ?? 0) + 1;
    sum[place] = (sum[place] ?? 0) + (category[at] ?? 0);
    most[place] = (most[place] ?? 0) + (levels[groupOf[of[2][at] ?? 0] ?? 0]?.length ?? 1) - 1;
  }
  return ids[facet].flatMap((_, place): Peeled['taken'] => {
    if (count[place] === 0) return [];
    if (most[place] === 0) return [{ facet, place, why: 'not-estimable' }];
    if (sum[place] === most[place])
      return [{ facet, place, why: facet === 0 ? 'extreme-high' : 'extreme-low' }];
    if (sum[place] === 0) return [{ facet, place, why: facet === 0 ? 'extreme-low' : 'extreme-high' }];
    return [];
  });
}
