import type { Completion } from './completion.ts';
import type { Model } from './model.ts';

/** What keeps a class out: caps that are full, or caps whose last places these floors need. */
export type Block = { caps: readonly number[]; floors: readonly number[]; proved: boolean };

/**
 * The way down a ranking. Keeps, beside what is taken, one completion that fills every floor still open: an entry that
 * fits beside it is taken at once, and only the others ask the programme. What cannot be taken once can never be taken
 * later, for later there is less room and less to choose from.
 */
export class Walk {
  readonly used: number[];
  readonly open: number[];
  readonly #model: Model;
  readonly #completion: Completion;
  #planned: number[];
  #held: number[];
  readonly #closed: (Block | undefined)[];

  private constructor(model: Model, completion: Completion, from?: Walk) {
    this.#model = model;
    this.#completion = completion;
    this.used = from ? [...from.used] : model.limits.map(() => 0);
    this.open = from ? [...from.open] : model.classes.map(({ size }) => size);
    this.#planned = from ? [...from.#planned] : model.classes.map(() => 0);
    this.#held = from ? [...from.#held] : model.limits.map(() => 0);
    this.#closed = from ? [...from.#closed] : [];
  }

  /** Before the first entry; null when the rules cannot be proved to hold together. */
  static start(model: Model, completion: Completion): Walk | null {
    const walk = new Walk(model, completion);
    return walk.replan() ? walk : null;
  }

  /** Before the first entry, where every floor may stay empty: nothing needs to be proved. */
  static startEmpty(model: Model, completion: Completion): Walk {
    const walk = new Walk(model, completion);
    const entries = new Set(model.classOf.values());
    walk.#follow(model.classes.map(({ size }, group) => (entries.has(group) ? 0 : size)));
    return walk;
  }

  clone(): Walk {
    return new Walk(this.#model, this.#completion, this);
  }

  /** Places of a cap that are not taken. */
  left(row: number): number {
    return (this.#model.limits[row]?.high ?? 0) - (this.used[row] ?? 0);
  }

  /** Whether every question so far, on this walk and those cloned from the same, found its answer. */
  get isProved(): boolean {
    return this.#completion.unproved === 0;
  }

  /** Takes an entry of a class, or says what excludes it. */
  take(group: number): Block | null {
    const rows = this.#rows(group);
    const full = rows.filter((row) => this.left(row) <= 0);
    if (full.length > 0) return this.#close(group, { caps: full, floors: [], proved: true });
    const closed = this.#closed[group];
    if (closed) return closed;
    if ((this.#planned[group] ?? 0) > 0) {
      this.#count(group, 1);
      this.#plan(group, -1);
      return null;
    }
    this.#count(group, 1);
    if (rows.every((row) => this.left(row) >= (this.#held[row] ?? 0))) return null;
    const answer = this.#completion.solve(this.open, this.used);
    if (answer.kind === 'yes') {
      this.#follow(answer.counts);
      return null;
    }
    this.#count(group, -1);
    const named = answer.kind === 'no' ? answer.rows : rows;
    return this.#close(group, {
      caps: named.filter((row) => rows.includes(row) && Number.isFinite(this.#model.limits[row]?.high)),
      floors: named.filter((row) => (this.#model.limits[row]?.low ?? 0) > (this.used[row] ?? 0)),
      proved: answer.kind === 'no',
    });
  }

  /** Leaves `count` entries of a class behind. */
  pass(group: number, count: number): void {
    this.open[group] = (this.open[group] ?? 0) - count;
  }

  /** Finds a new completion after `used` or `open` was changed from outside; false when none was found. */
  replan(): boolean {
    const answer = this.#completion.solve(this.open, this.used);
    if (answer.kind !== 'yes') return false;
    this.#follow(answer.counts);
    return true;
  }

  #rows(group: number): readonly number[] {
    return this.#model.classes[group]?.rows ?? [];
  }

  #close(group: number, block: Block): Block {
    this.#closed[group] = block;
    return block;
  }

  #count(group: number, by: 1 | -1): void {
    for (const row of this.#rows(group)) this.used[row] = (this.used[row] ?? 0) + by;
    this.open[group] = (this.open[group] ?? 0) - by;
  }

  #plan(group: number, by: number): void {
    this.#planned[group] = (this.#planned[group] ?? 0) + by;
    for (const row of this.#rows(group)) this.#held[row] = (this.#held[row] ?? 0) + by;
  }

  /** Keeps a completion, without what no floor needs of it. */
  #follow(counts: readonly number[]): void {
    this.#planned = this.#model.classes.map(() => 0);
    this.#held = this.#model.limits.map(() => 0);
    for (const [group, count] of counts.entries()) if (count > 0) this.#plan(group, count);
    const spare = (row: number) =>
      (this.used[row] ?? 0) + (this.#held[row] ?? 0) - (this.#model.limits[row]?.low ?? 0);
    for (const [group, count] of counts.entries()) {
      if (count === 0) continue;
      const floors = this.#rows(group).filter((row) => (this.#model.limits[row]?.low ?? 0) > 0);
      this.#plan(group, -Math.min(count, Math.max(0, Math.min(...floors.map(spare)))));
    }
  }
}
