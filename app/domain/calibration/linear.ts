/**
 * Symmetric systems. Matrices are dense, row after row, n * n; only the lower triangle is read. The order of every sum is
 * fixed, and nothing but + - * / and the square root is used, which round alike on every machine.
 */

/** Pivots below this share of the diagonal count as nothing. */
const NOTHING = 1e-12;

/**
 * The factor G of A = G G', lower, in the place of A. A is positive semidefinite; an unknown that the others determine
 * gets the pivot 0, and is 0 in every solution.
 */
export function factorise(a: Float64Array, n: number): Float64Array {
  for (let i = 0; i < n; i += 1) {
    const row = i * n;
    const diagonal = a[row + i] ?? 0;
    for (let j = 0; j <= i; j += 1) {
      const other = j * n;
      let sum = a[row + j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= (a[row + k] ?? 0) * (a[other + k] ?? 0);
      const pivot = a[other + j] ?? 0;
      if (j < i) a[row + j] = pivot === 0 ? 0 : sum / pivot;
      else a[row + i] = sum > NOTHING * diagonal ? Math.sqrt(sum) : 0;
    }
  }
  return a;
}

/** Solves G x = b in the place of b. */
export function solveLower(g: Float64Array, n: number, b: Float64Array): Float64Array {
  for (let i = 0; i < n; i += 1) {
    let sum = b[i] ?? 0;
    for (let k = 0; k < i; k += 1) sum -= (g[i * n + k] ?? 0) * (b[k] ?? 0);
    const pivot = g[i * n + i] ?? 0;
    b[i] = pivot === 0 ? 0 : sum / pivot;
  }
  return b;
}

/** Solves G' x = b in the place of b. */
export function solveUpper(g: Float64Array, n: number, b: Float64Array): Float64Array {
  for (let i = n - 1; i >= 0; i -= 1) {
    const pivot = g[i * n + i] ?? 0;
    const x = pivot === 0 ? 0 : (b[i] ?? 0) / pivot;
    b[i] = x;
    if (x !== 0) for (let k = 0; k < i; k += 1) b[k] = (b[k] ?? 0) - (g[i * n + k] ?? 0) * x;
  }
  return b;
}

/** Solves A x = b from the factor of A, in the place of b. */
export function solve(g: Float64Array, n: number, b: Float64Array): Float64Array {
  return solveUpper(g, n, solveLower(g, n, b));
}

/** The inverse of A from its factor, both triangles. */
export function invert(g: Float64Array, n: number): Float64Array {
  const r = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    const row = i * n;
    const pivot = g[row + i] ?? 0;
    if (pivot === 0) continue;
    r[row + i] = 1;
    for (let k = 0; k < i; k += 1) {
      const factor = g[row + k] ?? 0;
      if (factor === 0) continue;
      const other = k * n;
      for (let j = 0; j <= k; j += 1) r[row + j] = (r[row + j] ?? 0) - factor * (r[other + j] ?? 0);
    }
    for (let j = 0; j <= i; j += 1) r[row + j] = (r[row + j] ?? 0) / pivot;
  }
  const inverse = new Float64Array(n * n);
  for (let k = 0; k < n; k += 1)
    for (let i = 0; i <= k; i += 1) {
      const factor = r[k * n + i] ?? 0;
      if (factor === 0) continue;
      const row = i * n;
      for (let j = 0; j <= i; j += 1)
        inverse[row + j] = (inverse[row + j] ?? 0) + factor * (r[k * n + j] ?? 0);
    }
  for (let i = 0; i < n; i += 1) for (let j = 0; j < i; j += 1) inverse[j * n + i] = inverse[i * n + j] ?? 0;
  return inverse;
}

/** Adds to one place of an array. */
export function addTo(array: Float64Array, at: number, amount: number): void {
  array[at] = (array[at] ?? 0) + amount;
}
