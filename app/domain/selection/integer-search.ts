import { proveClash, proves, sidesOf } from './certificate.ts';
import type { Certificate, Row, Side } from './certificate.ts';
import { Dictionary } from './dictionary.ts';

/** Whole numbers for the columns that keep every row, the bounds that exclude it, or neither within the limit. */
export type Answer = { kind: 'yes'; counts: number[] } | { kind: 'no'; sides: Side[] } | { kind: 'unknown' };

/** Branches of one question after which it is given up as "could not be proved". */
export const MOST_BRANCHES = 200;
/** Multiplications that questions may still cost together: a fixed number at first, so that every machine agrees. */
export type Work = { left: number };

const MOST_PROOFS = 24;

type Frame = { low: readonly number[]; high: readonly number[] };

/**
 * Decides whether whole numbers between 0 and `most` keep every row: linear relaxation, then branch and bound. Rows join
 * the relaxation only when an answer breaks them. An answer "yes" has been checked row by row, an answer "no" has been
 * proved in whole numbers at every leaf. Made once for a set of columns; each question starts from the last basis.
 */
export class IntegerSearch {
  readonly #columns: readonly (readonly number[])[];
  #dictionary: Dictionary;
  #variables = new Map<number, number>();
  readonly #work: Work;
  /** Proofs found last: what excluded one class often excludes the next. */
  #proofs: Certificate[] = [];

  /** `columns`: for each row the columns that it sums. */
  constructor(columns: readonly (readonly number[])[], count: number, work: Work) {
    this.#work = work;
    this.#columns = columns;
    this.#dictionary = new Dictionary(count);
  }

  /** `limits`: bounds of each row, in the order of the columns given. */
  solve(most: readonly number[], limits: readonly { low: number; high: number }[]): Answer {
    const rows = limits.map(({ low, high }, index) => ({ columns: this.#columns[index] ?? [], low, high }));
    const impossible = rows.findIndex(
      (row) => row.low > row.high || (row.high < 0 && row.columns.length > 0),
    );
    if (impossible >= 0) return { kind: 'no', sides: [true, false].map((low) => ({ row: impossible, low })) };
    const budget = { left: MOST_BRANCHES };
    return this.#branch(rows, { low: most.map(() => 0), high: most }, budget);
  }

  #branch(rows: readonly Row[], frame: Frame, budget: { left: number }): Answer {
    budget.left -= 1;
    if (
      budget.left < 0 ||
      this.#work.left <= 0 ||
      frame.low.some((low, column) => low > (frame.high[column] ?? 0))
    )
      return { kind: 'unknown' };
    const relaxed = this.#relax(rows, frame);
    if (relaxed.kind !== 'yes') return relaxed;
    const column = mostFractional(relaxed.counts);
    if (column < 0) {
      const counts = relaxed.counts.map(Math.round);
      return rows.every((row) => holds(row, counts)) ? { kind: 'yes', counts } : { kind: 'unknown' };
    }
    const below = Math.floor(relaxed.counts[column] ?? 0);
    const up = this.#branch(rows, { low: replaced(frame.low, column, below + 1), high: frame.high }, budget);
    if (up.kind === 'yes') return up;
    const down = this.#branch(rows, { low: frame.low, high: replaced(frame.high, column, below) }, budget);
    if (down.kind === 'yes' || up.kind !== 'no' || down.kind !== 'no')
      return down.kind === 'yes' ? down : { kind: 'unknown' };
    const again = ({ row, low }: Side) => up.sides.some((side) => side.row === row && side.low === low);
    return { kind: 'no', sides: [...up.sides, ...down.sides.filter((side) => !again(side))] };
  }

  /** The relaxation without whole numbers. */
  #relax(rows: readonly Row[], frame: Frame, again = true): Answer {
    const known = this.#proofs.find((proof) => proves(proof, rows, frame));
    if (known) return { kind: 'no', sides: sidesOf(known) };
    for (const [index, row] of rows.entries()) if (row.low > 0) this.#join(index);
    for (;;) {
      this.#bind(rows, frame);
      const before = this.#dictionary.work;
      const solved = this.#dictionary.solve(before + this.#work.left);
      this.#work.left -= this.#dictionary.work - before + this.#variables.size * frame.high.length;
      if (solved === true) {
        const counts = frame.high.map((_, column) => this.#dictionary.value(column));
        const broken = rows.flatMap((row, index) =>
          this.#variables.has(index) || holds(row, counts) ? [] : [index],
        );
        if (broken.length === 0) return { kind: 'yes', counts };
        for (const index of broken) this.#join(index);
        continue;
      }
      const found = solved === false ? proveClash(rows, frame, this.#weights()) : null;
      if (found) {
        this.#proofs = [found, ...this.#proofs.slice(0, MOST_PROOFS - 1)];
        return { kind: 'no', sides: sidesOf(found) };
      }
      if (!again || this.#work.left <= 0) return { kind: 'unknown' };
      // Rounding may have gathered over many pivots: once more from the beginning.
      this.#dictionary = new Dictionary(frame.high.length);
      this.#variables = new Map();
      return this.#relax(rows, frame, false);
    }
  }

  #join(index: number): void {
    if (!this.#variables.has(index))
      this.#variables.set(index, this.#dictionary.addRow(this.#columns[index] ?? []));
  }

  #bind(rows: readonly Row[], { low, high }: Frame): void {
    for (const [column, value] of high.entries()) {
      this.#dictionary.low[column] = low[column] ?? 0;
      this.#dictionary.high[column] = value;
    }
    for (const [index, variable] of this.#variables) {
      this.#dictionary.low[variable] = rows[index]?.low ?? 0;
      this.#dictionary.high[variable] = rows[index]?.high ?? Infinity;
    }
  }

  #weights(): Map<number, number> {
    const rowOf = new Map([...this.#variables].map(([index, variable]) => [variable, index]));
    return new Map(
      [...this.#dictionary.weights()].map(([variable, weight]) => [rowOf.get(variable) ?? -1, weight]),
    );
  }
}

const replaced = (values: readonly number[], index: number, value: number) =>
  values.map((old, at) => (at === index ? value : old));

function holds({ columns, low, high }: Row, counts: readonly number[]): boolean {
  const sum = columns.reduce((total, column) => total + (counts[column] ?? 0), 0);
  return sum >= low - 1e-6 && sum <= high + 1e-6;
}

function mostFractional(counts: readonly number[]): number {
  let best = -1;
  let most = 1e-6;
  for (const [column, count] of counts.entries()) {
    const away = Math.abs(count - Math.round(count));
    if (away > most) [best, most] = [column, away];
  }
  return best;
}
