import { seededRandom } from '../random.ts';
import type { Problem } from './problem.ts';
import { Seating } from './seating.ts';

export type Connected = {
  taken: Uint8Array;
  components: number;
  sharingPairs: number;
  cost: number;
  /** True when `watch` ended it early. */
  stopped: boolean;
};

export type Exchange = {
  e: number;
  out: number;
  into: number;
  f: number;
  fOut: number;
  fInto: number;
  loss: number;
};

/** Tries for more shared entries that one place is worth. */
const TRIES_PER_PLACE = 12;
const MOST_TRIES = 400_000;

/**
 * Joins judges and entries into as few components as exchanges allow, then lets more pairs of judges share an entry. In
 * an exchange two entries swap a judge each: loads stay as they are, no entry falls below its floor, and no more match
 * is given up in all than `budget`. Sharing is only improved where it costs nothing.
 */
export function connect(
  problem: Problem,
  taken: Uint8Array,
  options: { floors: Float64Array; budget: number; seed: number; watch?: () => boolean },
): Connected {
  const seating = new Seating(problem, taken);
  const { floors } = options;
  let { count } = seating.components();
  let cost = 0;
  let stopped = options.watch?.() === false;
  const tried = new Set<string>();
  while (count > 1 && !stopped) {
    const exchange = bridge(problem, seating, floors, options.budget - cost, tried);
    if (!exchange) break;
    swap(seating, exchange);
    const after = seating.components().count;
    if (after < count) {
      count = after;
      cost += exchange.loss;
    } else {
      swap(seating, {
        ...exchange,
        out: exchange.into,
        into: exchange.out,
        fOut: exchange.fInto,
        fInto: exchange.fOut,
      });
      tried.add(`${exchange.out} ${exchange.into} ${exchange.fOut}`);
      if (tried.size > 200) break;
    }
    stopped = options.watch?.() === false;
  }
  const joined = Uint8Array.from(seating.taken);
  if (!stopped) stopped = !share(problem, seating, floors, options);
  // More sharing never needs more components; where it came out so, the joined plan stands.
  const end = seating.components().count <= count ? seating : new Seating(problem, joined);
  return { taken: end.taken, components: count, sharingPairs: end.sharing().size, cost, stopped };
}

function swap(seating: Seating, { e, out, into, f, fOut, fInto }: Exchange): void {
  seating.replace(e, out, into);
  seating.replace(f, fOut, fInto);
}

/** The exchange that `e` giving the judge of `out` away for that of `into` begins with entry `f`; null if not allowed. */
export function exchangeOf(
  problem: Problem,
  seating: Seating,
  floors: Float64Array,
  [e, out, into, f]: readonly [number, number, number, number],
): Exchange | null {
  const { judge, match, current } = problem;
  const mine = judge[out] ?? 0;
  const theirs = judge[into] ?? 0;
  if (e === f || !seating.mayReplace(e, mine, theirs) || !seating.mayReplace(f, theirs, mine)) return null;
  const fOut = seating.candidate(f, theirs);
  const fInto = seating.candidate(f, mine);
  // A kept pair is no candidate, and a current one is not changed for comfort.
  if (fOut < 0 || fInto < 0 || seating.taken[fOut] !== 1) return null;
  if (current[out] !== current[into] || current[fOut] !== current[fInto]) return null;
  const gain = (match[into] ?? 0) - (match[out] ?? 0);
  const gainOfOther = (match[fInto] ?? 0) - (match[fOut] ?? 0);
  if ((seating.totals[e] ?? 0) + gain < (floors[e] ?? 0)) return null;
  if ((seating.totals[f] ?? 0) + gainOfOther < (floors[f] ?? 0)) return null;
  return { e, out, into, f, fOut, fInto, loss: -gain - gainOfOther };
}

