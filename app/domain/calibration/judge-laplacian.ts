import { sizesOf } from './components.ts';
import type { Components } from './components.ts';
import { addTo } from './linear.ts';
import type { Design } from './types.ts';

/**
 * D - A' diag(c) A over judges, dense: D has the sheets of each judge, A those of each entry and judge. With c = 1/n, n
 * the sheets of an entry, it is the Laplacian that remains of least squares when the entries are eliminated.
 */
export function judgeMatrix(design: Design, share: (scores: number) => number): Float64Array {
  const { judge, start, entryIds, judgeIds, judgeCount } = design;
  const size = judgeIds.length;
  const matrix = new Float64Array(size * size);
  for (const [j, count] of judgeCount.entries()) matrix[j * size + j] = count;
  for (let i = 0; i < entryIds.length; i += 1) {
    const [from, to] = [start[i] ?? 0, start[i + 1] ?? 0];
    const c = to > from ? share(to - from) : 0;
    for (let a = from; a < to; a += 1)
      for (let b = from; b < to; b += 1) addTo(matrix, (judge[a] ?? 0) * size + (judge[b] ?? 0), -c);
  }
  return matrix;
}

/** The Laplacian with 1/size between all judges of a component, which fixes their sum at 0 and makes it invertible. */
export function groundedLaplacian(design: Design, { count, ofJudge }: Components): Float64Array {
  const size = design.judgeIds.length;
  const matrix = judgeMatrix(design, (scores) => 1 / scores);
  const sizes = sizesOf(ofJudge, count);
  for (let a = 0; a < size; a += 1) {
    const of = ofJudge[a] ?? -1;
    if (of < 0) continue;
    for (let b = 0; b < size; b += 1)
      if (ofJudge[b] === of) addTo(matrix, a * size + b, 1 / (sizes[of] ?? 1));
  }
  return matrix;
}

/** The sum over the judges of entry i of one number each, with repetition. */
export function sumOverJudges({ judge, start }: Design, entry: number, of: Float64Array): number {
  let sum = 0;
  for (let at = start[entry] ?? 0; at < (start[entry + 1] ?? 0); at += 1) sum += of[judge[at] ?? 0] ?? 0;
  return sum;
}

/** a' M a, a the judges of one entry. */
export function quadraticForm(
  { judge, start, judgeIds }: Design,
  entry: number,
  matrix: Float64Array,
): number {
  const size = judgeIds.length;
  const [from, to] = [start[entry] ?? 0, start[entry + 1] ?? 0];
  let sum = 0;
  for (let a = from; a < to; a += 1)
    for (let b = from; b < to; b += 1) sum += matrix[(judge[a] ?? 0) * size + (judge[b] ?? 0)] ?? 0;
  return sum;
}
