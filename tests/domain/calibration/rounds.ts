import { seededRandom } from '#app/domain/random.ts';
import type { CalibrationInput, CalibrationSheet } from '#app/domain/calibration/types.ts';

/** Criteria k0, k1 … of equal weight. */
export const criteriaOf = (count: number, max: number) =>
  Array.from({ length: count }, (_, k) => ({ id: `k${k}`, code: `K${k}`, maxX100: max * 100, weight: 1 }));

/** A submitted sheet; points are whole. */
export const sheetOf = (entryId: string, judgeId: string, points: readonly number[]): CalibrationSheet => ({
  entryId,
  judgeId,
  status: 'submitted',
  marks: points.map((point, k) => ({ criterionId: `k${k}`, pointsX100: Math.round(point * 100) })),
});

/** One criterion of 0-100, so that the total is the mark. Rows: entry, judge, total. */
export function roundOf(rows: readonly (readonly [string, string, number])[]): CalibrationInput {
  return { criteria: criteriaOf(1, 100), sheets: rows.map(([e, j, total]) => sheetOf(e, j, [total])) };
}

export function normalsOf(seed: number): () => number {
  const random = seededRandom(seed);
  // Twelve uniform numbers have the variance 1.
  return () => Array.from({ length: 12 }, random).reduce((sum, one) => sum + one, -6);
}

/** Each entry gets `perEntry` judges from a seeded circle, so that loads are even and the graph is connected. */
export function seats(entries: number, judges: number, perEntry: number, seed: number): [number, number][] {
  const random = seededRandom(seed);
  return Array.from({ length: entries }, (_, i) => {
    const own = new Set([i % judges]);
    while (own.size < perEntry) own.add(Math.floor(random() * judges));
    return [...own].map((j): [number, number] => [i, j]);
  }).flat();
}

/** Solves a small dense system by Gaussian elimination with pivoting; dependent unknowns are 0. */
export function gauss(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const n = right.length;
  const pivots: [number, number][] = [];
  for (let column = 0, top = 0; column < n && top < n; column += 1) {
    let best = top;
    for (let i = top; i < n; i += 1)
      if (Math.abs(rows[i]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = i;
    const pivot = rows[best]?.[column] ?? 0;
    if (Math.abs(pivot) < 1e-9) continue;
    [rows[top], rows[best]] = [rows[best] ?? [], rows[top] ?? []];
    for (let i = 0; i < n; i += 1) {
      const factor = (rows[i]?.[column] ?? 0) / pivot;
      if (i === top || factor === 0) continue;
      rows[i] = (rows[i] ?? []).map((one, k) => one - factor * (rows[top]?.[k] ?? 0));
    }
    pivots.push([top, column]);
    top += 1;
  }
  const solution = Array.from({ length: n }, () => 0);
  for (const [row, column] of pivots) solution[column] = (rows[row]?.[n] ?? 0) / (rows[row]?.[column] ?? 1);
  return solution;
}
