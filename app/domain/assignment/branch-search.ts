import { entryOf, excluded, partner } from './exclusions.ts';
import type { PlanNetwork } from './plan-network.ts';
import { compareAims, compareValues, valueOf } from './plan-value.ts';
import type { PlanValue } from './plan-value.ts';
import type { Watch } from './network-simplex.ts';
import type { Problem } from './problem.ts';
import type { AssignmentRules } from './types.ts';

export type Plan = { taken: Uint8Array; value: PlanValue };

type Limits = { atLeast: Int32Array; atMost: Int32Array };
type Branch = { e: number; level: number; count: number } | { ban: number };

export type SearchOptions = {
  problem: Problem;
  minimums: AssignmentRules['minimums'];
  net: PlanNetwork;
  levelled: Uint8Array;
  /** Least total of each entry, and a plan whose aims must be reached; null where only exclusions are searched. */
  target: { totals: Float64Array; aims: PlanValue } | null;
  /** Work of the simplex that may go into branches. */
  workLimit: number;
  /** Whether the first plan that holds is enough. */
  first: boolean;
  watch?: Watch;
};

/**
 * What a flow alone cannot say (an entry's total match is at least so much; two judges exclude each other across levels)
 * is reached by branching: the flow without it gives a bound, a rule that it breaks is split in two cases, each priced
 * into the same network, which continues from where it stands.
 *
 * First a dive takes the likelier case of every broken rule at once; then, within the limit, all cases are looked at.
 * `proved` says that none was left out.
 */
export class BranchSearch {
  best: Plan | null = null;
  /** The flow before any branch: no plan is better. */
  bound: PlanValue | null = null;
  proved = false;
  stopped = false;
  /** Entries below their target that have no levels to branch on. */
  readonly unlevelled = new Set<number>();
  readonly #options: SearchOptions;
  readonly #limits = new Map<number, Limits>();
  #worked = 0;
  #cut = false;

  constructor(options: SearchOptions) {
    this.#options = options;
  }

  /** Work that went into branches. */
  get worked(): number {
    return this.#worked;
  }

