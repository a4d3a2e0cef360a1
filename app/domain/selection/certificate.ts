/** A row of the programme: the sum of its columns lies between `low` and `high`. */
export type Row = { columns: readonly number[]; low: number; high: number };
/** One bound of a row: what it asks for at least, or allows at most. */
export type Side = { row: number; low: boolean };
export type Bounds = { low: readonly number[]; high: readonly number[] };

/** Whole weights of rows, and what they come to for each column. */
export type Certificate = { weights: readonly (readonly [number, number])[]; columns: Int32Array };

const SCALES = [1, 2, 3, 4, 6, 12, 5, 10, 60, 7, 9, 8];

/**
 * Proves in whole numbers that rows cannot hold together (Farkas): added up with these weights, they would ask for more
 * than the columns can give. Weights come from floating point and are rounded over small denominators; the proof itself
 * is exact. Null when no rounding proves it.
 */
export function proveClash(
  rows: readonly Row[],
  bounds: Bounds,
  weights: ReadonlyMap<number, number>,
): Certificate | null {
  const smallest = Math.min(...[...weights.values()].map(Math.abs));
  if (!Number.isFinite(smallest)) return null;
  for (const unit of [1, smallest])
    for (const scale of SCALES) {
      const whole = [...weights].flatMap(([row, weight]): [number, number][] => {
        const rounded = Math.round((weight / unit) * scale);
        return rounded === 0 ? [] : [[row, rounded]];
      });
      const columns = new Int32Array(bounds.high.length);
      for (const [row, weight] of whole)
        for (const column of rows[row]?.columns ?? []) columns[column] = (columns[column] ?? 0) + weight;
      const certificate = { weights: whole, columns };
      if (proves(certificate, rows, bounds)) return certificate;
    }
  return null;
}

/** Whether the certificate, perhaps found for other bounds, excludes these. */
export function proves({ weights, columns }: Certificate, rows: readonly Row[], bounds: Bounds): boolean {
  let asked = 0;
  for (const [index, weight] of weights) {
    const row = rows[index];
    if (!row) return false;
    asked += weight * (weight > 0 ? row.low : row.high);
  }
  if (!Number.isFinite(asked)) return false;
  let most = 0;
  for (let column = 0; column < columns.length; column += 1) {
    const weight = columns[column] ?? 0;
    if (weight !== 0) most += weight * ((weight > 0 ? bounds.high[column] : bounds.low[column]) ?? 0);
  }
  return most < asked;
}

/** The bounds that the certificate needs. */
export const sidesOf = ({ weights }: Certificate): Side[] =>
  weights.map(([row, weight]) => ({ row, low: weight > 0 }));
