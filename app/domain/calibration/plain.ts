import { scoreEntry } from '../scoring.ts';
import { componentsOf } from './components.ts';
import { scoresOf } from './design.ts';
import { componentNotes, judgesOf } from './notes.ts';
import { pooledSd } from './standardised.ts';
import { DIRECT } from './types.ts';
import type { Calibration, CalibrationInput, Design } from './types.ts';

/**
 * The mean and the trimmed mean of the scoring table (`scoreEntry`, exact), beside the other methods. The mean has the
 * standard error sd / sqrt(n), sd pooled over the entries; it holds the judges' severities too. The trimmed mean has none.
 */
export function plain(
  method: 'mean' | 'trimmed',
  design: Design,
  { criteria }: Pick<CalibrationInput, 'criteria'>,
  decimals: number,
  trimMinimum: number,
): Calibration {
  const rule = { method: method === 'mean' ? 'MEAN' : 'TRIMMED', trimMinimum, decimals } as const;
  const { entryIds, start, sheets } = design;
  const components = componentsOf(design);
  const scores = entryIds.map((entryId, i) =>
    scoreEntry(entryId, sheets.slice(start[i] ?? 0, start[i + 1] ?? 0), criteria, rule),
  );
  const estimates = scores.map(({ value }) => (value === null ? null : value / 10 ** decimals));
  const sd = method === 'mean' ? pooledSd(design, design.total, estimates) : null;
  const seOf = (i: number) => (sd === null ? null : sd / Math.sqrt(Math.max(1, scoresOf(design, i))));
  return {
    method,
    unit: 'points',
    decimals,
    entries: scores.map(({ entryId, scores: count, value, notes }, i) => ({
      entryId,
      scores: count,
      value,
      estimate: estimates[i] ?? null,
      se: value === null ? null : seOf(i),
      notes: [
        ...componentNotes(design, components, i),
        ...notes.filter((note) => note === 'trimmed-fallback' || note === 'mixed-versions'),
      ],
    })),
    judges: judgesOf(design, () => ({ severity: null, se: null })),
    convergence: DIRECT,
    errors: sd === null ? null : { own: Float64Array.from(entryIds, (_, i) => seOf(i) ?? 0), shared: null },
    residualSd: sd,
  };
}