  /** Searches, and leaves the network without limits. `known` is a plan that holds already. */
  run(known: Plan | null): void {
    const { first, workLimit } = this.#options;
    this.best = known;
    const root = this.#open() ? this.#solve() : null;
    if (root) {
      // Better aims are owed to exclusions that are not branched on: such a flow says nothing about the total.
      this.bound = this.#isTooGood(root.value) ? null : root.value;
      if (this.#improves(root)) this.#dive(root);
      else this.proved = true;
    } else this.proved = !this.stopped;
    const settled = this.proved || this.stopped || this.unlevelled.size > 0 || (first && this.best !== null);
    if (!settled && workLimit > 0) {
      this.proved = true;
      this.#explore();
      if (this.#cut || this.unlevelled.size > 0) this.proved = false;
    }
    if (this.stopped || !this.#options.net.strict) this.proved = false;
    for (const e of this.#limits.keys()) this.#clear(e);
  }

  #improves(plan: Plan): boolean {
    return this.best === null || compareValues(plan.value, this.best.value) < 0;
  }

  /** Puts the limits of the targets on; false when one is out of reach by itself. */
  #open(): boolean {
    const { problem, net, levelled, target } = this.#options;
    if (!target) return true;
    let possible = true;
    for (const [e, levels] of net.levels.entries()) {
      if (levelled[e] !== 1 || levels.length === 0) continue;
      const atMost = new Int32Array(levels.length).fill(problem.need[e] ?? 0);
      this.#limits.set(e, { atLeast: new Int32Array(levels.length), atMost });
      if (!this.#price(e)) possible = false;
    }
    return possible;
  }

  /** The best flow under the present limits; null when it breaks one, or gives up coverage for it. */
  #solve(): Plan | null {
    const { problem, minimums, net, target, watch } = this.#options;
    net.simplex.reprice();
    if (!net.run(watch)) {
      this.stopped = true;
      return null;
    }
    const taken = net.taken();
    const value = valueOf(problem, taken, minimums);
    if (target && compareAims(value, target.aims) > 0) return null;
    // Coverage outweighs the limits of levels: where it is owed to an exclusion, that is branched on before them.
    if (this.#isTooGood(value) && this.#exclusions(taken, 1).length > 0) return { taken, value };
    for (const [e, levels] of target ? net.levels.entries() : [])
      for (const [index, level] of levels.entries()) {
        const below = net.below(e, index);
        if (below > level.atMost || below < level.atLeast) return null;
      }
    return { taken, value };
  }

  #solveBranch(): Plan | null {
    const { simplex } = this.#options.net;
    const before = simplex.work;
    const plan = this.#solve();
    this.#worked += simplex.work - before;
    return plan;
  }

  #isSpent(): boolean {
    return this.#worked > this.#options.workLimit;
  }

  #dive(from: Plan): void {
    const undo: (() => void)[] = [];
    for (let plan: Plan | null = from; plan && !this.#isSpent();) {
      const broken = this.#broken(plan, Infinity);
      if (this.unlevelled.size > 0) break;
      if (broken.length === 0) {
        if (this.#improves(plan)) this.best = plan;
        // Nothing was broken before any branch: the bound itself is reached.
        if (undo.length === 0) this.proved = true;
        break;
      }
      if (!broken.every((branch) => this.#apply(branch, true, undo))) break;
      plan = this.#solveBranch();
    }
    for (const step of undo.reverse()) step();
  }

  #explore(): void {
    if (this.#isSpent()) this.#cut = true;
    if (this.#cut || this.stopped) return;
    const plan = this.#solveBranch();
    if (!plan || !this.#improves(plan)) return;
    const [branch] = this.#broken(plan, 1);
    if (this.unlevelled.size > 0) return;
    if (!branch) {
      this.best = plan;
      return;
    }
    const sides: [Branch, boolean][] =
      'ban' in branch
        ? [
            [branch, true],
            [{ ban: this.#partnerOf(plan.taken, branch.ban) }, true],
          ]
        : [
            [branch, true],
            [branch, false],
          ];
    for (const [side, low] of sides) {
      const undo: (() => void)[] = [];
      if (this.#apply(side, low, undo)) this.#explore();
      for (const step of undo.reverse()) step();
      if (this.stopped || (this.#options.first && this.best)) return;
    }
  }

  /** Whether the aims are better than any plan's can be: two sit together who exclude each other. */
  #isTooGood(value: PlanValue): boolean {
    const { target } = this.#options;
    return target !== null && compareAims(value, target.aims) < 0;
  }

  #exclusions(taken: Uint8Array, limit: number): Branch[] {
    const { problem, target } = this.#options;
    const broken: Branch[] = [];
    if (problem.apart.length > 0 || (target && problem.groups > 0))
      for (let e = 0; e < problem.entries.length && broken.length < limit; e += 1) {
        const ban = excluded(problem, e, taken);
        if (ban >= 0) broken.push({ ban });
      }
    return broken;
  }

  /** Branches on rules that the plan breaks, at most `limit`. */
  #broken(plan: Plan, limit: number): Branch[] {
    const { problem, levelled, target } = this.#options;
    const first = this.#isTooGood(plan.value) ? this.#exclusions(plan.taken, limit) : [];
    if (first.length > 0) return first;
    const broken: Branch[] = [];
    if (target)
      for (let e = 0; e < problem.entries.length && broken.length < limit; e += 1) {
        if ((plan.value.totals[e] ?? 0) >= (target.totals[e] ?? 0)) continue;
        if (levelled[e] !== 1) this.unlevelled.add(e);
        else broken.push(this.#levelOf(e));
      }
    return [...broken, ...this.#exclusions(plan.taken, limit - broken.length)];
  }

  /** The lowest level that the entry has judges in and could have fewer: one less, or not. */
  #levelOf(e: number): Branch {
    const { net } = this.#options;
    const { atLeast } = this.#limits.get(e) ?? { atLeast: new Int32Array(0) };
    for (let level = atLeast.length - 1; level >= 0; level -= 1) {
      const count = net.below(e, level);
      if (count > (atLeast[level] ?? 0)) return { e, level, count };
    }
    throw new Error('an entry below its target has nothing to gain');
  }

  #partnerOf(taken: Uint8Array, at: number): number {
    const { problem } = this.#options;
    const e = entryOf(problem, at);
    return partner(problem, e, taken, at);
  }

  /** Prices one side of a branch in; false when that side holds nothing. */
  #apply(branch: Branch, low: boolean, undo: (() => void)[]): boolean {
    const { net } = this.#options;
    if ('ban' in branch) {
      net.ban(branch.ban, true);
      undo.push(() => net.ban(branch.ban, false));
      return true;
    }
    const { e, level, count } = branch;
    const limits = this.#limits.get(e);
    if (!limits) return false;
    const side = low ? limits.atMost : limits.atLeast;
    const before = side[level] ?? 0;
    side[level] = low ? Math.min(before, count - 1) : Math.max(before, count);
    undo.push(() => {
      side[level] = before;
      this.#price(e);
    });
    return this.#price(e);
  }

  /**
   * Tightens an entry's limits by what its target implies and prices them. Whoever has `c` judges below a level has at
   * least as many below every higher one, so each level's limit follows from the others being as good as they can.
   */
  #price(e: number): boolean {
    const { problem, net, target } = this.#options;
    const limits = this.#limits.get(e);
    const levels = net.levels[e] ?? [];
    if (!limits || !target) return true;
    const top = problem.match[problem.start[e] ?? 0] ?? 0;
    const drop = levels.map((level, index) => (levels[index - 1]?.value ?? top) - level.value);
    const least = Int32Array.from(limits.atLeast);
    for (let level = levels.length - 2; level >= 0; level -= 1)
      least[level] = Math.max(least[level] ?? 0, least[level + 1] ?? 0);
    let slack = (problem.base[e] ?? 0) + top * (problem.need[e] ?? 0) - (target.totals[e] ?? 0);
    for (const [level, value] of drop.entries()) slack -= value * (least[level] ?? 0);
    let ceiling = problem.need[e] ?? 0;
    let possible = slack >= 0;
    for (let level = 0; level < levels.length; level += 1) {
      ceiling = Math.min(ceiling, limits.atMost[level] ?? 0);
      const cost = (count: number) => {
        let sum = 0;
        for (let above = 0; above <= level; above += 1)
          sum += (drop[above] ?? 0) * Math.max(0, count - (least[above] ?? 0));
        return sum;
      };
      while (ceiling > (least[level] ?? 0) && cost(ceiling) > slack) ceiling -= 1;
      if (ceiling < (least[level] ?? 0)) possible = false;
      net.limit(e, level, least[level] ?? 0, Math.max(ceiling, least[level] ?? 0));
    }
    return possible;
  }

  #clear(e: number): void {
    const { problem, net } = this.#options;
    for (const level of (net.levels[e] ?? []).keys()) net.limit(e, level, 0, problem.need[e] ?? 0);
  }
}
