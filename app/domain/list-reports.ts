import type { PrintedSection } from './list-template.ts';

/** A table that is counted from a list or from a quota. Numbers are text; the first columns are names. */
export type Report = { headings: string[]; sections: PrintedSection[] };

type Counted = { unitName: string; groupName: string; groupOrder: number; isTeam: boolean };

const pinyin = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true });

/**
 * List D: how many projects of a list each unit has, by group and individual or team, with the places it had where its
 * quota says so, and the whole at the end.
 */
export function quotaUse(
  lines: readonly Counted[],
  places: ReadonlyMap<string, number>,
  words: { unit: string; individual: string; team: string; total: string; places: string },
): Report {
  const groups = [...new Map(lines.map((line) => [line.groupName, line.groupOrder]))]
    .sort(([a, x], [b, y]) => x - y || pinyin.compare(a, b))
    .map(([name]) => name);
  const units = [...new Set([...lines.map(({ unitName }) => unitName), ...places.keys()])].sort(
    pinyin.compare,
  );
  const count = (unit: string | null, group: string | null, isTeam: boolean | null) =>
    String(
      lines.filter(
        (line) =>
          (unit === null || line.unitName === unit) &&
          (group === null || line.groupName === group) &&
          (isTeam === null || line.isTeam === isTeam),
      ).length,
    );
  const row = (label: string, unit: string | null, limit: string) => [
    label,
    ...groups.flatMap((group) => [count(unit, group, false), count(unit, group, true)]),
    count(unit, null, null),
    limit,
  ];
  const known = [...places.values()];
  return {
    headings: [
      words.unit,
      ...groups.flatMap((group) => [`${group} ${words.individual}`, `${group} ${words.team}`]),
      words.total,
      words.places,
    ],
    sections: [
      {
        heading: null,
        rows: [
          ...units.map((unit) => row(unit, unit, String(places.get(unit) ?? ''))),
          row(words.total, null, known.length > 0 ? String(known.reduce((sum, one) => sum + one, 0)) : ''),
        ],
      },
    ],
  };
}

/** List E: the places of each unit in each category; empty where no rule names the two together. */
export function quotaTable(
  places: readonly { unit: string; category: string; places: number }[],
  categories: readonly string[],
  words: { unit: string; total: string },
): Report {
  const units = [...new Set(places.map(({ unit }) => unit))].sort(pinyin.compare);
  const sum = (unit: string | null, category: string | null) => {
    const found = places.filter(
      (one) => (unit === null || one.unit === unit) && (category === null || one.category === category),
    );
    return found.length === 0 ? '' : String(found.reduce((total, one) => total + one.places, 0));
  };
  const row = (label: string, unit: string | null) => [
    label,
    ...categories.map((category) => sum(unit, category)),
    sum(unit, null),
  ];
  return {
    headings: [words.unit, ...categories, words.total],
    sections: [{ heading: null, rows: [...units.map((unit) => row(unit, unit)), row(words.total, null)] }],
  };
}
