/** A row of the programme: the sum of its columns lies between `low` and `high`. */
export type Row = { columns: readonly number[]; low: number; high: number };
export type Bounds = { low: readonly number[]; high: readonly number[] };

const SCALES = [1, 2, 3, 4, 6, 12, 5, 10, 60, 7, 9, 8];

/**
 * Proves in whole numbers that rows cannot hold together (Farkas): added up with these weights, they would ask for more
 * than the columns can give. Weights come from floating point and are rounded over small denominators; the proof itself
 * is exact. Null when no rounding proves it.
 *
 * @returns the rows that the proof needs.
 */
export function proveClash(
  rows: readonly Row[],
  bounds: Bounds,
  weights: ReadonlyMap<number, number>,
): number[] | null {
  const smallest = Math.min(...[...weights.values()].map(Math.abs));
  if (!Number.isFinite(smallest)) return null;
  for (const unit of [1, smallest])
    for (const scale of SCALES) {
      const whole = [...weights].flatMap(([row, weight]): [number, number][] => {
        const rounded = Math.round((weight / unit) * scale);
        return rounded === 0 ? [] : [[row, rounded]];
      });
      if (isProof(rows, bounds, whole)) return whole.map(([row]) => row);
    }
  return null;
}

function isProof(rows: readonly Row[], bounds: Bounds, weights: readonly [number, number][]): boolean {
  const columns = new Map<number, number>();
  let asked = 0;
  for (const [index, weight] of weights) {
    const row = rows[index];
    if (!row) return false;
    asked += weight * (weight > 0 ? row.low : row.high);
    for (const column of row.columns) columns.set(column, (columns.get(column) ?? 0) + weight);
  }
  let most = 0;
  for (const [column, weight] of columns)
    if (weight !== 0) most += weight * ((weight > 0 ? bounds.high[column] : bounds.low[column]) ?? 0);
  return most < asked;
}
