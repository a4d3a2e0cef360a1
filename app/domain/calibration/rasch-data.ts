import type { ScoringCriterion } from '../scoring.ts';
import { sortedIds } from './design.ts';
import type { RaschModel } from './rasch-types.ts';
import type { CalibrationInput, Design } from './types.ts';

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
  /** The highest mark that each criterion has, in points. */
  topOf: Float64Array;
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
  const used = new Set<string>();
  let count = 0;
  for (const { marks } of design.sheets) {
    count += marks.length;
    for (const mark of marks) used.add(mark.criterionId);
  }
  if (count === 0) return { refused: 'no-marks' };
  const codes = sortedIds([...used].map((id) => codeOf.get(id) ?? id));
  const placeOf = new Map([...used].map((id) => [id, codes.indexOf(codeOf.get(id) ?? id)]));
  const of: RaschData['of'] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  const mark = new Int32Array(count);
  for (let at = 0, next = 0; at < design.sheets.length; at += 1) {
    const { marks = [], entryId, judgeId } = design.sheets[at] ?? {};
    const first = next;
    for (const { criterionId, pointsX100 } of marks) {
      const points = pointsX100 / parts;
      const criterion = placeOf.get(criterionId) ?? 0;
      if (!Number.isInteger(points))
        return { refused: 'marks-not-whole', entryId, judgeId, criterion: codes[criterion] };
      let place = next;
      for (; place > first && (of[2][place - 1] ?? 0) > criterion; place -= 1) {
        of[2][place] = of[2][place - 1] ?? 0;
        mark[place] = mark[place - 1] ?? 0;
      }
      of[0][next] = design.entry[at] ?? 0;
      of[1][next] = design.judge[at] ?? 0;
      of[2][place] = criterion;
      mark[place] = points;
      next += 1;
    }
  }
  return {
    ids: [design.entryIds, design.judgeIds, codes],
    of,
    mark,
    topOf: Float64Array.from(codes, (code) => (maxima.get(code) ?? 0) / parts),
    groupOf: Int32Array.from(codes, (_, k) => (model === 'rating-scale' ? 0 : k)),
    groups: model === 'rating-scale' ? 1 : codes.length,
  };
}
