import { designOf, entryMeans } from './design.ts';
import type { CalibrationInput } from './types.ts';

/** A judge's total of an entry, 0-100, and how far it lies above the mean of all totals of that entry. */
export type HeatCell = { judgeId: string; total: number; above: number };

export type HeatMap = {
  /** Judges who gave one of the entries a total, those who lie lowest on these entries first. */
  judgeIds: string[];
  rows: { entryId: string; cells: HeatCell[] }[];
};

/**
 * Who gave what, for the named entries in their order: one cell for each submitted sheet. Where one judge marked an entry
 * at several stages the cell holds the mean of these totals.
 */
export function heatMap(input: CalibrationInput, entryIds: readonly string[]): HeatMap {
  const design = designOf(input);
  const means = entryMeans(design);
  const placeOf = new Map(design.entryIds.map((id, place) => [id, place]));
  const above = new Map<string, number[]>();
  const rows = entryIds.map((entryId) => {
    const place = placeOf.get(entryId);
    if (place === undefined) return { entryId, cells: [] };
    const totals = new Map<string, number[]>();
    for (let at = design.start[place] ?? 0; at < (design.start[place + 1] ?? 0); at += 1) {
      const judgeId = design.judgeIds[design.judge[at] ?? 0] ?? '';
      totals.set(judgeId, [...(totals.get(judgeId) ?? []), design.total[at] ?? 0]);
    }
    const cells = [...totals].map(([judgeId, own]): HeatCell => {
      const total = mean(own);
      const cell = { judgeId, total, above: total - (means[place] ?? 0) };
      above.set(judgeId, [...(above.get(judgeId) ?? []), cell.above]);
      return cell;
    });
    return { entryId, cells };
  });
  const severity = new Map([...above].map(([judgeId, own]) => [judgeId, mean(own)]));
  return {
    rows,
    judgeIds: [...severity].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1)).map(([judgeId]) => judgeId),
  };
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
