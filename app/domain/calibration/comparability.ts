import { additive } from './additive.ts';
import { componentsOf } from './components.ts';
import { connectedness } from './connectedness.ts';
import type { Connectedness } from './connectedness.ts';
import { groundedLaplacian } from './judge-laplacian.ts';
import { factorise, invert } from './linear.ts';
import type { Design } from './types.ts';

/** Below this share of crossed sheets, and this eigenvalue, adjusting across panels is worse than not adjusting. */
export const LEAST_CROSSED = 0.1;
export const LEAST_EIGENVALUE = 1.5;

export type JudgePair = {
  judgeId: string;
  otherId: string;
  /** Standard error of the difference of their severities, in points; null where nothing is left over to tell. */
  se: number | null;
};

export type Comparability = {
  /**
   * `comparable`: one scale for all. `within-panels`: connected, but by too little; rank and allot places by panel.
   * `within-components`: nothing joins the pieces, and no arithmetic compares them.
   */
  verdict: 'comparable' | 'within-panels' | 'within-components';
  connectedness: Connectedness;
  /** Sheets across panels that are still lacking for `comparable`. */
  lackingCrossed: number;
  /** The two judges whose severities are told apart worst, within a component; null below two. */
  worstPair: JudgePair | null;
};

/**
 * Whether values of all entries may be compared after adjusting for severity, and what would make it possible: the
 * `joins` of the connectedness between components, then `lackingCrossed` sheets across panels. Thresholds by simulation
 * with closed panels of unequal strength: adjusting pays from a tenth of crossed sheets or an eigenvalue of 1.5.
 */
export function comparability(design: Design, panelOf?: ReadonlyMap<string, string>): Comparability {
  const found = connectedness(design, panelOf);
  const { components, panels, crossedShare, secondEigenvalue } = found;
  const isEnough =
    panels <= 1 || crossedShare >= LEAST_CROSSED || (secondEigenvalue ?? 0) >= LEAST_EIGENVALUE;
  const sheets = design.total.length;
  const crossed = Math.round(crossedShare * sheets);
  return {
    verdict: components.length > 1 ? 'within-components' : isEnough ? 'comparable' : 'within-panels',
    connectedness: found,
    lackingCrossed:
      components.length <= 1 && isEnough ? 0 : Math.max(0, Math.ceil(LEAST_CROSSED * sheets) - crossed),
    worstPair: worstPair(design),
  };
}

function worstPair(design: Design): JudgePair | null {
  const { judgeIds } = design;
  const size = judgeIds.length;
  const components = componentsOf(design);
  const inverse = invert(factorise(groundedLaplacian(design, components), size), size);
  let worst = -1;
  let pair: [number, number] | null = null;
  for (let a = 0; a < size; a += 1)
    for (let b = 0; b < a; b += 1) {
      if ((components.ofJudge[a] ?? -1) < 0 || components.ofJudge[a] !== components.ofJudge[b]) continue;
      const variance =
        (inverse[a * size + a] ?? 0) + (inverse[b * size + b] ?? 0) - 2 * (inverse[a * size + b] ?? 0);
      // Differences of rounding alone leave the first pair.
      if (variance > worst + 1e-9) {
        worst = variance;
        pair = [b, a];
      }
    }
  if (!pair) return null;
  const sd = additive(design, 0).residualSd;
  return {
    judgeId: judgeIds[pair[0]] ?? '',
    otherId: judgeIds[pair[1]] ?? '',
    se: sd === null ? null : sd * Math.sqrt(worst),
  };
}
