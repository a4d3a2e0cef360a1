/**
 * ln(P_h / P_(h-1)) = theta - F_h: the probabilities of the categories 0 to m of one group of thresholds, and what
 * follows from them. One object is filled anew for each mark.
 */
export class RaschScale {
  readonly thresholds: Float64Array;
  readonly probability: Float64Array;
  /** P(category >= h), from h = 1 at place 0. */
  readonly atLeast: Float64Array;
  readonly #cumulated: Float64Array;
  readonly #ratio: Float64Array;
  #size = 0;
  expected = 0;
  variance = 0;

  constructor(readonly top: number) {
    this.thresholds = new Float64Array(top);
    this.probability = new Float64Array(top + 1);
    this.atLeast = new Float64Array(top);
    this.#cumulated = new Float64Array(top + 1);
    this.#ratio = new Float64Array(top);
  }

  setThresholds(thresholds: Float64Array): void {
    this.thresholds.set(thresholds);
    this.#size = 0;
    for (let h = 0; h < this.top; h += 1) {
      const f = thresholds[h] ?? 0;
      this.#cumulated[h + 1] = (this.#cumulated[h] ?? 0) + f;
      this.#ratio[h] = Math.exp(-f);
      this.#size = Math.max(this.#size, Math.abs(this.#cumulated[h + 1] ?? 0));
    }
  }

  /** Fills everything for one theta; answers the log of the sum of the weights, category 0 weighing 1. */
  at(theta: number): number {
    const { top, probability: p } = this;
    let sum = 1;
    let shift = 0;
    p[0] = 1;
    if (Math.abs(theta) * top + this.#size < 600) {
      const odds = Math.exp(theta);
      let weight = 1;
      for (let h = 1; h <= top; h += 1) {
        weight *= odds * (this.#ratio[h - 1] ?? 0);
        p[h] = weight;
        sum += weight;
      }
    } else {
      for (let h = 1; h <= top; h += 1) shift = Math.max(shift, h * theta - (this.#cumulated[h] ?? 0));
      sum = 0;
      for (let h = 0; h <= top; h += 1) {
        p[h] = Math.exp(h * theta - (this.#cumulated[h] ?? 0) - shift);
        sum += p[h] ?? 0;
      }
    }
    let mean = 0;
    let squares = 0;
    let above = 0;
    for (let h = top; h >= 0; h -= 1) {
      const share = (p[h] ?? 0) / sum;
      p[h] = share;
      mean += h * share;
      squares += h * h * share;
      above += share;
      if (h > 0) this.atLeast[h - 1] = above;
    }
    this.expected = mean;
    this.variance = Math.max(0, squares - mean * mean);
    return shift + Math.log(sum);
  }

  /** Log of the weight of a category. */
  logWeight(category: number, theta: number): number {
    return category * theta - (this.#cumulated[category] ?? 0);
  }

  /** Fourth central moment of the category, after `at`. */
  fourthMoment(): number {
    let sum = 0;
    for (let h = 0; h <= this.top; h += 1) {
      const square = (h - this.expected) * (h - this.expected);
      sum += (this.probability[h] ?? 0) * square * square;
    }
    return sum;
  }
}
