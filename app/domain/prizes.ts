import { largestRemainder } from './apportionment.ts';
import type { RankedEntry } from './ranking.ts';

/** How a prize is given. `value` is a count, or a percentage times 100. Rules apply in order, best prize first. */
export type PrizeRule = {
  code: string;
  mode: 'COUNT' | 'PERCENT_OF_ENTRIES' | 'PERCENT_OF_WINNERS';
  value: number;
  /** Only finalists, or only the others, may win it; everybody when not given. */
  among?: 'FINALISTS' | 'OTHERS';
};

/** Why a line wins or does not. `place` is the place among `of`; `border` the rank of the last winner of the last prize. */
export type PrizeReason =
  | { code: 'prize'; params: { rank: number } }
  | { code: 'prize-place'; params: { rank: number; prize: string; place: number; of: number } }
  | { code: 'prize-tied'; params: { rank: number } }
  | { code: 'no-prize'; params: { rank: number } }
  | { code: 'no-prize-left'; params: { rank: number; border: number; behind: number } }
  | { code: 'not-scored'; params: Record<string, never> };

export type PrizeLine = {
  entryId: string;
  rank: number | null;
  value: number | null;
  prizeCode: string | null;
  undecided: boolean;
  /** Of a line that is undecided: the prize whose last places the tied entries of `group` share. */
  tiedFor?: { prizeCode: string; places: number; group: number };
  reason: PrizeReason;
};

type Place = { rule: PrizeRule; left: number; of: number; given: number };

/** Places of each rule, rounded half up. Percentages of entries are of `entryCount`, of winners of `winnerCount`. */
export function prizePlaces(rules: readonly PrizeRule[], entryCount: number, winnerCount: number): number[] {
  return rules.map(({ mode, value }) =>
    mode === 'COUNT'
      ? value
      : Math.floor(((mode === 'PERCENT_OF_ENTRIES' ? entryCount : winnerCount) * value + 5000) / 10_000),
  );
}

/**
 * Holds the places of several pools (categories, groups) under one cap for all: the best prizes are kept whole, and the
 * first that does not fit is shared over the pools in proportion to their places, by largest remainder.
 *
 * @param pools places of each pool by prize, best prize first
 * @returns the places that remain, and the pools whose remainders were equal at the last place.
 */
export function capPrizes(pools: Readonly<Record<string, readonly number[]>>, overall: number) {
  const keys = Object.keys(pools).sort();
  const places = Object.fromEntries(keys.map((key) => [key, (pools[key] ?? []).map(() => 0)]));
  const tied: string[] = [];
  const prizes = Math.max(0, ...keys.map((key) => pools[key]?.length ?? 0));
  let left = overall;
  for (let prize = 0; prize < prizes; prize += 1) {
    const wanted = keys.map((key) => ({ key, weight: pools[key]?.[prize] ?? 0 }));
    const sum = wanted.reduce((total, { weight }) => total + weight, 0);
    const shared = largestRemainder(Math.min(left, sum), wanted);
    for (const { key } of wanted) {
      const own = places[key];
      if (own && prize < own.length) own[prize] = shared.seats[key] ?? 0;
    }
    tied.push(...shared.tiedRemainders.filter((key) => !tied.includes(key)));
    left -= Math.min(left, sum);
  }
  return { places, tied };
}

/** Entries that share prizes, the rules by which they do, and the places of each rule. */
export type PrizePool<E, R> = { key: string; ranked: E[]; rules: readonly R[]; places: readonly number[] };

/**
 * Parts a ranking into the pools that are awarded apart, in the order of their keys, and gives each its places: what its
 * rules say or, under a cap for all pools together, what `capPrizes` leaves, where no pool claims more places than it has
 * scored entries. Percentages of winners are of `winners`, the scored entries of the pool when not given.
 *
 * @returns the pools, and the keys whose remainders were equal where the cap was shared.
 */
