import type { EntryScore } from '../scoring.ts';
import { calibrate } from './calibrate.ts';
import { comparability } from './comparability.ts';
import type { Comparability } from './comparability.ts';
import { designOf } from './design.ts';
import type { CalibratedMethod } from './methods.ts';
import { GUARDED_Z } from './standardised.ts';
import { roundedTo } from './types.ts';
import type { CalibrationInput } from './types.ts';

const METHOD_OF = { ZSCORE: 'zscore', ADJUSTED: 'adjusted', ADDITIVE: 'additive', MIXED: 'mixed' } as const;

export type CalibratedScores =
  | { ok: true; scores: EntryScore[] }
  /** The sheets cannot carry the comparison; `pieces` do not hang together, or `lacking` sheets across panels do. */
  | { ok: false; verdict: Exclude<Comparability['verdict'], 'comparable'>; pieces: number; lacking: number };

/**
 * Scores by a calibrated method, from those by the mean: the value is the method's, totals and tie-breakers stay what
 * judges gave. With the methods that add a correction to each total, it stands beside it, so that the value is the mean
 * of what is shown. The two models are refused where the design cannot carry them; equal means and z-scores take every
 * judge's set for equally strong and need no common entries.
 */
export function calibratedScores(
  means: readonly EntryScore[],
  input: CalibrationInput,
  { method, decimals }: { method: CalibratedMethod; decimals: number },
  panelOf?: ReadonlyMap<string, string>,
): CalibratedScores {
  const design = designOf(input);
  if (method === 'ADDITIVE' || method === 'MIXED') {
    const { verdict, connectedness, lackingCrossed } = comparability(design, panelOf);
    if (verdict !== 'comparable')
      return {
        ok: false,
        verdict,
        pieces: connectedness.components.length,
        lacking: lackingCrossed,
      };
  }
  const calibration = calibrate(design, input, { method: METHOD_OF[method], decimals, guards: GUARDED_Z });
  const found = new Map(calibration.entries.map((entry) => [entry.entryId, entry]));
  const corrections =
    method === 'ADDITIVE' || method === 'ADJUSTED'
      ? new Map(calibration.judges.map(({ judgeId, severity }) => [judgeId, severity ?? 0]))
      : null;
  return {
    ok: true,
    scores: means.map(({ exact: _, ...score }) => ({
      ...score,
      value: score.value === null ? null : (found.get(score.entryId)?.value ?? null),
      estimate: found.get(score.entryId)?.estimate ?? undefined,
      totals: corrections
        ? score.totals.map((total) => ({
            ...total,
            correction: roundedTo(corrections.get(total.judgeId) ?? 0, decimals),
          }))
        : score.totals,
    })),
  };
}
