import type { EntryScore } from '../scoring.ts';
import { calibrate } from './calibrate.ts';
import { comparability } from './comparability.ts';
import type { Comparability } from './comparability.ts';
import { designOf } from './design.ts';
import type { CalibratedMethod } from './methods.ts';
import { raschEntries, raschFacts } from './rasch-entries.ts';
import type { RaschFacts } from './rasch-entries.ts';
import type { RaschWatch } from './rasch-fit.ts';
import { raschTable } from './rasch-scores.ts';
import type { RaschNo } from './rasch-scores.ts';
import type { RaschModel } from './rasch-types.ts';
import { GUARDED_Z } from './standardised.ts';
import { roundedTo } from './types.ts';
import type { CalibrationInput, Design } from './types.ts';

const METHOD_OF = { ZSCORE: 'zscore', ADJUSTED: 'adjusted', ADDITIVE: 'additive', MIXED: 'mixed' } as const;

export type CalibratedScores =
  | { ok: true; scores: EntryScore[]; fit?: RaschFacts }
  /** The sheets cannot carry the comparison; `pieces` do not hang together, or `lacking` sheets across panels do. */
  | { ok: false; verdict: Exclude<Comparability['verdict'], 'comparable'>; pieces: number; lacking: number }
  | RaschNo;

export type CalibratedRule = {
  method: CalibratedMethod;
  decimals: number;
  /** Of the Rasch model; partial credit unless given. */
  model?: RaschModel;
};

/**
 * Scores by a calibrated method, from those by the mean: the value is the method's, totals and tie-breakers stay what
 * judges gave. With the methods that add a correction to each total, it stands beside it, so that the value is the mean
 * of what is shown. The models are refused where the design cannot carry them; equal means and z-scores take every
 * judge's set for equally strong and need no common entries. By the Rasch model the value is the fair average, and the
 * measure ranks.
 */
export function calibratedScores(
  means: readonly EntryScore[],
  input: CalibrationInput,
  { method, decimals, model = 'partial-credit' }: CalibratedRule,
  { panelOf, watch }: { panelOf?: ReadonlyMap<string, string>; watch?: RaschWatch } = {},
): CalibratedScores {
  const design = designOf(input);
  if (method === 'ADDITIVE' || method === 'MIXED' || method === 'MFRM') {
    const { verdict, connectedness, lackingCrossed } = comparability(design, panelOf);
    if (verdict !== 'comparable')
      return {
        ok: false,
        verdict,
        pieces: connectedness.components.length,
        lacking: lackingCrossed,
      };
  }
  if (method === 'MFRM') return raschScores(means, design, input, { decimals, model, watch });
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

function raschScores(
  means: readonly EntryScore[],
  design: Design,
  input: CalibrationInput,
  { decimals, ...options }: { decimals: number; model: RaschModel; watch?: RaschWatch },
): CalibratedScores {
  const made = raschTable(design, input, options);
  if (!made.ok) return made;
  const found = raschEntries(made.table);
  return {
    ok: true,
    fit: raschFacts(made.table),
    scores: means.map(({ exact: _, ...score }) => {
      const entry = score.value === null ? undefined : found.get(score.entryId);
      if (!entry) return { ...score, value: null };
      return {
        ...score,
        value: roundedTo(entry.fairPercent, decimals),
        estimate: entry.fairPercent,
        rasch: entry.rasch,
        notes: entry.why ? [...score.notes, entry.why] : score.notes,
      };
    }),
  };
}
