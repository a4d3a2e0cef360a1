import { BranchSearch } from './branch-search.ts';
import type { Plan } from './branch-search.ts';
import { excluded } from './exclusions.ts';
import { firstPlan } from './first-plan.ts';
import { lift } from './lift.ts';
import type { Watch } from './network-simplex.ts';
import { PlanNetwork } from './plan-network.ts';
import { compareValues, valueOf } from './plan-value.ts';
import type { Problem } from './problem.ts';
import type { AssignmentProgress, AssignmentRules, ProgressWatch } from './types.ts';
import { weightsFor } from './weights.ts';

export type Search = {
  plan: Plan;
  /** The most the worst entry could have, and the most the total could be with the worst entry as it is. */
  worstBound: number;
  totalBound: number;
  worstProved: boolean;
  totalProved: boolean;
  finished: boolean;
  pivots: number;
};

/** Up to so many candidate pairs, every entry gets levels at once. */
const FEW = 20_000;

/**
 * Finds the plan that is best in the order of the aims. One flow settles coverage, minimums, total match and evenness.
 * Then the least total that an entry may have is raised, by halving the interval between what is reached and what is
 * thinkable, and the total is made the best for it.
 */
export function searchPlan(problem: Problem, rules: AssignmentRules, watch?: ProgressWatch): Search {
  return new WorstFirst(problem, rules, watch).run();
}

class WorstFirst {
  readonly #problem: Problem;
  readonly #rules: AssignmentRules;
  readonly #watch: Watch | undefined;
  readonly #ceilings: Float64Array;
  /** What is left of the work that branches may take. */
  #work = 3e7;
  readonly #progress: AssignmentProgress;
  #pivots = 0;
  #net: PlanNetwork | null = null;
  #levelled: Uint8Array;
  /** Whether levels are few enough to try what is thinkable first. */
  readonly #isBold: boolean;

  constructor(problem: Problem, rules: AssignmentRules, watch?: ProgressWatch) {
    this.#problem = problem;
    this.#rules = rules;
    this.#ceilings = ceilings(problem);
    this.#levelled = new Uint8Array(problem.entries.length);
    this.#isBold = problem.judge.length <= FEW || problem.need.every((_, e) => this.#isCoarse(e));
    const places = problem.need.reduce((sum, need) => sum + need, 0);
    this.#progress = { phase: 'filling', pivots: 0, places, filled: 0, worst: 0, worstBound: 0 };
    this.#watch = watch && (() => watch({ ...this.#progress, pivots: this.#count() }));
  }

