import type { Side } from './certificate.ts';
import { IntegerSearch } from './integer-search.ts';
import type { Work } from './integer-search.ts';
import type { Model } from './model.ts';

/** Counts per class that complete the list, the rules that exclude it, or neither within the limit. */
export type Completed =
  { kind: 'yes'; counts: number[] } | { kind: 'no'; rows: number[] } | { kind: 'unknown' };

/**
 * Whether what is taken so far can be completed: are there entries among those still open that fill every floor and pass
 * no cap. Only classes that count in a floor can be of help, so only they are columns of the programme.
 */
export class Completion {
  /** Questions that were given up at their limit. */
  unproved = 0;
  readonly #model: Model;
  readonly #rows: readonly number[];
  readonly #columns: readonly number[];
  /** Rules about the same classes are one row of the programme: a cap and a floor of one unit. */
  readonly #together: readonly (readonly number[])[];
  readonly #search: IntegerSearch | null;

  /** `rows`: the rules that count; all of them when not given. */
  constructor(model: Model, work: Work, rows: readonly number[] = model.limits.map((_, row) => row)) {
    this.#model = model;
    this.#rows = rows;
    const floors = new Set(rows.filter((row) => (model.limits[row]?.low ?? 0) > 0));
    this.#columns = model.classes.flatMap((group, index) =>
      group.rows.some((row) => floors.has(row)) ? [index] : [],
    );
    const sums = new Map<number, number[]>(rows.map((row) => [row, []]));
    for (const [column, group] of this.#columns.entries())
      for (const row of model.classes[group]?.rows ?? []) sums.get(row)?.push(column);
    const same = new Map<string, number[]>();
    for (const [row, columns] of sums) {
      const key = columns.join(' ');
      same.set(key, [...(same.get(key) ?? []), row]);
    }
    this.#together = [...same.values()];
    this.#search =
      floors.size === 0
        ? null
        : new IntegerSearch(
            this.#together.map(([row]) => sums.get(row ?? -1) ?? []),
            this.#columns.length,
            work,
          );
  }

  /**
   * @param open entries of each class that may still be taken
   * @param used places of each row that are taken
   * @returns counts per class that complete the list, or the rows that exclude it.
   */
  solve(open: readonly number[], used: readonly number[]): Completed {
    const counts = this.#model.classes.map(() => 0);
    if (!this.#search) {
      const over = this.#rows.find((row) => (used[row] ?? 0) > (this.#model.limits[row]?.high ?? 0));
      return over === undefined ? { kind: 'yes', counts } : { kind: 'no', rows: [over] };
    }
    const lowOf = (row: number) => Math.max(0, (this.#model.limits[row]?.low ?? 0) - (used[row] ?? 0));
    const highOf = (row: number) => (this.#model.limits[row]?.high ?? 0) - (used[row] ?? 0);
    const answer = this.#search.solve(
      this.#columns.map((group) => open[group] ?? 0),
      this.#together.map((rows) => ({
        low: Math.max(...rows.map(lowOf)),
        high: Math.min(...rows.map(highOf)),
      })),
    );
    if (answer.kind === 'unknown') {
      this.unproved += 1;
      return answer;
    }
    if (answer.kind === 'no') {
      const tightest = ({ row, low }: Side) =>
        [...(this.#together[row] ?? [])].sort((a, b) =>
          low ? lowOf(b) - lowOf(a) : highOf(a) - highOf(b),
        )[0] ?? -1;
      return { kind: 'no', rows: answer.sides.map(tightest) };
    }
    for (const [column, count] of answer.counts.entries()) counts[this.#columns[column] ?? -1] = count;
    return { kind: 'yes', counts };
  }
}
