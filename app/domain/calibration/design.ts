import type { ScoringCriterion } from '../scoring.ts';
import type { CalibrationInput, CalibrationSheet, Design } from './types.ts';

/**
 * The design of the submitted sheets. Throws when a judge has two sheets for one entry and stage, and when a sheet lacks
 * a mark; without `totals` (0 then) sheets may lack marks.
 */
export function designOf({ criteria, sheets }: CalibrationInput, totals = true): Design {
  const entryIds = sortedIds(sheets.map((sheet) => sheet.entryId));
  const judgeIds = sortedIds(sheets.map((sheet) => sheet.judgeId));
  const placeOfEntry = new Map(entryIds.map((id, place) => [id, place]));
  const placeOfJudge = new Map(judgeIds.map((id, place) => [id, place]));
  const submitted = sheets.filter((sheet) => sheet.status === 'submitted');
  const entries = Int32Array.from(submitted, (sheet) => placeOfEntry.get(sheet.entryId) ?? 0);
  const judges = Int32Array.from(submitted, (sheet) => placeOfJudge.get(sheet.judgeId) ?? 0);
  const byStage = Int32Array.from(submitted.keys());
  if (submitted.some((sheet) => sheet.stage !== undefined))
    byStage.sort((a, b) => compare(submitted[a]?.stage ?? '', submitted[b]?.stage ?? '') || a - b);
  const byJudge = countingSort(byStage, judges, judgeIds.length);
  const order = countingSort(byJudge.order, entries, entryIds.length);
  const sorted = Array.from(order.order, (at) => submitted[at]).filter((sheet) => sheet !== undefined);
  for (let at = 1; at < sorted.length; at += 1) {
    const [one, other] = [sorted[at - 1], sorted[at]];
    if (
      one?.entryId === other?.entryId &&
      one?.judgeId === other?.judgeId &&
      (one?.stage ?? '') === (other?.stage ?? '')
    )
      throw new Error(`The judge ${one?.judgeId} has two submitted sheets for ${one?.entryId}`);
  }
  const judgeCount = new Int32Array(judgeIds.length);
  for (const place of judges) judgeCount[place] = (judgeCount[place] ?? 0) + 1;
  return {
    entryIds,
    judgeIds,
    sheets: sorted,
    entry: order.order.map((at) => entries[at] ?? 0),
    judge: order.order.map((at) => judges[at] ?? 0),
    total: Float64Array.from(sorted, (sheet) => (totals ? totalOf(sheet, criteria) : 0)),
    start: order.start,
    judgeCount,
  };
}

/** Sheets of one entry. */
export function scoresOf({ start }: Design, entry: number): number {
  return (start[entry + 1] ?? 0) - (start[entry] ?? 0);
}

/** Mean total of each entry, in order; 0 where there is no sheet. */
export function entryMeans({ start, total, entryIds }: Design): Float64Array {
  return Float64Array.from(entryIds, (_, i) => {
    const [from, to] = [start[i] ?? 0, start[i + 1] ?? 0];
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += total[at] ?? 0;
    return to > from ? sum / (to - from) : 0;
  });
}

/** The points of the criteria in turn; throws when a submitted sheet lacks one. */
export function pointsOf(
  { marks, entryId, judgeId }: CalibrationSheet,
  criteria: readonly ScoringCriterion[],
) {
  return criteria.map(({ id, code }, index) => {
    const mark = marks[index];
    const found = mark?.criterionId === id ? mark : marks.find(({ criterionId }) => criterionId === id);
    if (!found) throw new Error(`The sheet of ${judgeId} for ${entryId} lacks criterion ${code}`);
    return found.pointsX100;
  });
}

function totalOf(sheet: CalibrationSheet, common: readonly ScoringCriterion[]): number {
  const criteria = sheet.criteria ?? common;
  let sum = 0;
  let weights = 0;
  for (const [index, points] of pointsOf(sheet, criteria).entries()) {
    const { weight = 0, maxX100 = 1 } = criteria[index] ?? {};
    sum += (weight * points) / maxX100;
    weights += weight;
  }
  return (100 * sum) / weights;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** By code unit, the same in every language of the machine. */
export const sortedIds = (ids: readonly string[]): string[] => [...new Set(ids)].sort(compare);

/** Stable: `order` sorted by `key`, and where each key begins. */
export function countingSort(order: Int32Array, key: Int32Array, keys: number) {
  const start = new Int32Array(keys + 1);
  for (const at of order) start[(key[at] ?? 0) + 1] = (start[(key[at] ?? 0) + 1] ?? 0) + 1;
  for (let k = 0; k < keys; k += 1) start[k + 1] = (start[k + 1] ?? 0) + (start[k] ?? 0);
  const next = start.slice();
  const sorted = new Int32Array(order.length);
  for (const at of order) {
    const k = key[at] ?? 0;
    sorted[next[k] ?? 0] = at;
    next[k] = (next[k] ?? 0) + 1;
  }
  return { order: sorted, start };
}
