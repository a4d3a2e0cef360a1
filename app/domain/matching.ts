/**
 * Entries and judges as indices, with who judges what. `match[e * judges + j]` is 0 where a pair must not be. A pair is
 * either kept from before or fresh; only fresh pairs move.
 */
export class Matching {
  readonly #match: Uint8Array;
  readonly #judges: number;
  /** 0 free, 1 fresh, 2 kept. */
  readonly #state: Uint8Array;
  readonly #load: Int32Array;
  readonly #count: Int32Array;
  /** Fresh and kept entries of each judge. */
  readonly #entriesOf: Set<number>[];

  constructor(match: Uint8Array, entries: number, judges: number) {
    this.#match = match;
    this.#judges = judges;
    this.#state = new Uint8Array(entries * judges);
    this.#load = new Int32Array(judges);
    this.#count = new Int32Array(entries);
    this.#entriesOf = Array.from({ length: judges }, () => new Set<number>());
  }

  /** Judges that the entry could have at all. */
  choices(e: number): number {
    let count = 0;
    for (let j = 0; j < this.#judges; j += 1) if ((this.#match[e * this.#judges + j] ?? 0) > 0) count += 1;
    return count;
  }

  count(e: number): number {
    return this.#count[e] ?? 0;
  }

  load(j: number): number {
    return this.#load[j] ?? 0;
  }

  keep(e: number, j: number): void {
    if (this.#stateOf(e, j) === 0) this.#set(e, j, 2);
  }

  /** Fresh pairs, by entry and judge. */
  fresh(): [number, number][] {
    const pairs: [number, number][] = [];
    for (let at = 0; at < this.#state.length; at += 1)
      if (this.#state[at] === 1) pairs.push([Math.floor(at / this.#judges), at % this.#judges]);
    return pairs;
  }

  /** Gives the entry its best matching judge below the cap, the least loaded of equals. */
  takeBest(e: number, cap: readonly number[], order: readonly number[]): boolean {
    let best = -1;
    let bestValue = -1;
    for (const j of order) {
      const match = this.#match[e * this.#judges + j] ?? 0;
      if (match === 0 || this.#stateOf(e, j) !== 0) continue;
      const room = (cap[j] ?? 0) - this.load(j);
      if (room <= 0) continue;
      // A full point of match outweighs any difference in load; between equal matches the emptier judge wins.
      const value = match * 1000 + (1000 * room) / (cap[j] ?? 1);
      if (value > bestValue) {
        best = j;
        bestValue = value;
      }
    }
    if (best < 0) return false;
    this.#set(e, best, 1);
    return true;
  }

  /**
   * Gives the entry one more judge by moving others along the shortest augmenting path (breadth first over judges): a
   * full judge passes one of their entries on to somebody else, and so forth, to a judge below the cap.
   */
  augment(e: number, cap: readonly number[]): boolean {
    const cameFromEntry = new Int32Array(this.#judges).fill(-1);
    const cameFromJudge = new Int32Array(this.#judges).fill(-1);
    const seen = new Uint8Array(this.#judges);
    const queue: number[] = [];
    for (let j = 0; j < this.#judges; j += 1) {
      if ((this.#match[e * this.#judges + j] ?? 0) === 0 || this.#stateOf(e, j) !== 0) continue;
      seen[j] = 1;
      cameFromEntry[j] = e;
      queue.push(j);
    }
    for (let head = 0; head < queue.length; head += 1) {
      const j = queue[head] ?? 0;
      if (this.load(j) < (cap[j] ?? 0)) {
        this.#walkBack(j, e, cameFromEntry, cameFromJudge);
        return true;
      }
      for (const other of this.#entriesOf[j] ?? []) {
        if (this.#stateOf(other, j) !== 1) continue;
        for (let next = 0; next < this.#judges; next += 1) {
          if (seen[next] === 1 || (this.#match[other * this.#judges + next] ?? 0) === 0) continue;
          if (this.#stateOf(other, next) !== 0) continue;
          seen[next] = 1;
          cameFromEntry[next] = other;
          cameFromJudge[next] = j;
          queue.push(next);
        }
      }
    }
    return false;
  }

  /** Takes entries over from the most loaded judges until the judge has the minimum, where that is possible. */
  fillUp(j: number, minimum: number): void {
    while (this.load(j) < minimum) {
      let giver = -1;
      let taken = -1;
      for (let other = 0; other < this.#judges; other += 1) {
        if (other === j || this.load(other) <= this.load(j) + 1) continue;
        if (giver >= 0 && this.load(other) <= this.load(giver)) continue;
        for (const e of this.#entriesOf[other] ?? []) {
          if (this.#stateOf(e, other) !== 1 || this.#stateOf(e, j) !== 0) continue;
          if ((this.#match[e * this.#judges + j] ?? 0) === 0) continue;
          giver = other;
          taken = e;
          break;
        }
      }
      if (giver < 0) return;
      this.#clear(taken, giver);
      this.#set(taken, j, 1);
    }
  }

  #walkBack(end: number, start: number, cameFromEntry: Int32Array, cameFromJudge: Int32Array): void {
    let j = end;
    for (;;) {
      const e = cameFromEntry[j] ?? start;
      const before = cameFromJudge[j] ?? -1;
      if (before >= 0) this.#clear(e, before);
      this.#set(e, j, 1);
      if (before < 0) return;
      j = before;
    }
  }

  #stateOf(e: number, j: number): number {
    return this.#state[e * this.#judges + j] ?? 0;
  }

  #set(e: number, j: number, state: 1 | 2): void {
    this.#state[e * this.#judges + j] = state;
    this.#load[j] = this.load(j) + 1;
    this.#count[e] = this.count(e) + 1;
    this.#entriesOf[j]?.add(e);
  }

  #clear(e: number, j: number): void {
    this.#state[e * this.#judges + j] = 0;
    this.#load[j] = this.load(j) - 1;
    this.#count[e] = this.count(e) - 1;
    this.#entriesOf[j]?.delete(e);
  }
}
