import { componentsOf } from './components.ts';
import { scoresOf } from './design.ts';
import { componentNotes, judgesOf } from './notes.ts';
import { estimateTaken } from './rasch-adjusted.ts';
import { raschData } from './rasch-data.ts';
import type { RaschRefusal } from './rasch-data.ts';
import { peel } from './rasch-extremes.ts';
import { fitRasch } from './rasch-fit.ts';
import type { RaschWatch } from './rasch-fit.ts';
import { raschReport } from './rasch-report.ts';
import type { RaschModel } from './rasch-types.ts';
import { roundedTo } from './types.ts';
import type { Calibration, CalibrationInput, Design } from './types.ts';

export type MfrmOptions = { model: RaschModel; decimals: number; mostTurns?: number; watch?: RaschWatch };

/**
 * The many-facet Rasch model with the facets entry, judge and criterion, by joint maximum likelihood; the value of an
 * entry is its measure in logits. Every mark counts once, whatever the weight of its criterion. Extreme elements get the
 * measure of a total moved 0.3 points inwards, are noted, and do not move the others. Refused for marks that are no
 * whole numbers. Joint estimates are spread a little too wide, most with few judges: ranks hold, intervals are short.
 */
export function mfrm(
  design: Design,
  input: CalibrationInput,
  { model, decimals, mostTurns, watch }: MfrmOptions,
): Calibration | RaschRefusal {
  const data = raschData(design, input, model);
  if ('refused' in data) return data;
  const peeled = peel(data);
  const fit = fitRasch(data, peeled, mostTurns, watch);
  estimateTaken(data, peeled, fit);
  const rasch = raschReport(data, peeled, fit, model);
  const components = componentsOf(design);
  return {
    method: 'mfrm',
    unit: 'logits',
    decimals,
    entries: rasch.entries.map(({ id, measure, se, why }, i) => ({
      entryId: id,
      scores: scoresOf(design, i),
      value: measure === null ? null : roundedTo(measure, decimals),
      estimate: measure,
      se,
      notes: [...componentNotes(design, components, i), ...(why ? [why] : [])],
    })),
    judges: judgesOf(design, (j) => {
      const { measure = null, se = null, why = null } = rasch.judges[j] ?? {};
      return { severity: measure, se, notes: why ? [why] : [] };
    }),
    convergence: fit.convergence,
    errors: { own: Float64Array.from(rasch.entries, ({ se }) => se ?? 0), shared: null },
    residualSd: null,
    rasch,
  };
}
