import type { Problem } from './problem.ts';

/** Who sits where in a plan, kept pairs included, as it is changed pair by pair. */
export class Seating {
  readonly taken: Uint8Array;
  /** Judges of each entry, and entries of each judge. */
  readonly judgesOf: number[][];
  readonly entriesOf: number[][];
  readonly totals: Float64Array;
  readonly #problem: Problem;
  readonly #apart = new Map<number, Set<number>>();
  /** The candidates of every entry by judge, for finding one of them. */
  readonly #byJudge: Int32Array;

  constructor(problem: Problem, taken: Uint8Array) {
    const { entries, judges, start, judge, match } = problem;
    this.#problem = problem;
    this.taken = Uint8Array.from(taken);
    this.#byJudge = Int32Array.from(judge, (_, at) => at);
    for (let e = 0; e < entries.length; e += 1)
      this.#byJudge.subarray(start[e], start[e + 1]).sort((a, b) => (judge[a] ?? 0) - (judge[b] ?? 0));
    this.judgesOf = entries.map(() => []);
    this.entriesOf = judges.map(() => []);
    this.totals = Float64Array.from(problem.base);
    for (const [e, j] of problem.kept) this.#sit(e, j);
    for (let e = 0; e < entries.length; e += 1)
      for (let at = start[e] ?? 0; at < (start[e + 1] ?? 0); at += 1)
        if (taken[at] === 1) {
          this.#sit(e, judge[at] ?? 0);
          this.totals[e] = (this.totals[e] ?? 0) + (match[at] ?? 0);
        }
    for (const [a, b] of problem.apart)
      for (const [one, other] of [
        [a, b],
        [b, a],
      ] as const)
        this.#apart.set(one, (this.#apart.get(one) ?? new Set<number>()).add(other));
  }

  #sit(e: number, j: number): void {
    this.judgesOf[e]?.push(j);
    this.entriesOf[j]?.push(e);
  }

  /** The candidate pair of the two; -1 when they must not meet. */
  candidate(e: number, j: number): number {
    const { start, judge } = this.#problem;
    let low = start[e] ?? 0;
    let high = start[e + 1] ?? 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = this.#byJudge[middle] ?? 0;
      const found = judge[at] ?? 0;
      if (found === j) return at;
      if (found < j) low = middle + 1;
      else high = middle;
    }
    return -1;
  }

  /** Whether the judge may join the entry in the place of another. */
  mayReplace(e: number, out: number, into: number): boolean {
    const { group } = this.#problem;
    const g = group[into] ?? -1;
    const apart = this.#apart.get(into);
    for (const j of this.judgesOf[e] ?? []) {
      if (j === into) return false;
      if (j !== out && ((g >= 0 && group[j] === g) || apart?.has(j))) return false;
    }
    return true;
  }

  /** Puts one judge of an entry in the place of another. */
  replace(e: number, outAt: number, intoAt: number): void {
    const { judge, match } = this.#problem;
    const out = judge[outAt] ?? 0;
    const into = judge[intoAt] ?? 0;
    this.taken[outAt] = 0;
    this.taken[intoAt] = 1;
    this.totals[e] = (this.totals[e] ?? 0) + (match[intoAt] ?? 0) - (match[outAt] ?? 0);
    swap(this.judgesOf[e], out, into);
    const left = this.entriesOf[out];
    left?.splice(left.indexOf(e), 1);
    this.entriesOf[into]?.push(e);
  }

  /** The component of every entry and, after them, judge; -1 for who sits nowhere. And how many there are. */
  components(): { of: Int32Array; count: number } {
    const entries = this.judgesOf.length;
    const of = new Int32Array(entries + this.entriesOf.length).fill(-1);
    let count = 0;
    for (let begin = 0; begin < entries; begin += 1) {
      if ((of[begin] ?? 0) >= 0 || this.judgesOf[begin]?.length === 0) continue;
      const stack = [begin];
      of[begin] = count;
      for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
        const near =
          node < entries
            ? (this.judgesOf[node] ?? []).map((j) => j + entries)
            : this.entriesOf[node - entries];
        for (const next of near ?? [])
          if (of[next] === -1) {
            of[next] = count;
            stack.push(next);
          }
      }
      count += 1;
    }
    return { of, count };
  }

  /** How often each pair of judges sits together, by `smaller * judges + larger`. */
  sharing(): Map<number, number> {
    const counts = new Map<number, number>();
    for (const judges of this.judgesOf)
      for (const [index, a] of judges.entries())
        for (const b of judges.slice(index + 1)) {
          const key = this.pairKey(a, b);
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
    return counts;
  }

  pairKey(a: number, b: number): number {
    return Math.min(a, b) * this.entriesOf.length + Math.max(a, b);
  }
}

function swap(list: number[] | undefined, out: number, into: number): void {
  const index = list?.indexOf(out) ?? -1;
  if (list && index >= 0) list[index] = into;
}