/** The cheapest exchange between two components within the budget. */
function bridge(
  problem: Problem,
  seating: Seating,
  floors: Float64Array,
  budget: number,
  tried: ReadonlySet<string>,
): Exchange | null {
  const { entries, start, judge, match } = problem;
  const { of } = seating.components();
  let best: Exchange | null = null;
  for (let e = 0; e < entries.length; e += 1) {
    const end = start[e + 1] ?? 0;
    for (let into = start[e] ?? 0; into < end; into += 1) {
      const theirs = judge[into] ?? 0;
      const there = of[entries.length + theirs] ?? -1;
      if (there < 0 || there === of[e]) continue;
      for (let out = start[e] ?? 0; out < end; out += 1) {
        // An exchange is met from both its entries: the one that loses less, or gains, is enough.
        const gain = (match[into] ?? 0) - (match[out] ?? 0);
        if (seating.taken[out] !== 1 || 2 * gain < -budget) continue;
        for (const f of seating.entriesOf[theirs] ?? []) {
          const exchange = exchangeOf(problem, seating, floors, [e, out, into, f]);
          if (!exchange || exchange.loss > budget || (best && exchange.loss >= best.loss)) continue;
          if (tried.has(`${out} ${into} ${exchange.fOut}`)) continue;
          best = exchange;
          if (exchange.loss <= 0) return exchange;
        }
      }
    }
  }
  return best;
}

/** Exchanges without any loss that let more pairs of judges share an entry, drawn from the seed. False when stopped. */
function share(
  problem: Problem,
  seating: Seating,
  floors: Float64Array,
  { seed, watch }: { seed: number; watch?: () => boolean },
): boolean {
  const { entries, start, judge } = problem;
  const counts = seating.sharing();
  const random = seededRandom(seed ^ 0x5ba3);
  const draw = (below: number) => Math.floor(random() * below);
  const places = seating.judgesOf.reduce((sum, judges) => sum + judges.length, 0);
  const tries = Math.min(MOST_TRIES, places * TRIES_PER_PLACE);
  for (let turn = 0; turn < tries; turn += 1) {
    if (watch && turn % 4096 === 4095 && !watch()) return false;
    const e = draw(entries.length);
    const width = (start[e + 1] ?? 0) - (start[e] ?? 0);
    if (width < 2) continue;
    const into = (start[e] ?? 0) + draw(width);
    const mine = seating.judgesOf[e] ?? [];
    const theirs = seating.entriesOf[judge[into] ?? 0] ?? [];
    if (seating.taken[into] === 1 || mine.length === 0 || theirs.length === 0) continue;
    const out = seating.candidate(e, mine[draw(mine.length)] ?? 0);
    if (out < 0 || seating.taken[out] !== 1) continue;
    const f = theirs[draw(theirs.length)] ?? 0;
    const exchange = exchangeOf(problem, seating, floors, [e, out, into, f]);
    if (!exchange || exchange.loss !== 0) continue;
    const before = counts.size;
    const back = recount(seating, counts, exchange, judge);
    if (counts.size <= before) back();
    else swap(seating, exchange);
  }
  return true;
}

/** Counts the sharing pairs as they are after the exchange; the answer takes that back. */
function recount(
  seating: Seating,
  counts: Map<number, number>,
  { e, out, f, fOut }: Exchange,
  judge: Int32Array,
): () => void {
  const mine = judge[out] ?? 0;
  const theirs = judge[fOut] ?? 0;
  const count = (where: number, who: number, except: number, change: number) => {
    for (const j of seating.judgesOf[where] ?? []) {
      if (j === except) continue;
      const key = seating.pairKey(who, j);
      const now = (counts.get(key) ?? 0) + change;
      if (now === 0) counts.delete(key);
      else counts.set(key, now);
    }
  };
  const move = (sign: number) => {
    count(e, mine, mine, -sign);
    count(f, theirs, theirs, -sign);
    count(e, theirs, mine, sign);
    count(f, mine, theirs, sign);
  };
  move(1);
  return () => move(-1);
}
