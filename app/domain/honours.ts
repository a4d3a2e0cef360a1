/** Levels of a contest, the highest first. */
export const HONOUR_LEVELS = ['NATION', 'PROVINCE', 'PREFECTURE', 'COUNTY', 'OTHER'] as const;
export type HonourLevel = (typeof HONOUR_LEVELS)[number];

/** A prize that was won, from the portal or from before it. */
export type Honour = {
  /** The calendar year of the edition's final. */
  year: number;
  level: HonourLevel;
  prize: string;
  prizeEn: string | null;
  title: string;
  /** Null where it was given to a unit itself. */
  school: { id: string; name: string } | null;
  /** The school's unit, or the one that won it, as far down as the reader looks. */
  unit: { id: string; name: string };
  tutors: readonly string[];
};

export type HonourFilter = {
  from: number | null;
  to: number | null;
  level: HonourLevel | null;
  prize: string;
};

/** What a filter leaves. */
export function filterHonours<H extends Honour>(
  honours: readonly H[],
  { from, to, level, prize }: HonourFilter,
): H[] {
  return honours.filter(
    (one) =>
      (from === null || one.year >= from) &&
      (to === null || one.year <= to) &&
      (level === null || one.level === level) &&
      (prize === '' || one.prize === prize),
  );
}

export const HONOUR_GROUPS = ['unit', 'school', 'tutor'] as const;
export type HonourGroup = (typeof HONOUR_GROUPS)[number];

export type HonourLine = {
  key: string;
  name: string;
  /** Of a tutor: the school, because one name at two schools is two people. */
  of: string | null;
  total: number;
  /** Of these, awards to units themselves. */
  toUnits: number;
  levels: Record<HonourLevel, number>;
  /** How often each prize was won, under its `prizeKey`. */
  prizes: readonly (readonly [string, number])[];
};

const noLevels = (): Record<HonourLevel, number> => ({
  NATION: 0,
  PROVINCE: 0,
  PREFECTURE: 0,
  COUNTY: 0,
  OTHER: 0,
});

/** Names a prize of a level. */
export const prizeKey = ({ level, prize }: Pick<Honour, 'level' | 'prize'>) => `${level} ${prize}`;

function placesOf(honour: Honour, by: HonourGroup) {
  if (by === 'unit') return [{ key: honour.unit.id, name: honour.unit.name, of: null }];
  const { school } = honour;
  if (!school) return [];
  if (by === 'school') return [{ key: school.id, name: school.name, of: null }];
  return [...new Set(honour.tutors)].map((name) => ({
    key: `${school.id} ${name}`,
    name,
    of: school.name,
  }));
}

/**
 * Prizes counted by unit, school or tutor, the most at the highest level first. A project with two tutors counts for
 * both; without a tutor it counts for none. An award to a unit counts for the unit beside the prizes of its schools, and for
 * no school.
 */
export function countHonours(honours: readonly Honour[], by: HonourGroup): HonourLine[] {
  const lines = new Map<string, Omit<HonourLine, 'prizes'> & { prizes: Map<string, number> }>();
  for (const honour of honours)
    for (const place of placesOf(honour, by)) {
      const line = lines.get(place.key) ?? {
        ...place,
        total: 0,
        toUnits: 0,
        levels: noLevels(),
        prizes: new Map(),
      };
      line.total += 1;
      if (!honour.school) line.toUnits += 1;
      line.levels[honour.level] += 1;
      line.prizes.set(prizeKey(honour), (line.prizes.get(prizeKey(honour)) ?? 0) + 1);
      lines.set(place.key, line);
    }
  return [...lines.values()]
    .map((line) => ({ ...line, prizes: [...line.prizes] }))
    .sort(
      (a, b) =>
        HONOUR_LEVELS.map((level) => b.levels[level] - a.levels[level]).find((more) => more !== 0) ??
        ([a.name, a.of].join() < [b.name, b.of].join() ? -1 : 1),
    );
}

/** Where a prize stands among others by its name: special, first, second, third, the rest. */
export function prizeRank(name: string): number {
  const signs = [
    /特等|special|grand/i,
    /一等|金|first|gold/i,
    /二等|银|second|silver/i,
    /三等|铜|third|bronze/i,
  ];
  const rank = signs.findIndex((sign) => sign.test(name));
  return rank < 0 ? signs.length : rank;
}

export type PrizeCount = { level: HonourLevel; prize: string; prizeEn: string | null; count: number };

/** Every prize of every level with how often it was won, the highest first. */
export function countPrizes(honours: readonly Honour[]): PrizeCount[] {
  const counts = new Map<string, PrizeCount>();
  for (const { level, prize, prizeEn } of honours) {
    const key = prizeKey({ level, prize });
    const known = counts.get(key);
    counts.set(key, {
      level,
      prize,
      prizeEn: known?.prizeEn ?? prizeEn,
      count: (known?.count ?? 0) + 1,
    });
  }
  return [...counts.values()].sort(
    (a, b) =>
      HONOUR_LEVELS.indexOf(a.level) - HONOUR_LEVELS.indexOf(b.level) ||
      prizeRank(a.prize) - prizeRank(b.prize) ||
      (a.prize < b.prize ? -1 : 1),
  );
}

/** Up to so many prizes of a level are named one by one. */
const NAMED_UP_TO = 9;

export type SentencePart = { level: HonourLevel; prize: PrizeCount | null; count: number };

/** What a report says: few prizes of a level by their names, many in one number; the highest level first. */
export function sentenceParts(honours: readonly Honour[]): SentencePart[] {
  const prizes = countPrizes(honours);
  return HONOUR_LEVELS.flatMap((level): SentencePart[] => {
    const own = prizes.filter((prize) => prize.level === level);
    const count = own.reduce((sum, prize) => sum + prize.count, 0);
    if (count === 0) return [];
    return count <= NAMED_UP_TO || own.length === 1
      ? own.map((prize) => ({ level, prize, count: prize.count }))
      : [{ level, prize: null, count }];
  });
}

export type HonourYear = { year: number; total: number; levels: Record<HonourLevel, number> };

/** Prizes by year, years without any between the first and the last included. */
export function countYears(honours: readonly Honour[]): HonourYear[] {
  if (honours.length === 0) return [];
  const years = honours.map(({ year }) => year);
  const first = Math.min(...years);
  const lines = Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => ({
    year: first + index,
    total: 0,
    levels: noLevels(),
  }));
  for (const { year, level } of honours) {
    const line = lines[year - first];
    if (!line) continue;
    line.total += 1;
    line.levels[level] += 1;
  }
  return lines;
}

export type BonusRule = { year: number; level: HonourLevel; perPrize: number };

/** Bonus places that each school's prizes of one year and level would give: so many for each. Most first. */
export function bonusOf(honours: readonly Honour[], { year, level, perPrize }: BonusRule) {
  const won = honours.filter((one) => one.year === year && one.level === level);
  return countHonours(won, 'school')
    .map(({ key, name, total }) => ({ schoolId: key, school: name, prizes: total, places: total * perPrize }))
    .sort((a, b) => b.prizes - a.prizes || (a.school < b.school ? -1 : 1));
}
