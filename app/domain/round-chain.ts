import { shiftYears, WINDOW_KINDS } from './calendar.ts';
import type { Window } from './calendar.ts';

export type ChainUnit = { id: string; path: string };

/** A round to be made: where its entries come from, and to which unit's round it leads. */
export type ChainLink = {
  unitId: string;
  source: 'SCHOOLS' | 'PROMOTION';
  toUnitId: string | null;
  level: number;
};

/**
 * The rounds that a choice of units makes: each leads to the nearest chosen unit above it; a round that nothing leads to
 * takes entries from schools. `level` counts from 0 at the schools' end, in whole rounds.
 */
export function chainOf(units: readonly ChainUnit[]): ChainLink[] {
  const above = (unit: ChainUnit) =>
    units
      .filter((other) => other.id !== unit.id && unit.path.startsWith(other.path))
      .sort((a, b) => b.path.length - a.path.length)[0]?.id ?? null;
  const target = new Map(units.map((unit) => [unit.id, above(unit)]));
  const level = (id: string): number => {
    const below = units.filter((unit) => target.get(unit.id) === id);
    return below.length === 0 ? 0 : 1 + Math.max(...below.map((unit) => level(unit.id)));
  };
  return units.map((unit) => ({
    unitId: unit.id,
    source: level(unit.id) === 0 ? 'SCHOOLS' : 'PROMOTION',
    toUnitId: target.get(unit.id) ?? null,
    level: level(unit.id),
  }));
}

const DAY = 86_400_000;
/** Days from the round's first day: [from, to) per window. A proposal that people change on the calendar page. */
const USUAL: Record<(typeof WINDOW_KINDS)[number], readonly [number, number]> = {
  SUBMISSION: [0, 30],
  SCHOOL: [0, 35],
  CHECK: [30, 42],
  JUDGING: [42, 56],
  RESULT: [56, 61],
  NOTICE: [61, 68],
};
/** Days from one level's start to the next one's. */
const LEVEL_DAYS = 70;

/** The usual windows of a round at a level of the chain, counted from the first day of the edition. */
export function usualWindows(firstDay: Date, level: number, fromSchools: boolean): Window[] {
  const start = firstDay.getTime() + level * LEVEL_DAYS * DAY;
  return WINDOW_KINDS.filter((kind) => fromSchools || (kind !== 'SUBMISSION' && kind !== 'SCHOOL')).map(
    (kind) => ({
      kind,
      opensAt: new Date(start + USUAL[kind][0] * DAY),
      closesAt: new Date(start + USUAL[kind][1] * DAY),
    }),
  );
}

/** Windows moved by whole years in local time, for a copied edition. */
export function shiftWindows(windows: readonly Window[], years: number, timeZone: string): Window[] {
  return windows.map(({ kind, opensAt, closesAt }) => ({
    kind,
    opensAt: shiftYears(opensAt, years, timeZone),
    closesAt: shiftYears(closesAt, years, timeZone),
  }));
}
