import { largestRemainder } from '../apportionment.ts';

/** Somebody who could win. `merit` is compared number by number, more is better; empty: nothing speaks for them. */
export type Contender = { key: string; unitId: string; merit: readonly number[] };

export type PlaceDecision = 'SELECTED' | 'UNDECIDED' | 'NOT_SELECTED';
/**
 * Why: `place`: has one. `below`: others are better. `tie`: equals share the last places. `unit-tie`: equals share the
 * last places of their unit. `unit-full`: their unit has all it may have. `remainder`: their unit has an equal claim to a
 * place with other units. `none`: nothing speaks for them.
 */
export type PlaceWhy = 'place' | 'below' | 'tie' | 'unit-tie' | 'unit-full' | 'remainder' | 'none';
/** `rank`: standard competition rank (1, 2, 2, 4) among all whom something speaks for. */
export type PlaceLine = { key: string; rank: number | null; decision: PlaceDecision; why: PlaceWhy };

export type PlaceRule = {
  places: number;
  /** At most so many of one unit. */
  perUnit: number | null;
  /** The places are shared over the units first, in proportion to the contenders of each, by largest remainder. */
  byUnit: boolean;
};

/** So many percent of a number, half a place rounded up. */
export const percentOf = (count: number, percent: number): number => Math.floor((count * percent + 50) / 100);

function compareMerit(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const more = (b[index] ?? -Infinity) - (a[index] ?? -Infinity);
    if (more > 0 || more < 0) return more;
  }
  return 0;
}

type Group<C> = { rank: number; members: C[] };

/** Contenders of equal merit together, the best first. */
function groupsOf<C extends Contender>(contenders: readonly C[]): Group<C>[] {
  const sorted = contenders
    .filter(({ merit }) => merit.length > 0)
    .toSorted((a, b) => compareMerit(a.merit, b.merit));
  const groups: Group<C>[] = [];
  for (const [index, contender] of sorted.entries()) {
    const last = groups.at(-1);
    if (last?.members[0] && compareMerit(last.members[0].merit, contender.merit) === 0)
      last.members.push(contender);
    else groups.push({ rank: index + 1, members: [contender] });
  }
  return groups;
}

type Given = Map<string, { decision: PlaceDecision; why: PlaceWhy }>;

/**
 * Gives places down the groups. Who is equal gets a place together or, where places run out among them, none of them does:
 * people decide. `open` places come after the certain ones and are never given, only shown.
 */
function give(
  groups: readonly Group<Contender>[],
  places: number,
  open: number,
  perUnit: number | null,
): Given {
  const given: Given = new Map();
  const taken = new Map<string, number>();
  let left = places;
  let claimed = open;
  const room = (unitId: string) => (perUnit ?? Infinity) - (taken.get(unitId) ?? 0);
  for (const { members } of groups) {
    const units = new Map<string, Contender[]>();
    for (const one of members) units.set(one.unitId, [...(units.get(one.unitId) ?? []), one]);
    const wanted = [...units].reduce((sum, [unitId, own]) => sum + Math.min(own.length, room(unitId)), 0);
    const short = wanted > left;
    const last = left > 0 ? 'tie' : claimed > 0 ? 'remainder' : null;
    for (const [unitId, own] of units) {
      const free = room(unitId);
      const line =
        free <= 0
          ? ({ decision: 'NOT_SELECTED', why: 'unit-full' } as const)
          : short
            ? last
              ? ({ decision: 'UNDECIDED', why: last } as const)
              : ({ decision: 'NOT_SELECTED', why: 'below' } as const)
            : own.length > free
              ? ({ decision: 'UNDECIDED', why: 'unit-tie' } as const)
              : ({ decision: 'SELECTED', why: 'place' } as const);
      for (const { key } of own) given.set(key, line);
      taken.set(unitId, (taken.get(unitId) ?? 0) + Math.min(own.length, Math.max(0, free)));
    }
    if (!short) left -= wanted;
    else if (wanted > 0) [left, claimed] = [0, 0];
  }
  return given;
}

/**
 * Who gets one of the places, who does not, and whom people decide about. The order of the contenders and their keys never
 * matter: a tie at the border is said, not broken. More merit never leads to less.
 */
export function fillPlaces(contenders: readonly Contender[], rule: PlaceRule): PlaceLine[] {
  const groups = groupsOf(contenders);
  const given: Given = new Map();
  for (const { members, places, open } of shares(contenders, rule)) {
    const keys = new Set(members.map(({ key }) => key));
    const own = groups
      .map(({ rank, members: all }) => ({ rank, members: all.filter(({ key }) => keys.has(key)) }))
      .filter((group) => group.members.length > 0);
    for (const [key, line] of give(own, places, open, rule.perUnit)) given.set(key, line);
  }
  const ranks = new Map(
    groups.flatMap(({ rank, members }) => members.map(({ key }) => [key, rank] as const)),
  );
  return contenders.map(({ key }) => ({
    key,
    rank: ranks.get(key) ?? null,
    ...(given.get(key) ?? { decision: 'NOT_SELECTED' as const, why: 'none' as const }),
  }));
}

/** The contenders that share places, with how many are theirs and how many they have an equal claim to with others. */
function shares(contenders: readonly Contender[], { places, byUnit }: PlaceRule) {
  if (!byUnit) return [{ members: contenders, places, open: 0 }];
  const units = new Map<string, Contender[]>();
  for (const one of contenders) units.set(one.unitId, [...(units.get(one.unitId) ?? []), one]);
  const { seats, tiedRemainders } = largestRemainder(
    places,
    [...units].map(([key, { length: weight }]) => ({ key, weight })),
  );
  return [...units].map(([unitId, members]) => {
    if (!tiedRemainders.includes(unitId)) return { members, places: seats[unitId] ?? 0, open: 0 };
    const whole = Number((BigInt(places) * BigInt(members.length)) / BigInt(contenders.length));
    return { members, places: whole, open: 1 };
  });
}
