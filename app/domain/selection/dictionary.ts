const EPS = 1e-9;
/** Pivots without progress after which the smallest index enters, which ends every cycle. */
const PATIENCE = 30;

/**
 * A linear system of sums, y = sum of x over a row's columns, with bounds on every x and y, in dictionary form (Chvatal,
 * Linear Programming, 1983, ch. 8: bounded variables, first phase). Bounds may change between calls of `solve`; the basis
 * stays, so that a small change costs few pivots. Variables: the columns 0 .. n-1, then the rows in order of `addRow`.
 */
export class Dictionary {
  readonly low: number[];
  readonly high: number[];
  /** Multiplications so far. */
  work = 0;
  readonly #columns: number;
  readonly #nonbasic: number[];
  readonly #basic: number[] = [];
  readonly #table: Float64Array[] = [];
  readonly #value: number[];
  readonly #atHigh: boolean[];
  #slope = new Float64Array(0);
  #signs: number[] = [];

  constructor(columns: number) {
    this.#columns = columns;
    this.low = Array.from({ length: columns }, () => 0);
    this.high = Array.from({ length: columns }, () => 0);
    this.#value = Array.from({ length: columns }, () => 0);
    this.#atHigh = Array.from({ length: columns }, () => false);
    this.#nonbasic = Array.from({ length: columns }, (_, index) => index);
  }

