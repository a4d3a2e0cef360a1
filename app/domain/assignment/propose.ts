import { connect } from './connect.ts';
import { readProblem } from './problem.ts';
import type { Problem } from './problem.ts';
import { valueOf } from './plan-value.ts';
import type { PlanValue } from './plan-value.ts';
import { readShortfalls } from './shortfall.ts';
import type {
  AssignmentInput,
  AssignmentProgress,
  AssignmentProposal,
  AssignmentRules,
  Pair,
  ProgressWatch,
} from './types.ts';
import { searchPlan } from './worst-first.ts';
import type { Search } from './worst-first.ts';

/**
 * Proposes who judges what. Conflicts, maximum loads, different judges on an entry, one of an organisation and who must
 * not sit together always hold. Then, in this order: as many places filled as can be, the missing ones spread; given a
 * current assignment, the fewest of its pairs go; minimum loads; the least total match of an entry as high as can be;
 * the sum of all; even loads; connection.
 *
 * The order of the input does not matter: the same entries, judges, rules and seed give the same plan. Judges who are
 * alike in everything have equal chances under a seed drawn by lot.
 */
export function proposeAssignment(
  input: AssignmentInput,
  seed: number,
  watch?: ProgressWatch,
): AssignmentProposal {
  const problem = readProblem(input, seed);
  const { rules } = input;
  const search = searchPlan(problem, rules, watch);
  const { value } = search.plan;
  const joined = search.finished
    ? connect(problem, search.plan.taken, {
        floors: floorsOf(problem, value, rules),
        budget: rules.connectionLoss,
        seed,
        watch: watch && (() => watch(connectingProgress(problem, search))),
      })
    : // Stopped already: what was reached stands, and is only described.
      connect(problem, search.plan.taken, { floors: value.totals, budget: 0, seed, watch: () => false });
  const end = valueOf(problem, joined.taken, rules.minimums);
  const { entries, judges, start, judge, match, current } = problem;
  const pairs: AssignmentProposal['pairs'] = [];
  const stays: Pair[] = [];
  const leaves: Pair[] = [];
  const load = Int32Array.from(problem.load);
  for (const [e, entry] of entries.entries())
    for (let at = start[e] ?? 0; at < (start[e + 1] ?? 0); at += 1) {
      const j = judge[at] ?? 0;
      const pair = { entryId: entry.id, judgeId: judges[j]?.id ?? '' };
      if (joined.taken[at] === 1) load[j] = (load[j] ?? 0) + 1;
      if (current[at] === 1) (joined.taken[at] === 1 ? stays : leaves).push(pair);
      else if (joined.taken[at] === 1) pairs.push({ ...pair, match: match[at] ?? 0 });
    }
  // A current pair that may not be any more is no candidate; it goes.
  const known = new Set([...stays, ...leaves].map(keyOf));
  for (const pair of input.current ?? [])
    if (!known.has(keyOf(pair))) leaves.push({ entryId: pair.entryId, judgeId: pair.judgeId });
  const matches = pairs.map((pair) => pair.match);
  return {
    pairs: pairs.sort(byPair),
    stays: stays.sort(byPair),
    leaves: leaves.sort(byPair),
    ...readShortfalls(input, problem, joined.taken, end.missing),
    loads: judges
      .map(({ id }, j) => ({ judgeId: id, load: load[j] ?? 0 }))
      .sort((a, b) => (a.judgeId < b.judgeId ? -1 : 1)),
    meanMatch: matches.length === 0 ? 0 : matches.reduce((sum, one) => sum + one, 0) / matches.length,
    worstMatch: matches.length === 0 ? 0 : matches.reduce((least, one) => Math.min(least, one), Infinity),
    quality: {
      worst: end.worst,
      worstBound: Math.max(search.worstBound, end.worst),
      total: end.total,
      totalBound: search.totalBound,
      worstProved: search.worstProved,
      totalProved: search.totalProved,
      components: joined.components,
      sharingPairs: joined.sharingPairs,
      connectionCost: joined.cost,
    },
    finished: search.finished && !joined.stopped,
    pivots: search.pivots,
  };
}

function connectingProgress(problem: Problem, { plan, pivots, worstBound }: Search): AssignmentProgress {
  const places = problem.need.reduce((sum, need) => sum + need, 0);
  const { aims, worst } = plan.value;
  return { phase: 'connection', pivots, places, filled: places - aims[0], worst, worstBound };
}

const keyOf = ({ entryId, judgeId }: Pair) => `${entryId}\n${judgeId}`;

function byPair(a: Pair, b: Pair): number {
  if (a.entryId !== b.entryId) return a.entryId < b.entryId ? -1 : 1;
  return a.judgeId < b.judgeId ? -1 : 1;
}

/** What the exchanges for connection must leave each entry. */
function floorsOf(
  { need }: Problem,
  { totals, worst }: PlanValue,
  { fairness }: AssignmentRules,
): Float64Array {
  if (fairness === 'each') return totals;
  return Float64Array.from(need, (places) => (fairness === 'worst' && places > 0 ? worst : -Infinity));
}
