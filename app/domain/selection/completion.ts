import { IntegerSearch } from './integer-search.ts';
import type { Answer } from './integer-search.ts';
import type { Model } from './model.ts';

/**
 * Whether what is taken so far can be completed: are there entries among those still open that fill every floor and pass
 * no cap. Only classes that count in a floor can be of help, so only they are columns of the programme.
 */
export class Completion {
  readonly #model: Model;
  readonly #rows: readonly number[];
  readonly #columns: readonly number[];
  readonly #search: IntegerSearch | null;

  /** `rows`: the rules that count; all of them when not given. */
  constructor(model: Model, rows: readonly number[] = model.limits.map((_, row) => row)) {
    this.#model = model;
    this.#rows = rows;
    const floors = new Set(rows.filter((row) => (model.limits[row]?.low ?? 0) > 0));
    this.#columns = model.classes.flatMap((group, index) =>
      group.rows.some((row) => floors.has(row)) ? [index] : [],
    );
    const place = new Map(rows.map((row, index) => [row, index]));
    const sums: number[][] = rows.map(() => []);
    for (const [column, group] of this.#columns.entries())
      for (const row of model.classes[group]?.rows ?? []) sums[place.get(row) ?? -1]?.push(column);
    this.#search = floors.size === 0 ? null : new IntegerSearch(sums, this.#columns.length);
  }

  /**
   * @param open entries of each class that may still be taken
   * @param used places of each row that are taken
   * @returns counts per class that complete the list, or the rows that exclude it.
   */
  solve(open: readonly number[], used: readonly number[]): Answer {
    const counts = this.#model.classes.map(() => 0);
    if (!this.#search) {
      const over = this.#rows.find((row) => (used[row] ?? 0) > (this.#model.limits[row]?.high ?? 0));
      return over === undefined ? { kind: 'yes', counts } : { kind: 'no', rows: [over] };
    }
    const answer = this.#search.solve(
      this.#columns.map((group) => open[group] ?? 0),
      this.#rows.map((row) => {
        const { low, high } = this.#model.limits[row] ?? { low: 0, high: 0 };
        return { low: Math.max(0, low - (used[row] ?? 0)), high: high - (used[row] ?? 0) };
      }),
    );
    if (answer.kind === 'no') return { kind: 'no', rows: answer.rows.map((row) => this.#rows[row] ?? -1) };
    if (answer.kind === 'yes')
      for (const [column, count] of answer.counts.entries()) counts[this.#columns[column] ?? -1] = count;
    return answer.kind === 'yes' ? { kind: 'yes', counts } : answer;
  }
}