  /** Adds the row that sums these columns; returns its variable. */
  addRow(columns: readonly number[]): number {
    const row = new Float64Array(this.#columns);
    const place = new Map(this.#nonbasic.map((variable, j) => [variable, j]));
    const line = new Map(this.#basic.map((variable, i) => [variable, i]));
    for (const column of columns) {
      const j = place.get(column);
      if (j !== undefined) row[j] = (row[j] ?? 0) + 1;
      const other = this.#table[line.get(column) ?? -1];
      if (other) for (let k = 0; k < row.length; k += 1) row[k] = (row[k] ?? 0) + (other[k] ?? 0);
    }
    const variable = this.low.length;
    this.low.push(0);
    this.high.push(Infinity);
    this.#value.push(0);
    this.#atHigh.push(false);
    this.#basic.push(variable);
    this.#table.push(row);
    return variable;
  }

  value(variable: number): number {
    return this.#value[variable] ?? 0;
  }

  /** Whether all bounds can hold at once; null when the arithmetic got nowhere, or cost more than `mostWork` in all. */
  solve(mostWork = Infinity): boolean | null {
    this.#settle();
    const limit = 200 + 20 * (this.#basic.length + 10);
    let still = 0;
    for (let turn = 0; turn < limit; turn += 1) {
      if (!this.#measure()) return true;
      if (this.work > mostWork) return null;
      const j = this.#entering(still > PATIENCE);
      if (j < 0) return false;
      this.work += this.#columns;
      still = this.#move(j) > EPS ? 0 : still + 1;
    }
    return null;
  }

  /** After `solve` said false: the weight of each row's sum in the combination of rows that cannot hold. */
  weights(): Map<number, number> {
    const weights = new Map<number, number>();
    for (const [i, variable] of this.#basic.entries())
      if (variable >= this.#columns && this.#signs[i]) weights.set(variable, this.#signs[i] ?? 0);
    for (const [j, variable] of this.#nonbasic.entries()) {
      const slope = this.#slope[j] ?? 0;
      if (variable >= this.#columns && Math.abs(slope) > EPS) weights.set(variable, -slope);
    }
    return weights;
  }

  #settle(): void {
    this.work += this.#table.length * this.#columns;
    for (const variable of this.#nonbasic) {
      const high = this.high[variable] ?? 0;
      const up = this.#atHigh[variable] === true && high < Infinity;
      this.#atHigh[variable] = up;
      this.#value[variable] = up ? high : (this.low[variable] ?? 0);
    }
    for (const [i, variable] of this.#basic.entries()) {
      const row = this.#table[i];
      let sum = 0;
      if (row)
        for (let j = 0; j < row.length; j += 1)
          sum += (row[j] ?? 0) * (this.#value[this.#nonbasic[j] ?? 0] ?? 0);
      this.#value[variable] = sum;
    }
  }

  /** Which basic variables are out of bounds, and how each nonbasic one would mend it; false when none is. */
  #measure(): boolean {
    this.#signs = this.#basic.map((variable) => {
      const value = this.#value[variable] ?? 0;
      if (value < (this.low[variable] ?? 0) - 1e-7) return 1;
      return value > (this.high[variable] ?? 0) + 1e-7 ? -1 : 0;
    });
    if (!this.#signs.some((sign) => sign !== 0)) return false;
    const slope = new Float64Array(this.#columns);
    for (const [i, sign] of this.#signs.entries()) {
      const row = this.#table[i];
      if (sign !== 0) this.work += this.#columns;
      if (sign !== 0 && row)
        for (let j = 0; j < slope.length; j += 1) slope[j] = (slope[j] ?? 0) + sign * (row[j] ?? 0);
    }
    this.#slope = slope;
    return true;
  }

  #entering(smallestFirst: boolean): number {
    let best = -1;
    for (let j = 0; j < this.#columns; j += 1) {
      const variable = this.#nonbasic[j] ?? 0;
      const slope = this.#slope[j] ?? 0;
      if ((this.low[variable] ?? 0) >= (this.high[variable] ?? 0)) continue;
      if (this.#atHigh[variable] ? slope > -EPS : slope < EPS) continue;
      if (best < 0) best = j;
      else if (smallestFirst ? variable < (this.#nonbasic[best] ?? 0) : isSteeper(slope, this.#slope[best]))
        best = j;
    }
    return best;
  }

  /** Moves a nonbasic variable as far as the bounds allow; returns how far. */
  #move(j: number): number {
    const entering = this.#nonbasic[j] ?? 0;
    const direction = this.#atHigh[entering] ? -1 : 1;
    let step = (this.high[entering] ?? 0) - (this.low[entering] ?? 0);
    let leaving = -1;
    let toHigh = false;
    let size = 0;
    for (const [i, row] of this.#table.entries()) {
      const rate = (row[j] ?? 0) * direction;
      if (Math.abs(rate) < EPS) continue;
      const variable = this.#basic[i] ?? 0;
      const sign = this.#signs[i] ?? 0;
      if (sign !== 0 && rate * sign < 0) continue;
      // What is out of bounds stops where it comes in; what is inside stops where it would go out.
      const high = sign === 0 ? rate > 0 : sign < 0;
      const bound = (high ? this.high[variable] : this.low[variable]) ?? 0;
      const reach = Math.max(0, (bound - (this.#value[variable] ?? 0)) / rate);
      if (reach < step - EPS || (reach <= step + EPS && Math.abs(rate) > size)) {
        [step, leaving, toHigh, size] = [Math.min(step, reach), i, high, Math.abs(rate)];
      }
    }
    if (!Number.isFinite(step)) return 0;
    for (const [i, row] of this.#table.entries()) {
      const variable = this.#basic[i] ?? 0;
      this.#value[variable] = (this.#value[variable] ?? 0) + (row[j] ?? 0) * direction * step;
    }
    this.#value[entering] = (this.#value[entering] ?? 0) + direction * step;
    if (leaving < 0) this.#atHigh[entering] = direction > 0;
    else this.#pivot(leaving, j, toHigh);
    return step;
  }

  #pivot(i: number, j: number, toHigh: boolean): void {
    const row = this.#table[i] ?? new Float64Array(0);
    const [out, into] = [this.#basic[i] ?? 0, this.#nonbasic[j] ?? 0];
    const pivot = row[j] ?? 1;
    for (let k = 0; k < row.length; k += 1) row[k] = k === j ? 1 / pivot : -(row[k] ?? 0) / pivot;
    // Most of a row is zero.
    const filled = Uint32Array.from(row.keys()).filter((k) => row[k] !== 0);
    for (const [l, other] of this.#table.entries()) {
      const factor = other[j] ?? 0;
      if (l === i || factor === 0) continue;
      other[j] = 0;
      this.work += filled.length;
      for (const k of filled) {
        const sum = (other[k] ?? 0) + factor * (row[k] ?? 0);
        other[k] = Math.abs(sum) < 1e-11 ? 0 : sum;
      }
    }
    this.#basic[i] = into;
    this.#nonbasic[j] = out;
    this.#atHigh[out] = toHigh;
    this.#value[out] = (toHigh ? this.high[out] : this.low[out]) ?? 0;
  }
}

const isSteeper = (slope: number, than: number | undefined) => Math.abs(slope) > Math.abs(than ?? 0);
