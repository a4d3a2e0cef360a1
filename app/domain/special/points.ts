import { fillPlaces, percentOf } from './places.ts';
import type { PlaceLine, PlaceRule, PlaceWhy } from './places.ts';

/** How points are counted, and who is given the award. All points are whole numbers, none negative. */
export type PointRule = Omit<PlaceRule, 'places'> & {
  /** Points of a prize of the award list, by its code. */
  prizePoints: Readonly<Record<string, number>>;
  /** For each entry that went on to the next round. */
  perAdvanced: number;
  /** For each entry handed in. */
  perEntry: number;
  /** Who has handed in fewer entries is out. */
  minimumEntries: number;
  /** The places are so many percent of those who are in. */
  percent: boolean;
};

/** An entry handed in, and what became of it. It counts for each of its holders: its school, its unit, its tutors. */
export type CountedEntry = { holders: readonly string[]; prizeCode: string | null; advanced: boolean };
export type Holder = { key: string; unitId: string };

/** One part of a sum: so many of a kind, each worth so much. */
export type PointPart =
  | { kind: 'prize'; code: string; count: number; each: number }
  | { kind: 'advanced' | 'entry'; count: number; each: number };

export type PointLine = Omit<PlaceLine, 'why'> & {
  points: number;
  entries: number;
  parts: PointPart[];
  /** How many take part, with the minimum of entries. */
  of: number;
  why: PlaceWhy | 'too-few';
};

type Count = { entries: number; advanced: number; prizes: Map<string, number> };

/** What each holder has, and the points that it is worth. A prize that is worth nothing is no part of the sum. */
function countUp(entries: readonly CountedEntry[], rule: PointRule) {
  const counts = new Map<string, Count>();
  for (const { holders, prizeCode, advanced } of entries)
    for (const key of new Set(holders)) {
      const count = counts.get(key) ?? { entries: 0, advanced: 0, prizes: new Map<string, number>() };
      count.entries += 1;
      if (advanced) count.advanced += 1;
      if (prizeCode !== null) count.prizes.set(prizeCode, (count.prizes.get(prizeCode) ?? 0) + 1);
      counts.set(key, count);
    }
  return (key: string) => {
    const count = counts.get(key);
    if (!count) return { entries: 0, points: 0, parts: [] };
    const parts: PointPart[] = [
      ...Object.entries(rule.prizePoints).map(([code, each]) => ({
        kind: 'prize' as const,
        code,
        count: count.prizes.get(code) ?? 0,
        each,
      })),
      { kind: 'advanced' as const, count: count.advanced, each: rule.perAdvanced },
      { kind: 'entry' as const, count: count.entries, each: rule.perEntry },
    ].filter((part) => part.count > 0 && part.each > 0);
    const points = parts.reduce((sum, part) => sum + part.count * part.each, 0);
    return { entries: count.entries, points, parts };
  };
}

/**
 * Counts the points of schools, units or tutors and says who is given the award. Whoever has no points is not. Every line
 * carries its sum, part by part.
 */
export function awardByPoints(
  holders: readonly Holder[],
  entries: readonly CountedEntry[],
  rule: PointRule,
  places: number,
): PointLine[] {
  const of = countUp(entries, rule);
  const counted = holders.map((holder) => ({ ...holder, ...of(holder.key) }));
  const isIn = (entryCount: number) => entryCount >= Math.max(1, rule.minimumEntries);
  const taking = counted.filter((one) => isIn(one.entries));
  const lines = new Map(
    fillPlaces(
      taking.map(({ key, unitId, points }) => ({ key, unitId, merit: points > 0 ? [points] : [] })),
      { ...rule, places: rule.percent ? percentOf(taking.length, places) : places },
    ).map((line) => [line.key, line]),
  );
  return counted.map(({ key, entries: entryCount, points, parts }) => ({
    points,
    entries: entryCount,
    parts,
    of: taking.length,
    ...(lines.get(key) ?? { key, rank: null, decision: 'NOT_SELECTED' as const, why: 'too-few' as const }),
  }));
}
