import type { Problem } from './problem.ts';
import type { AssignmentRules } from './types.ts';

/** Costs of one unit of each aim, so far apart that a flow of least cost is best in the order of the aims. */
export type Weights = {
  match: number;
  /** Reward of a place up to a judge's minimum. */
  min: number;
  /** Price of one judge too many below a level of match. */
  level: number;
  /** Reward of a current pair that stays. */
  stay: number;
  /** Price of the n-th missing place of one entry: `cover + n * spread`. */
  spread: number;
  cover: number;
  /** Price of what must not be. */
  ban: number;
  /** Whether the aims are proved to be apart; not so for very large rounds in whose sums a double would lose digits. */
  strict: boolean;
};

const LARGEST = 2 ** 50;

/**
 * Finds the weights. It is enough that a better aim outweighs a worse one on every simple cycle of the network, because
 * a flow of least cost is one without a cheaper cycle. A simple cycle meets the root once, so it changes the loads of
 * two judges and the missing places of two entries by one at most; it meets every judge once, so it changes two pairs of
 * each at most.
 */
export function weightsFor(
  problem: Problem,
  rules: Pick<AssignmentRules, 'minimums'>,
  levels: number,
): Weights {
  const most = problem.room.reduce((max, room, j) => Math.max(max, room + (problem.load[j] ?? 0)), 0);
  const visits = problem.judges.length + 1;
  const stays = problem.current.includes(1);
  const deepest = problem.need.reduce((max, need) => Math.max(max, need), 0);
  const build = (reach: number): Weights => {
    const first = rules.minimums === 'first';
    const even = first ? most : 2 * most + 1;
    const match = even + 1;
    let range = (visits * problem.bestMatch + 1) * match;
    const level = range + 1;
    if (levels > 0) range += level * Math.min(reach, visits * levels);
    const min = first ? range + 1 : most + 1;
    if (first) range += 2 * min;
    const stay = range + 1;
    if (stays) range += stay * 2 * Math.min(reach, visits);
    const spread = range + 1;
    range += spread * (deepest + 1);
    const cover = range + 1;
    range += 2 * cover;
    return { match, min, level, stay, spread, cover, ban: range * 2, strict: reach === Infinity };
  };
  const strict = build(Infinity);
  return strict.ban < LARGEST ? strict : build(8);
}
