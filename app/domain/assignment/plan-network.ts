import { FlowNetwork } from './flow-network.ts';
import { NetworkSimplex } from './network-simplex.ts';
import type { Watch } from './network-simplex.ts';
import type { Problem } from './problem.ts';
import type { Weights } from './weights.ts';

const PLENTY = 1 << 30;

/** The judges of an entry whose match is at most `value`; `arcs` carry them, one each, from `first` on. */
export type Level = { value: number; first: number; atMost: number; atLeast: number };

/**
 * The flow that a plan is: every place of an entry goes to a judge it may have, from there through one of the judge's
 * slots (each dearer than the one before, which evens the loads) to the root, or is missing.
 *
 * Where judges exclude each other, their arcs pass through one node of capacity 1. An entry can be levelled: its judges
 * then hang on a chain, best match on top, so that limits on the number of judges below each level can be priced.
 * Groups then hold within a level only; what crosses levels is left to the search.
 */
export class PlanNetwork {
  readonly simplex: NetworkSimplex;
  readonly levels: readonly (readonly Level[])[];
  /** Whether its costs keep the aims apart without fail. */
  readonly strict: boolean;
  readonly #net = new FlowNetwork();
  readonly #problem: Problem;
  readonly #weights: Weights;
  readonly #pairArc: Int32Array;
  readonly #tree: number[] = [-1];

