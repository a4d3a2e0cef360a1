import type { RankedEntry } from './ranking.ts';

/** How a prize is given. `value` is a count, or a percentage times 100. Rules apply in order, best prize first. */
export type PrizeRule = {
  code: string;
  mode: 'COUNT' | 'PERCENT_OF_ENTRIES' | 'PERCENT_OF_WINNERS';
  value: number;
};

export type PrizeLine = {
  entryId: string;
  rank: number | null;
  value: number | null;
  prizeCode: string | null;
  undecided: boolean;
};

/**
 * Gives prizes down the ranking. Percentages of entries are of `entryCount`; percentages of winners are of `winnerCount`
 * (all entries with a score when not given). Places are rounded half up. A group tied across a prize border that does
 * not fit is left undecided, its places kept.
 */
export function awardPrizes(
  ranked: readonly RankedEntry[],
  rules: readonly PrizeRule[],
  entryCount: number,
  winnerCount?: number,
): PrizeLine[] {
  const scored = ranked.filter((entry) => entry.rank !== null);
  const winners = winnerCount ?? scored.length;
  const places = rules.map((rule) => ({
    code: rule.code,
    left:
      rule.mode === 'COUNT'
        ? rule.value
        : Math.floor(
            ((rule.mode === 'PERCENT_OF_ENTRIES' ? entryCount : winners) * rule.value + 5000) / 10_000,
          ),
  }));
  const lines: PrizeLine[] = [];
  let at = 0;
  for (let start = 0; start < ranked.length;) {
    const first = ranked[start];
    if (!first) break;
    let end = start + 1;
    while (first.rank !== null && ranked[end]?.rank === first.rank) end += 1;
    const group = ranked.slice(start, end);
    while (at < places.length && (places[at]?.left ?? 0) === 0) at += 1;
    const prize = first.rank === null ? undefined : places[at];
    const fits = prize !== undefined && prize.left >= group.length;
    const undecided = prize !== undefined && !fits;
    if (prize) prize.left = fits ? prize.left - group.length : 0;
    for (const entry of group)
      lines.push({
        entryId: entry.entryId,
        rank: entry.rank,
        value: entry.value,
        prizeCode: fits ? prize.code : null,
        undecided,
      });
    start = end;
  }
  return lines;
}
