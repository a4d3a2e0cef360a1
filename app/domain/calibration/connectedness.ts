import { componentsOf } from './components.ts';
import type { Components } from './components.ts';
import { scoresOf } from './design.ts';
import { groundedLaplacian } from './judge-laplacian.ts';
import { factorise, solve } from './linear.ts';
import { panelsOf } from './panels.ts';
import type { Design } from './types.ts';

export type Connectedness = {
  /** Largest first. */
  components: { entryIds: string[]; judgeIds: string[] }[];
  panels: number;
  /** Share of the sheets whose judge is not of the entry's panel. */
  crossedShare: number;
  /** Second smallest eigenvalue of the judge Laplacian: 0 in pieces, high when well joined; null below two judges. */
  secondEigenvalue: number | null;
  /** One sheet each that would join the next component to the first. */
  joins: { entryId: string; judgeId: string }[];
};

/**
 * How well entries and judges hang together. `panelOf` names the panel of a judge; without it judges who share more than
 * half of both their entries count as one panel. An entry is of the panel that gave most of its sheets.
 */
export function connectedness(design: Design, panelOf?: ReadonlyMap<string, string>): Connectedness {
  const components = componentsOf(design);
  const { count, ofEntry, ofJudge } = components;
  const panels = panelsOf(design, panelOf);
  return {
    components: Array.from({ length: count }, (_, of) => ({
      entryIds: design.entryIds.filter((_id, i) => ofEntry[i] === of),
      judgeIds: design.judgeIds.filter((_id, j) => ofJudge[j] === of),
    })),
    panels: panels.count,
    crossedShare: panels.crossedShare,
    secondEigenvalue: secondEigenvalue(design, components),
    joins: joinsOf(design, components),
  };
}

/**
 * By inverse iteration on the Laplacian without its constant vector, until the Rayleigh quotient stands still; from a
 * fixed start, so that it is the same each time.
 */
function secondEigenvalue(design: Design, components: Components): number | null {
  const judges = design.judgeCount.filter((count) => count > 0).length;
  if (judges < 2) return null;
  if (components.count > 1) return 0;
  const size = design.judgeIds.length;
  const factor = factorise(groundedLaplacian(design, components), size);
  let vector: Float64Array = Float64Array.from({ length: size }, (_, j) =>
    (design.judgeCount[j] ?? 0) > 0 ? 1 + ((j * 7919) % 1009) / 1009 : 0,
  );
  let inverse = 0;
  for (let turn = 0; turn < 1000; turn += 1) {
    vector = normalised(vector, components.ofJudge, judges);
    const next = solve(factor, size, vector.slice());
    const quotient = vector.reduce((sum, one, j) => sum + one * (next[j] ?? 0), 0);
    const isStill = Math.abs(quotient - inverse) < 1e-12 * quotient;
    inverse = quotient;
    vector = next;
    if (isStill) break;
  }
  return inverse > 0 ? 1 / inverse : 0;
}

/** Sum 0 and length 1. */
function normalised(vector: Float64Array, ofJudge: Int32Array, judges: number) {
  const mean = vector.reduce((sum, one) => sum + one, 0) / judges;
  const centred = vector.map((one, j) => ((ofJudge[j] ?? -1) < 0 ? 0 : one - mean));
  const length = Math.sqrt(centred.reduce((sum, one) => sum + one * one, 0));
  return centred.map((one) => one / length);
}

/** For each further component its entry with the fewest sheets, to the judge of the largest with the fewest. */
function joinsOf(design: Design, { count, ofEntry, ofJudge }: Components): Connectedness['joins'] {
  const load = design.judgeCount.slice();
  const joins: Connectedness['joins'] = [];
  for (let of = 1; of < count; of += 1) {
    const entry = fewest(ofEntry, of, (i) => scoresOf(design, i));
    const judge = fewest(ofJudge, 0, (j) => load[j] ?? 0);
    load[judge] = (load[judge] ?? 0) + 1;
    joins.push({ entryId: design.entryIds[entry] ?? '', judgeId: design.judgeIds[judge] ?? '' });
  }
  return joins;
}

function fewest(of: Int32Array, component: number, countOf: (place: number) => number): number {
  let best = -1;
  for (let place = 0; place < of.length; place += 1)
    if (of[place] === component && (best < 0 || countOf(place) < countOf(best))) best = place;
  return best;
}
