import { fillPlaces } from './places.ts';
import type { PlaceLine } from './places.ts';

/** Who may win a special prize. An empty list of codes is all of them. */
export type ProjectRule = {
  categories: readonly string[];
  groups: readonly string[];
  disciplines: readonly string[];
  /** The prize of the award list that it must have won at least. */
  minimumPrize: string | null;
  finalistsOnly: boolean;
  /** Whoever won an ordinary prize may win it too. */
  alsoWinners: boolean;
};

export type ProjectFacts = {
  categoryCode: string;
  groupCode: string;
  disciplineCode: string;
  /** The prize that it won, by its code. */
  prizeCode: string | null;
  isFinalist: boolean;
};

/** Whether a project may win. `prizes`: codes of the round's prizes, the best first. */
export function mayWin(project: ProjectFacts, rule: ProjectRule, prizes: readonly string[]): boolean {
  const within = (codes: readonly string[], code: string) => codes.length === 0 || codes.includes(code);
  const won = project.prizeCode === null ? -1 : prizes.indexOf(project.prizeCode);
  const least = rule.minimumPrize === null ? null : prizes.indexOf(rule.minimumPrize);
  return (
    within(rule.categories, project.categoryCode) &&
    within(rule.groups, project.groupCode) &&
    within(rule.disciplines, project.disciplineCode) &&
    (!rule.finalistsOnly || project.isFinalist) &&
    (rule.alsoWinners || project.prizeCode === null) &&
    (least === null || (won >= 0 && least >= 0 && won <= least))
  );
}

/** The best ranked projects get the prize. Without a rank nothing speaks for a project. */
export function awardByRank(
  projects: readonly { key: string; rank: number | null }[],
  places: number,
): PlaceLine[] {
  return fillPlaces(
    projects.map(({ key, rank }) => ({ key, unitId: '', merit: rank === null ? [] : [-rank] })),
    { places, perUnit: null, byUnit: false },
  );
}

/** One member's nominations: places from 1 on. */
export type JuryBallot = readonly { key: string; place: number }[];
/** `by`: how many have nominated it; `at`: how many at the first place, the second … */
export type Tally = { by: number; at: number[] };

/** How often each project was nominated, and at which places. */
export function countNominations(ballots: readonly JuryBallot[], most: number): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { key, place } of ballots.flat()) {
    const tally = tallies.get(key) ?? { by: 0, at: Array.from({ length: most }, () => 0) };
    tally.by += 1;
    tally.at[place - 1] = (tally.at[place - 1] ?? 0) + 1;
    tallies.set(key, tally);
  }
  return tallies;
}

/**
 * The projects that most members nominated get the prize; among equals those at more first places, then at more second
 * places, and so on. What is equal in all of it is a tie.
 */
export function awardByNominations(
  keys: readonly string[],
  tallies: ReadonlyMap<string, Tally>,
  places: number,
): PlaceLine[] {
  return fillPlaces(
    keys.map((key) => {
      const tally = tallies.get(key);
      return { key, unitId: '', merit: tally ? [tally.by, ...tally.at] : [] };
    }),
    { places, perUnit: null, byUnit: false },
  );
}

/** A member's nominations with one put at a place, or moved there: the others make room, and no place stays empty. */
export function withNomination<N extends { key: string; place: number }>(
  ballot: readonly N[],
  nomination: N,
): N[] {
  const others = ballot.filter(({ key }) => key !== nomination.key).toSorted((a, b) => a.place - b.place);
  return others
    .toSpliced(nomination.place - 1, 0, nomination)
    .map((one, index) => ({ ...one, place: index + 1 }));
}

/** What is wrong with a list of nominations before it is sent; null when nothing is. */
export function nominationFault(
  ballot: JuryBallot,
  able: ReadonlySet<string>,
  most: number,
): 'none' | 'unknown' | 'too-many' | 'order' | null {
  if (ballot.length === 0) return 'none';
  if (ballot.length > most) return 'too-many';
  if (ballot.some(({ key }) => !able.has(key))) return 'unknown';
  const at = ballot.map(({ place }) => place).toSorted((a, b) => a - b);
  return at.every((place, index) => place === index + 1) ? null : 'order';
}
