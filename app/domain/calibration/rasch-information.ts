import { addTo } from './linear.ts';
import type { RaschData } from './rasch-data.ts';
import type { Peeled } from './rasch-extremes.ts';
import type { RaschScale } from './rasch-model.ts';

/**
 * Score and information of the joint likelihood at a point. The point holds the entries, then the rest: judges,
 * criteria and the thresholds of each group, these three with the sign turned round, so that each parameter adds to the
 * log-odds: theta = B + (-S) + (-D), and -F_h is added once for each category from h on.
 */
export class InformationPass {
  readonly entries: number;
  readonly rest: number;
  readonly score: Float64Array;
  readonly information: Float64Array;
  /** Largest observed less expected sum of any parameter, in points. */
  residual = 0;
  readonly #thresholdAt: Int32Array;
  readonly #entryScore: Float64Array;
  readonly #entryInformation: Float64Array;
  /** Rows of entries with the rest: the places touched, and the values there. */
  readonly #rowStart: Int32Array;
  readonly #rowPlaces: number[] = [];
  readonly #rowValues: Float64Array;
  readonly #slots: Int32Array;

  constructor(
    readonly data: RaschData,
    readonly peeled: Peeled,
    readonly scales: RaschScale[],
  ) {
    const { ids, of, groupOf } = data;
    this.entries = ids[0].length;
    this.#thresholdAt = new Int32Array(scales.length);
    let next = ids[1].length + ids[2].length;
    for (const [group, scale] of scales.entries()) {
      this.#thresholdAt[group] = next;
      next += scale.top;
    }
    this.rest = next;
    this.score = new Float64Array(next);
    this.information = new Float64Array(next * next);
    this.#entryScore = new Float64Array(this.entries);
    this.#entryInformation = new Float64Array(this.entries);
    // Where in the row of its entry each mark's judge, criterion and first threshold stand.
    this.#rowStart = new Int32Array(this.entries + 1);
    this.#slots = new Int32Array(3 * data.mark.length);
    const slotOf = new Int32Array(next).fill(-1);
    for (let at = 0, entry = 0; entry < this.entries; entry += 1) {
      const from = this.#rowPlaces.length;
      this.#rowStart[entry] = from;
      for (; at < data.mark.length && of[0][at] === entry; at += 1) {
        const criterion = of[2][at] ?? 0;
        const group = groupOf[criterion] ?? 0;
        const places = [of[1][at] ?? 0, ids[1].length + criterion, this.#thresholdAt[group] ?? 0];
        for (const [k, place] of places.entries()) {
          const width = k < 2 ? 1 : (scales[group]?.top ?? 0);
          if (width > 0 && (slotOf[place] ?? -1) < from) {
            slotOf[place] = this.#rowPlaces.length;
            for (let h = 0; h < width; h += 1) this.#rowPlaces.push(place + h);
          }
          this.#slots[3 * at + k] = slotOf[place] ?? 0;
        }
      }
    }
    this.#rowStart[this.entries] = this.#rowPlaces.length;
    this.#rowValues = new Float64Array(this.#rowPlaces.length);
  }

  /** Place of the first threshold of a group among the rest. */
  thresholdAt(group: number): number {
    return this.#thresholdAt[group] ?? 0;
  }

  /** Fills score and information; answers the log-likelihood. */
  run(point: Float64Array): number {
    const { data, peeled, scales, rest, entries, score, information } = this;
    const [entryOf, judgeOf, criterionOf] = data.of;
    const judges = data.ids[1].length;
    const row = this.#rowValues;
    for (const array of [score, information, row, this.#entryScore, this.#entryInformation]) array.fill(0);
    for (const [group, scale] of scales.entries()) {
      const from = entries + this.thresholdAt(group);
      scale.setThresholds(point.subarray(from, from + scale.top).map((one) => -one));
    }
    let likelihood = 0;
    for (let at = 0; at < data.mark.length; at += 1) {
      if (peeled.active[at] !== 1) continue;
      const entry = entryOf[at] ?? 0;
      const judge = judgeOf[at] ?? 0;
      const criterion = criterionOf[at] ?? 0;
      const group = data.groupOf[criterion] ?? 0;
      const scale = scales[group];
      if (!scale) continue;
      const k = judges + criterion;
      const theta = (point[entry] ?? 0) + (point[entries + judge] ?? 0) + (point[entries + k] ?? 0);
      const category = peeled.category[at] ?? 0;
      likelihood += scale.logWeight(category, theta) - scale.at(theta);
      const { expected, variance, atLeast, probability, top } = scale;
      const difference = category - expected;
      addTo(this.#entryScore, entry, difference);
      addTo(this.#entryInformation, entry, variance);
      addTo(score, judge, difference);
      addTo(score, k, difference);
      addTo(row, this.#slots[3 * at] ?? 0, variance);
      addTo(row, this.#slots[3 * at + 1] ?? 0, variance);
      addTo(information, judge * rest + judge, variance);
      addTo(information, k * rest + judge, variance);
      addTo(information, k * rest + k, variance);
      const first = this.#thresholdAt[group] ?? 0;
      const slot = this.#slots[3 * at + 2] ?? 0;
      let tail = 0;
      for (let h = top - 1; h >= 0; h -= 1) {
        // Covariance of the category with "at least h + 1".
        tail += (h + 1) * (probability[h + 1] ?? 0);
        const share = atLeast[h] ?? 0;
        const covariance = tail - expected * share;
        const place = first + h;
        addTo(score, place, (category > h ? 1 : 0) - share);
        addTo(row, slot + h, covariance);
        addTo(information, place * rest + judge, covariance);
        addTo(information, place * rest + k, covariance);
        for (let g = 0; g <= h; g += 1)
          addTo(information, place * rest + first + g, share * (1 - (atLeast[g] ?? 0)));
      }
    }
    const largest = (most: number, one: number) => Math.max(most, Math.abs(one));
    this.residual = score.reduce(largest, this.#entryScore.reduce(largest, 0));
    return likelihood;
  }

  /** Takes the entries out of score and information (the Schur complement). */
  eliminate(): void {
    const { rest, score, information } = this;
    for (let entry = 0; entry < this.entries; entry += 1) {
      const own = this.#entryInformation[entry] ?? 0;
      if (own === 0) continue;
      const [from, to] = [this.#rowStart[entry] ?? 0, this.#rowStart[entry + 1] ?? 0];
      const gain = (this.#entryScore[entry] ?? 0) / own;
      for (let a = from; a < to; a += 1) {
        const value = this.#rowValues[a] ?? 0;
        const place = this.#rowPlaces[a] ?? 0;
        addTo(score, place, -value * gain);
        const factor = value / own;
        for (let b = from; b < to; b += 1) {
          const other = this.#rowPlaces[b] ?? 0;
          if (other <= place) addTo(information, place * rest + other, -factor * (this.#rowValues[b] ?? 0));
        }
      }
    }
  }

  /** The steps of the entries from those of the rest. */
  substitute(tail: Float64Array, step: Float64Array): void {
    for (let entry = 0; entry < this.entries; entry += 1) {
      const own = this.#entryInformation[entry] ?? 0;
      if (own === 0) continue;
      let sum = this.#entryScore[entry] ?? 0;
      for (let a = this.#rowStart[entry] ?? 0; a < (this.#rowStart[entry + 1] ?? 0); a += 1)
        sum -= (this.#rowValues[a] ?? 0) * (tail[this.#rowPlaces[a] ?? 0] ?? 0);
      step[entry] = sum / own;
    }
  }
}
