import type { Model } from './model.ts';
import type { Block, Walk } from './walk.ts';

/** Ways to settle a tie that are followed one by one; beyond, its places are kept and the outcome is not proved. */
export const MOST_WAYS = 64;
const MOST_STEPS = 2000;

/** How a tied group fares on one walk: per class taken whole, blocked, or open to people. */
export type Settled = {
  walk: Walk;
  /** The class of a taken entry is in neither. */
  blocked: ReadonlyMap<number, Block>;
  open: ReadonlySet<number>;
  /** Places of the cap that the group contests, and its row. */
  contest: { row: number; places: number } | null;
  proved: boolean;
};

type Counts = ReadonlyMap<number, number>;

/**
 * Settles a group of equal rank: whoever fits in no way is blocked; the rest is taken when all of them fit together;
 * otherwise they are open, and the walk goes on in every way in which people may settle them (every choice to which
 * nobody of the group could be added).
 */
export function settle(walk: Walk, model: Model, counts: Counts): Settled[] {
  const blocked = new Map<number, Block>();
  const free = new Map<number, number>();
  const alone = counts.size === 1 && [...counts.values()][0] === 1;
  for (const [group, count] of counts) {
    const block = (alone ? walk : walk.clone()).take(group);
    if (!block) {
      free.set(group, count);
      continue;
    }
    walk.pass(group, count);
    blocked.set(group, block);
  }
  const none = { blocked, open: new Set<number>(), contest: null, proved: true };
  if (alone || free.size === 0) return [{ walk, ...none }];
  const whole = walk.clone();
  if ([...free].every(([group, count]) => takeMany(whole, group, count) === count))
    return [{ walk: whole, ...none }];
  const contest = contested(walk, model, free);
  const open = new Set(free.keys());
  const ways = waysThrough(walk, [...free]);
  if (!ways) return [{ walk: kept(walk, model, free), blocked, open, contest, proved: false }];
  return ways.map((way) => ({ walk: way, blocked, open, contest, proved: true }));
}

function takeMany(walk: Walk, group: number, most: number): number {
  let taken = 0;
  while (taken < most && !walk.take(group)) taken += 1;
  return taken;
}

/** The cap that cannot hold all of the group that it counts; among several, the one with the fewest places. */
function contested(walk: Walk, model: Model, free: Counts) {
  const wanted = new Map<number, number>();
  for (const [group, count] of free)
    for (const row of model.classes[group]?.rows ?? [])
      if (Number.isFinite(walk.left(row))) wanted.set(row, (wanted.get(row) ?? 0) + count);
  const rows = [...wanted].map(([row, count]) => ({ row, places: walk.left(row), count }));
  rows.sort((a, b) => a.places - b.places || a.row - b.row);
  const found = rows.find(({ places, count }) => count > places) ?? rows[0];
  return found ? { row: found.row, places: found.places } : null;
}

/** Every choice of the group to which nobody could be added; null when there are too many. */
function waysThrough(start: Walk, free: readonly (readonly [number, number])[]): Walk[] | null {
  const found: Walk[] = [];
  let steps = 0;
  const go = (walk: Walk, at: number, left: readonly number[]): boolean => {
    steps += 1;
    if (steps > MOST_STEPS || found.length > MOST_WAYS) return false;
    const [group, count] = free[at] ?? [-1, 0];
    if (group < 0) {
      if (free.every(([other], index) => !left[index] || walk.clone().take(other) !== null)) found.push(walk);
      return true;
    }
    const most = takeMany(walk.clone(), group, count);
    for (let taken = most; taken >= 0; taken -= 1) {
      const next = walk.clone();
      takeMany(next, group, taken);
      if (!go(next, at + 1, [...left, count - taken])) return false;
    }
    return true;
  };
  if (!go(start, 0, [])) return null;
  for (const walk of found) for (const [group] of free) passRest(walk, start, group, free);
  return found.length > MOST_WAYS ? null : found;
}

/** Those of the group that were not chosen are behind. */
function passRest(
  walk: Walk,
  start: Walk,
  group: number,
  free: readonly (readonly [number, number])[],
): void {
  const count = free.find(([other]) => other === group)?.[1] ?? 0;
  walk.pass(group, (walk.open[group] ?? 0) - ((start.open[group] ?? 0) - count));
}

/** The places that a tied group might take are kept for it; its floors count as filled as far as it can fill them. */
export function kept(walk: Walk, model: Model, free: Counts): Walk {
  const next = walk.clone();
  const wanted = new Map<number, number>();
  for (const [group, count] of free) {
    next.pass(group, count);
    for (const row of model.classes[group]?.rows ?? []) wanted.set(row, (wanted.get(row) ?? 0) + count);
  }
  for (const [row, count] of wanted) {
    const { low, high } = model.limits[row] ?? { low: 0, high: 0 };
    const used = next.used[row] ?? 0;
    next.used[row] = used + Math.min(count, Number.isFinite(high) ? high - used : Math.max(0, low - used));
  }
  next.replan();
  return next;
}

/** Walks that differ in nothing that later entries can notice are one. */
export function distinct(walks: readonly Walk[], model: Model): Walk[] {
  const seen = new Map<string, Walk>();
  for (const walk of walks) {
    const live = new Set<number>();
    for (const [group, { rows }] of model.classes.entries())
      if ((walk.open[group] ?? 0) > 0 && rows.every((row) => walk.left(row) > 0))
        for (const row of rows) live.add(row);
    const key = [...live]
      .sort((a, b) => a - b)
      .map((row) => `${row}:${walk.used[row]}`)
      .join(' ');
    if (!seen.has(key)) seen.set(key, walk);
  }
  return [...seen.values()];
}
