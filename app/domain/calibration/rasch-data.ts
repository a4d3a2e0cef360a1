import type { ScoringCriterion } from '../scoring.ts';
import { sortedIds } from './design.ts';
import type { Design } from './design.ts';
import type { CalibrationInput } from './types.ts';

export type RaschModel = 'rating-scale' | 'partial-credit';

/** Why a table of marks is no matter for the Rasch model: values, not mistakes. */
export type RaschRefusal = {
  refused: 'marks-not-whole' | 'criteria-differ' | 'no-marks';
  entryId?: string;
  judgeId?: string;
  criterion?: string;
};

/**
 * Marks as categories, sorted by entry, then judge, then criterion. Facets are entry, judge and criterion; `group` is
 * the set of thresholds a criterion uses: all one (rating scale) or each its own (partial credit).
 */
export type RaschData = {
  ids: [string[], string[], string[]];
  /** Of each mark: places in `ids`, and the whole mark. */
  of: [Int32Array, Int32Array, Int32Array];
  mark: Int32Array;
  groupOf: Int32Array;
  groups: number;
};

/**
 * The marks of the submitted sheets. A sheet may lack criteria; criteria of several rubrics are one where they share a
 * code, and must then have the same maximum. Refused unless every mark is a whole number.
 */
export function raschData(
  design: Design,
  { criteria, parts = 100 }: CalibrationInput,
  model: RaschModel,
): RaschData | RaschRefusal {
  const rubrics = new Set<readonly ScoringCriterion[]>([criteria]);
  for (const sheet of design.sheets) if (sheet.criteria) rubrics.add(sheet.criteria);
  const maxima = new Map<string, number>();
  const codeOf = new Map<string, string>();
  for (const { id, code, maxX100 } of [...rubrics].flat()) {
    if ((maxima.get(code) ?? maxX100) !== maxX100) return { refused: 'criteria-differ', criterion: code };
    maxima.set(code, maxX100);
    codeOf.set(id, code);
  }
  const used = new Set(design.sheets.flatMap((sheet) => sheet.marks.map((mark) => mark.criterionId)));
  const codes = sortedIds([...used].map((id) => codeOf.get(id) ?? id));
  const placeOf = new Map([...used].map((id) => [id, codes.indexOf(codeOf.get(id) ?? id)]));
  const marks: { entry: number; judge: number; criterion: number; mark: number }[] = [];
  for (const [at, sheet] of design.sheets.entries()) {
    const own = sheet.marks.map(({ criterionId, pointsX100 }) => ({
      entry: design.entry[at] ?? 0,
      judge: design.judge[at] ?? 0,
      criterion: placeOf.get(criterionId) ?? 0,
      mark: pointsX100 / parts,
    }));
    for (const one of own.sort((a, b) => a.criterion - b.criterion)) {
      const { entryId, judgeId } = sheet;
      if (!Number.isInteger(one.mark))
        return { refused: 'marks-not-whole', entryId, judgeId, criterion: codes[one.criterion] };
      marks.push(one);
    }
  }
  if (marks.length === 0) return { refused: 'no-marks' };
  return {
    ids: [design.entryIds, design.judgeIds, codes],
    of: [
      Int32Array.from(marks, (one) => one.entry),
      Int32Array.from(marks, (one) => one.judge),
      Int32Array.from(marks, (one) => one.criterion),
    ],
    mark: Int32Array.from(marks, (one) => one.mark),
    groupOf: Int32Array.from(codes, (_, k) => (model === 'rating-scale' ? 0 : k)),
    groups: model === 'rating-scale' ? 1 : codes.length,
  };
}
