import type { ScoringCriterion } from '../scoring.ts';
import { sortedIds } from './design.ts';
import { mfrm } from './mfrm.ts';
import type { RaschWatch } from './rasch-fit.ts';
import { MOST_CATEGORIES } from './rasch-scale.ts';
import type { RaschModel, RaschReport } from './rasch-types.ts';
import type { Calibration, CalibrationInput, Design } from './types.ts';

/** Why the Rasch model makes no table of these marks. Criteria by their codes. */
export type RaschNo =
  | { ok: false; verdict: 'marks-not-whole' | 'too-many-marks' | 'criteria-differ'; criterion: string }
  /** One rating scale was asked for, and these two have different ones. */
  | { ok: false; verdict: 'scales-differ'; criterion: string; other: string }
  /** Rubrics without a common criterion: whether their entries or their criteria differ cannot be told. */
  | { ok: false; verdict: 'rubrics-apart' }
  /** The marks part two sets entirely: how far apart they are has no answer. */
  | { ok: false; verdict: 'parted' }
  /** So many pieces are left once entries and judges with nothing but highest or lowest marks are set aside. */
  | { ok: false; verdict: 'pieces-without-extremes'; pieces: number }
  | { ok: false; verdict: 'not-converged'; turns: number; residual: number };

export type RaschTable = Calibration & { rasch: RaschReport };

/** Measures are ranked as rounded to so many decimals of a logit. */
export const MEASURE_DECIMALS = 4;

/**
 * The Rasch model where it makes one ranking of everybody: as `mfrm`, and refused where criteria have no categories in
 * common measure, where their difficulty cannot be told from the merit of their entries, where what took part hangs
 * together no more, and where the estimation has not converged.
 */
export function raschTable(
  design: Design,
  input: CalibrationInput,
  { model, watch, mostTurns }: { model: RaschModel; watch?: RaschWatch; mostTurns?: number },
): { ok: true; table: RaschTable } | RaschNo {
  const rubrics = rubricsOf(design, input);
  const unfit = criteriaUnfit(design, rubrics, model);
  if (unfit) return unfit;
  const table = mfrm(design, input, { model, watch, mostTurns, decimals: MEASURE_DECIMALS });
  if ('refused' in table) {
    const verdict = table.refused === 'no-marks' ? 'criteria-differ' : table.refused;
    return { ok: false, verdict, criterion: table.criterion ?? '' };
  }
  const { rasch, convergence } = table;
  if (!rasch) throw new Error('The Rasch model has no report');
  if (rasch.pieces > 1) return { ok: false, verdict: 'pieces-without-extremes', pieces: rasch.pieces };
  if (convergence.runsAway) return { ok: false, verdict: 'parted' };
  if (!convergence.converged)
    return {
      ok: false,
      verdict: 'not-converged',
      turns: convergence.iterations,
      residual: convergence.residual,
    };
  return { ok: true, table: { ...table, rasch } };
}

function rubricsOf({ sheets }: Design, { criteria }: CalibrationInput) {
  return [...new Set(sheets.map((sheet) => sheet.criteria ?? criteria))];
}

function criteriaUnfit(
  { sheets }: Design,
  rubrics: readonly (readonly ScoringCriterion[])[],
  model: RaschModel,
): RaschNo | null {
  const codeOf = new Map(rubrics.flat().map(({ id, code }) => [id, code]));
  const marks = new Map<string, Set<number>>();
  for (const sheet of sheets)
    for (const { criterionId, pointsX100 } of sheet.marks) {
      const code = codeOf.get(criterionId) ?? criterionId;
      const seen = marks.get(code);
      if (seen) seen.add(pointsX100);
      else marks.set(code, new Set([pointsX100]));
    }
  for (const code of sortedIds([...marks.keys()]))
    if ((marks.get(code)?.size ?? 0) > MOST_CATEGORIES)
      return { ok: false, verdict: 'too-many-marks', criterion: code };
  if (model === 'rating-scale') {
    const [first, ...others] = rubrics.flat().toSorted((a, b) => (a.code < b.code ? -1 : 1));
    const other = others.find(({ maxX100 }) => maxX100 !== first?.maxX100);
    if (first && other)
      return { ok: false, verdict: 'scales-differ', criterion: first.code, other: other.code };
  }
  return hangTogether(rubrics) ? null : { ok: false, verdict: 'rubrics-apart' };
}

/** Whether one can come from every rubric to every other through criteria that two of them share. */
function hangTogether(rubrics: readonly (readonly ScoringCriterion[])[]): boolean {
  const [first = [], ...others] = rubrics;
  const reached = new Set(first.map(({ code }) => code));
  let waiting = others;
  for (;;) {
    const joined = waiting.filter((rubric) => rubric.some(({ code }) => reached.has(code)));
    if (joined.length === 0) return waiting.length === 0;
    for (const { code } of joined.flat()) reached.add(code);
    waiting = waiting.filter((rubric) => !joined.includes(rubric));
  }
}