  /** `taken` is a plan to start from: 1 for every candidate pair that is in it. No hard rule may be broken in it. */
  constructor(problem: Problem, weights: Weights, levelled: Uint8Array, missing: boolean, taken: Uint8Array) {
    this.#problem = problem;
    this.#weights = weights;
    this.strict = weights.strict;
    this.#pairArc = new Int32Array(problem.judge.length).fill(-1);
    const judgeNode = this.#addJudges(taken);
    const levels: Level[][] = [];
    for (let e = 0; e < problem.entries.length; e += 1)
      levels.push(
        (problem.need[e] ?? 0) === 0 ? [] : this.#addEntry(e, judgeNode, levelled[e] === 1, missing, taken),
      );
    this.levels = levels;
    this.simplex = new NetworkSimplex(this.#net, Int32Array.from(this.#tree));
  }

  /** Pivots to the best flow. False when stopped before; `taken` is then the best reached. */
  run(watch?: Watch): boolean {
    return this.simplex.run(watch);
  }

  /** The plan: 1 for every candidate pair in it. */
  taken(): Uint8Array {
    const flow = this.#net.flow;
    return Uint8Array.from(this.#pairArc, (arc) => (arc >= 0 && (flow[arc] ?? 0) > 0 ? 1 : 0));
  }

  /** How many judges and missing places of the entry are below the level. */
  below(e: number, level: number): number {
    const { first } = this.levels[e]?.[level] ?? { first: 0 };
    let count = 0;
    for (let unit = 0; unit < (this.#problem.need[e] ?? 0); unit += 1)
      count += this.#net.flow[first + unit] ?? 0;
    return count;
  }

  /** Sets limits on a level. Call `simplex.reprice()` before the next run. */
  limit(e: number, level: number, atLeast: number, atMost: number): void {
    const found = this.levels[e]?.[level];
    if (!found) return;
    found.atLeast = atLeast;
    found.atMost = atMost;
    for (let unit = 0; unit < (this.#problem.need[e] ?? 0); unit += 1)
      this.#net.cost[found.first + unit] =
        unit < atLeast ? -this.#weights.level : unit >= atMost ? this.#weights.level : 0;
  }

  /** Rules a candidate pair out, or in again. Call `simplex.reprice()` before the next run. */
  ban(at: number, banned: boolean): void {
    const arc = this.#pairArc[at] ?? -1;
    if (arc < 0) return;
    this.#net.cost[arc] = this.#pairCost(at) + (banned ? this.#weights.ban : 0);
  }

  #pairCost(at: number): number {
    const stays = this.#problem.current[at] === 1 ? this.#weights.stay : 0;
    return -(this.#problem.match[at] ?? 0) * this.#weights.match - stays;
  }

  #node(): number {
    this.#tree.push(-1);
    return this.#net.addNode();
  }

  #arc(from: number, to: number, cap: number, cost: number, flow: number): number {
    const arc = this.#net.addArc(from, to, cap, cost);
    this.#net.flow[arc] = flow;
    return arc;
  }

  #addJudges(taken: Uint8Array): Int32Array {
    const { judges, room, load, min, judge } = this.#problem;
    const net = this.#net;
    const asked = new Int32Array(judges.length);
    const used = new Int32Array(judges.length);
    for (const [at, j] of judge.entries()) {
      asked[j] = (asked[j] ?? 0) + 1;
      used[j] = (used[j] ?? 0) + (taken[at] ?? 0);
    }
    return Int32Array.from(judges, (_, j) => {
      const node = this.#node();
      const slots = Math.min(room[j] ?? 0, asked[j] ?? 0);
      for (let slot = 0; slot < slots; slot += 1) {
        const place = (load[j] ?? 0) + slot + 1;
        const cost = place - (place <= (min[j] ?? 0) ? this.#weights.min : 0);
        this.#arc(node, net.root, 1, cost, slot < (used[j] ?? 0) ? 1 : 0);
      }
      this.#tree[node] = this.#arc(node, net.root, PLENTY, this.#weights.ban, 0);
      return node;
    });
  }

  #addEntry(
    e: number,
    judgeNode: Int32Array,
    levelled: boolean,
    missing: boolean,
    taken: Uint8Array,
  ): Level[] {
    const { start, match, need } = this.#problem;
    const from = start[e] ?? 0;
    const end = start[e + 1] ?? 0;
    const places = need[e] ?? 0;
    let here = this.#node();
    let left = places;
    const levels: Level[] = [];
    const descend = (value: number) => {
      const next = this.#node();
      const first = this.#net.arcs;
      for (let unit = 0; unit < places; unit += 1) {
        const cap = unit === places - 1 ? PLENTY : 1;
        this.#tree[here] = this.#arc(here, next, cap, 0, unit < left ? 1 : 0);
      }
      levels.push({ value, first, atMost: places, atLeast: 0 });
      here = next;
    };
    for (let at = from; at < end;) {
      let stop = end;
      if (levelled) {
        if (at > from) descend(match[at] ?? 0);
        stop = at;
        while (stop < end && match[stop] === match[at]) stop += 1;
      }
      left -= this.#addRow(here, at, stop, judgeNode, taken);
      at = stop;
    }
    if (levelled && missing && end > from) descend(0);
    for (let unit = 0; unit < places; unit += 1) {
      const cap = unit === places - 1 ? PLENTY : 1;
      const cost = this.#weights.cover + (unit + 1) * this.#weights.spread;
      this.#tree[here] = this.#arc(here, this.#net.root, cap, cost, unit < left ? 1 : 0);
    }
    return levels;
  }

  /** Arcs from a node of an entry to its candidates from `at` to `stop`; says how many of them are taken. */
  #addRow(from: number, at: number, stop: number, judgeNode: Int32Array, taken: Uint8Array): number {
    const { judge, group } = this.#problem;
    const sizes = new Map<number, number>();
    const takenOf = new Map<number, number>();
    let count = 0;
    for (let c = at; c < stop; c += 1) {
      count += taken[c] ?? 0;
      const g = group[judge[c] ?? 0] ?? -1;
      if (g < 0) continue;
      sizes.set(g, (sizes.get(g) ?? 0) + 1);
      takenOf.set(g, (takenOf.get(g) ?? 0) + (taken[c] ?? 0));
    }
    const gates = new Map<number, number>();
    for (let c = at; c < stop; c += 1) {
      const j = judge[c] ?? 0;
      const g = group[j] ?? -1;
      let source = from;
      if (g >= 0 && (sizes.get(g) ?? 0) > 1) {
        source = gates.get(g) ?? -1;
        if (source < 0) {
          source = this.#node();
          gates.set(g, source);
          this.#arc(from, source, 1, 0, takenOf.get(g) ?? 0);
        }
      }
      // Two through a gate cannot be, but the room to spare keeps the tree strongly feasible.
      const cap = source === from ? 1 : 2;
      const arc = this.#arc(source, judgeNode[j] ?? 0, cap, this.#pairCost(c), taken[c] ?? 0);
      this.#pairArc[c] = arc;
      if (source !== from && (taken[c] === 1 || this.#tree[source] === -1)) this.#tree[source] = arc;
    }
    return count;
  }
}