export function prizePools<E extends { rank: number | null }, R extends PrizeRule>(
  ranked: readonly E[],
  keyOf: (entry: E) => string,
  rulesOf: (key: string) => readonly R[],
  { cap, winners }: { cap: number | null; winners?: number },
): { pools: PrizePool<E, R>[]; capTied: string[] } {
  const members = new Map<string, E[]>();
  for (const entry of ranked) {
    const key = keyOf(entry);
    const pool = members.get(key);
    if (pool) pool.push(entry);
    else members.set(key, [entry]);
  }
  const pools = [...members]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, mine]) => {
      const scored = mine.filter(({ rank }) => rank !== null).length;
      const rules = rulesOf(key);
      return { key, ranked: mine, rules, scored, places: prizePlaces(rules, mine.length, winners ?? scored) };
    });
  const plain = pools.map(({ scored: _, ...pool }) => pool);
  if (cap === null) return { pools: plain, capTied: [] };
  const claims = Object.fromEntries(pools.map(({ key, places, scored }) => [key, atMost(places, scored)]));
  const capped = capPrizes(claims, cap);
  return {
    pools: plain.map((pool) => ({ ...pool, places: capped.places[pool.key] ?? [] })),
    capTied: capped.tied,
  };
}

/** Places cut, from the last prize up, to so many in all. */
function atMost(places: readonly number[], most: number): number[] {
  let left = most;
  return places.map((wanted) => {
    const given = Math.min(wanted, left);
    left -= given;
    return given;
  });
}

/** How many entries a cap of so many percent lets win: never more than that share. */
export const capOf = (entries: number, percent: number): number => Math.floor((entries * percent) / 100);

/**
 * Gives prizes down the ranking. Percentages of entries are of `entryCount`; percentages of winners are of `winnerCount`
 * (all entries with a score when not given). Places are rounded half up. A group tied across a prize border that does
 * not fit is left undecided, its places kept. Every line says why.
 */
export function awardPrizes(
  ranked: readonly RankedEntry[],
  rules: readonly PrizeRule[],
  entryCount: number,
  winnerCount?: number,
  { finalists, places }: { finalists?: ReadonlySet<string>; places?: readonly number[] } = {},
): PrizeLine[] {
  const scored = ranked.filter((entry) => entry.rank !== null);
  const counts = places ?? prizePlaces(rules, entryCount, winnerCount ?? scored.length);
  const prizes = rules.map((rule, index): Place => {
    const of = counts[index] ?? 0;
    return { rule, left: of, of, given: 0 };
  });
  const isOpen = ({ rule }: Place, entryId: string) =>
    rule.among === undefined || (rule.among === 'FINALISTS') === (finalists?.has(entryId) ?? false);
  const lines: PrizeLine[] = [];
  let border = 0;
  let behind = 0;
  for (let start = 0; start < ranked.length;) {
    const first = ranked[start];
    if (!first) break;
    let end = start + 1;
    while (first.rank !== null && ranked[end]?.rank === first.rank) end += 1;
    const group = ranked.slice(start, end);
    // The best prize with places left that each of the group may win.
    const prizeOf = new Map(
      group.map(({ entryId }) => [
        entryId,
        first.rank === null ? undefined : prizes.find((prize) => prize.left > 0 && isOpen(prize, entryId)),
      ]),
    );
    const wanted = [...new Set(prizeOf.values())].flatMap((prize) => prize ?? []);
    const claims = (prize: Place) => [...prizeOf.values()].filter((other) => other === prize).length;
    const tied = new Map(
      wanted.flatMap((prize) => (prize.left < claims(prize) ? [[prize, prize.left]] : [])),
    );
    for (const prize of wanted) prize.left = Math.max(0, prize.left - claims(prize));
    for (const entry of group) {
      const prize = prizeOf.get(entry.entryId);
      const undecided = prize !== undefined && tied.has(prize);
      const wins = prize !== undefined && !undecided;
      const tiedFor = undecided && {
        prizeCode: prize.rule.code,
        places: tied.get(prize) ?? 0,
        group: claims(prize),
      };
      if (wins) prize.given += 1;
      const rank = entry.rank ?? 0;
      lines.push({
        entryId: entry.entryId,
        rank: entry.rank,
        value: entry.value,
        prizeCode: wins ? prize.rule.code : null,
        undecided,
        ...(tiedFor ? { tiedFor } : {}),
        reason: wins
          ? {
              code: 'prize-place',
              params: { rank, prize: prize.rule.code, place: prize.given, of: prize.of },
            }
          : undecided
            ? { code: 'prize-tied', params: { rank } }
            : entry.rank === null
              ? { code: 'not-scored', params: {} }
              : border === 0
                ? { code: 'no-prize', params: { rank } }
                : { code: 'no-prize-left', params: { rank, border, behind: (behind += 1) } },
      });
      if (wins) [border, behind] = [rank, 0];
    }
    start = end;
  }
  return lines;
}
