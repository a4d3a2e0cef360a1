import type { EntryScore } from './scoring.ts';

/** What parts entries with equal values, in the order that the round has declared. More is always better. */
export type TieBreaker =
  { kind: 'criterion'; criterionCode: string } | { kind: 'median' } | { kind: 'highest' };

export type RankedEntry = {
  entryId: string;
  value: number | null;
  /** Standard competition rank (1, 2, 2, 4); null without a score. */
  rank: number | null;
  /** Shares its rank after every tie-breaker: people decide, never an id. */
  tied: boolean;
};

export type Ranking = {
  /** Best first; entries that nobody scored last. */
  entries: RankedEntry[];
  /** Ids of each group that stays tied. */
  ties: string[][];
};

/**
 * Ranks entries by their rounded values (by the Rasch model, measures), then by the declared tie-breakers. Where there are
 * finalists, they stand before all others, whatever the values. The order of the input never matters.
 */
export function rankEntries(
  scores: readonly EntryScore[],
  tieBreakers: readonly TieBreaker[],
  finalists: ReadonlySet<string> = new Set(),
): Ranking {
  const keyed = scores
    .filter((score) => score.value !== null)
    .map((score) => ({
      score,
      keys: [
        finalists.has(score.entryId) ? 1 : 0,
        score.rasch?.measure ?? score.value ?? 0,
        ...tieBreakers.map((breaker) => keyOf(score, breaker)),
      ],
    }))
    .sort((a, b) => compareKeys(b.keys, a.keys) || (a.score.entryId < b.score.entryId ? -1 : 1));
  const entries: RankedEntry[] = [];
  const ties: string[][] = [];
  for (let start = 0; start < keyed.length;) {
    const keys = keyed[start]?.keys ?? [];
    let end = start + 1;
    while (end < keyed.length && compareKeys(keyed[end]?.keys ?? [], keys) === 0) end += 1;
    const group = keyed.slice(start, end);
    for (const { score } of group)
      entries.push({ entryId: score.entryId, value: score.value, rank: start + 1, tied: group.length > 1 });
    if (group.length > 1) ties.push(group.map(({ score }) => score.entryId));
    start = end;
  }
  const unscored = scores
    .filter((score) => score.value === null)
    .map((score) => score.entryId)
    .sort();
  return {
    entries: [...entries, ...unscored.map((entryId) => ({ entryId, value: null, rank: null, tied: false }))],
    ties,
  };
}

function keyOf(score: EntryScore, breaker: TieBreaker): number {
  if (breaker.kind === 'median') return score.median;
  if (breaker.kind === 'highest') return score.highest;
  return score.criterionMeans[breaker.criterionCode] ?? 0;
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