  run(): Search {
    const problem = this.#problem;
    const weights = weightsFor(problem, this.#rules, 0);
    const start = firstPlan(problem);
    const net = new PlanNetwork(problem, weights, this.#levelled, false, start);
    this.#net = net;
    this.#note({ taken: start, value: this.#value(start) });
    const finished = net.run(this.#watch);
    let plan: Plan = { taken: net.taken(), value: this.#value(net.taken()) };
    let totalBound = plan.value.total;
    let totalProved = finished;
    if (problem.apart.length > 0 && problem.entries.some((_, e) => excluded(problem, e, plan.taken) >= 0)) {
      const { minimums } = this.#rules;
      const search = new BranchSearch({
        problem,
        minimums,
        net,
        levelled: this.#levelled,
        target: null,
        first: false,
        workLimit: this.#work,
        watch: this.#watch,
      });
      if (finished) search.run(null);
      plan = search.best ?? this.#withoutExcluded(plan.taken);
      totalProved = search.proved;
      totalBound = search.proved ? plan.value.total : (search.bound?.total ?? totalBound);
    }
    this.#note(plan);
    const first = { plan, totalBound, totalProved };
    if (!finished) {
      const worstBound = this.#ceiling();
      return { ...first, worstBound, worstProved: false, finished: false, pivots: this.#count() };
    }
    if (this.#rules.fairness === 'total') {
      const worstBound = plan.value.worst;
      return { ...first, worstBound, worstProved: totalProved, finished: true, pivots: this.#count() };
    }
    return this.#raise(first);
  }

  /** Raises the least total, then makes the total the best for it. */
  #raise(first: { plan: Plan; totalBound: number; totalProved: boolean }): Search {
    let { plan, totalBound } = first;
    // A total is proved for the worst entry as it is, so not before it has been raised.
    let totalProved = first.totalProved && this.#reached(plan) >= this.#ceiling();
    let low = this.#reached(plan);
    const unlifted = low;
    if (!this.#isBold && low < this.#ceiling()) {
      const taken = lift(this.#problem, plan.taken);
      plan = { taken, value: this.#value(taken) };
      low = Math.max(low, this.#reached(plan));
    }
    let high = this.#ceiling();
    let worstBound = high;
    const raised = unlifted < high;
    let stopped = false;
    this.#progress.phase = 'worst';
    // Then in growing steps from below: a search that fails costs the most, and entries far above need no levels.
    let step = Math.max(1, Math.floor((high - low) / 8));
    for (
      let target = this.#isBold ? high : low + step;
      low < high && !stopped && this.#work > 0;
      target = Math.min(low + step, Math.ceil((low + high) / 2))
    ) {
      this.#progress.worstBound = worstBound;
      const search = this.#search(plan, target, null);
      stopped = search.stopped;
      if (search.best) {
        plan = search.best;
        low = Math.max(target, this.#reached(plan));
        step *= 2;
        this.#note(plan);
      } else {
        step = Math.max(1, Math.floor(step / 4));
        high = target - 1;
        if (search.proved) worstBound = Math.min(worstBound, high);
      }
    }
    if (raised && !stopped && this.#work > 0) {
      this.#progress.phase = 'total';
      const search = this.#search(plan, low, plan);
      stopped = search.stopped;
      plan = search.best ?? plan;
      totalProved = search.proved;
      totalBound = Math.min(totalBound, search.bound?.total ?? totalBound);
      if (totalProved) totalBound = plan.value.total;
    }
    return {
      plan,
      totalBound,
      totalProved,
      finished: !stopped,
      pivots: this.#count(),
      worstBound: this.#rules.fairness === 'worst' ? worstBound : Math.max(plan.value.worst, worstBound),
      worstProved: low >= worstBound,
    };
  }

  /** One search with a target; entries that turn out to need levels get them, and it begins again. */
  #search(plan: Plan, target: number, known: Plan | null): BranchSearch {
    const problem = this.#problem;
    const { minimums } = this.#rules;
    const totals = Float64Array.from(this.#ceilings, (_, e) => this.#targetOf(e, target));
    let wanted = this.#firstLevels(plan, totals);
    for (;;) {
      if (wanted) this.#level(wanted, plan);
      const net = this.#net;
      if (!net) throw new Error('no network');
      const search = new BranchSearch({
        problem,
        minimums,
        net,
        levelled: this.#levelled,
        target: { totals, aims: plan.value },
        first: known === null,
        workLimit: this.#work / 4,
        watch: this.#watch,
      });
      const before = net.simplex.work;
      search.run(known);
      // Where levels are few, only branches count: the flow itself is worth its time.
      this.#work -= this.#isBold ? search.worked : net.simplex.work - before;
      if (search.unlevelled.size === 0 || this.#work <= 0) return search;
      wanted = search.unlevelled;
    }
  }

  /** Which entries need levels to begin with; null when enough have them. */
  #firstLevels(plan: Plan, totals: Float64Array): Iterable<number> | null {
    const { entries, need, judge } = this.#problem;
    if (this.#levelled.includes(1)) return null;
    const all = judge.length <= FEW;
    return entries.flatMap((_, e) => {
      const below = (plan.value.totals[e] ?? 0) < (totals[e] ?? 0);
      return (need[e] ?? 0) > 0 && (below || all || this.#isCoarse(e)) ? [e] : [];
    });
  }

  /** Whether the entry's candidates have so few different matches that levels cost next to nothing. */
  #isCoarse(e: number): boolean {
    const { start, match } = this.#problem;
    let levels = 0;
    for (let at = (start[e] ?? 0) + 1; at < (start[e + 1] ?? 0); at += 1)
      if (match[at] !== match[at - 1]) levels += 1;
    return levels <= 2;
  }

  #level(entries: Iterable<number>, plan: Plan): void {
    const problem = this.#problem;
    for (const e of entries) this.#levelled[e] = 1;
    this.#pivots = this.#count();
    const missing = plan.value.aims[0] > 0;
    const weights = weightsFor(problem, this.#rules, mostLevels(problem));
    this.#net = new PlanNetwork(problem, weights, this.#levelled, missing, plan.taken);
  }

  #targetOf(e: number, target: number): number {
    if ((this.#problem.need[e] ?? 0) === 0) return 0;
    return this.#rules.fairness === 'each' ? Math.min(this.#ceilings[e] ?? 0, target) : target;
  }

  /** The highest target that could make a difference. */
  #ceiling(): number {
    const open = this.#ceilings.filter((_, e) => (this.#problem.need[e] ?? 0) > 0);
    if (open.length === 0) return 0;
    return this.#rules.fairness === 'each'
      ? open.reduce((most, value) => Math.max(most, value), 0)
      : open.reduce((least, value) => Math.min(least, value), Infinity);
  }

  /** The highest target that the plan reaches. */
  #reached({ value }: Plan): number {
    if (this.#rules.fairness === 'worst') return Math.min(value.worst, this.#ceiling());
    let reached = this.#ceiling();
    for (const [e, total] of value.totals.entries())
      if ((this.#problem.need[e] ?? 0) > 0 && total < (this.#ceilings[e] ?? 0))
        reached = Math.min(reached, total);
    return reached;
  }

  #withoutExcluded(taken: Uint8Array): Plan {
    for (let e = 0; e < this.#problem.entries.length; e += 1)
      for (let at = excluded(this.#problem, e, taken); at >= 0; at = excluded(this.#problem, e, taken))
        taken[at] = 0;
    const kept = { taken, value: this.#value(taken) };
    const start = firstPlan(this.#problem);
    const other = { taken: start, value: this.#value(start) };
    return compareValues(kept.value, other.value) <= 0 ? kept : other;
  }

  #value(taken: Uint8Array) {
    return valueOf(this.#problem, taken, this.#rules.minimums);
  }

  #note({ value }: Plan): void {
    this.#progress.filled = this.#progress.places - value.aims[0];
    this.#progress.worst = value.worst;
    this.#progress.worstBound = this.#ceiling();
  }

  #count(): number {
    return this.#pivots + (this.#net?.simplex.pivots ?? 0);
  }
}

/** The longest chain of levels of an entry. */
function mostLevels({ entries, start, match }: Problem): number {
  let most = 0;
  for (let e = 0; e < entries.length; e += 1) {
    let levels = 2;
    for (let at = (start[e] ?? 0) + 1; at < (start[e + 1] ?? 0); at += 1)
      if (match[at] !== match[at - 1]) levels += 1;
    most = Math.max(most, levels);
  }
  return most;
}

/** The most each entry could have if it chose alone, one judge of a group at most. */
function ceilings({ entries, start, judge, match, need, base, group }: Problem): Float64Array {
  return Float64Array.from(entries, (_, e) => {
    const used = new Set<number>();
    let left = need[e] ?? 0;
    let sum = base[e] ?? 0;
    for (let at = start[e] ?? 0; at < (start[e + 1] ?? 0) && left > 0; at += 1) {
      const g = group[judge[at] ?? 0] ?? -1;
      if (g >= 0 && used.has(g)) continue;
      used.add(g);
      sum += match[at] ?? 0;
      left -= 1;
    }
    return sum;
  });
}
