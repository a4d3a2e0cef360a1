import { selectUnderQuota } from '../advancement.ts';
import type { Selection } from '../advancement.ts';
import { awardPrizes, capPrizes, prizePlaces } from '../prizes.ts';
import type { PrizeRule } from '../prizes.ts';
import type { QuotaCandidate, QuotaLine, Where } from '../quota.ts';
import type { RankedEntry } from '../ranking.ts';

/** The rules of an entry list, and what they look at in each entry. */
export type EntryListInputs = {
  kind: 'ENTRY';
  lines: readonly QuotaLine[];
  reserves: number;
  minimumValue: number | null;
  candidates: readonly QuotaCandidate[];
};

/**
 * The rules of an award list. A category that has rules of its own is awarded apart; the others share the common ones,
 * together or, with `perCategory`, each by itself. `capPercent` of all entries is the most that may win anything.
 */
export type AwardListInputs = {
  kind: 'AWARD';
  rules: readonly (PrizeRule & { categoryCode: string | null })[];
  perCategory: boolean;
  capPercent: number | null;
  entries: readonly { entryId: string; categoryCode: string | null; isFinalist: boolean }[];
};

/** Everything that a list is computed from besides the ranking: the same inputs give the same list, in any year. */
export type ListInputs = EntryListInputs | AwardListInputs;

export type Decision = 'SELECTED' | 'RESERVE' | 'NOT_SELECTED' | 'UNDECIDED';

/** A line as it was computed, before anybody's hand. */
export type ComputedLine = {
  entryId: string;
  decision: Decision;
  position: number | null;
  rank: number | null;
  value: number | null;
  prizeCode: string | null;
  reason: { code: string; params: Readonly<Record<string, string | number | undefined>> };
  where?: Where;
  floor?: Where;
};

/**
 * The list; for an entry list what the selection says of its rules; for an award list the categories whose remainders
 * were equal where the cap of all prizes was shared over them.
 */
export type ComputedList = { lines: ComputedLine[]; selection: Selection | null; capTied: string[] };

/** Computes a list from a ranking, best first, unscored last. */
export function computeList(inputs: ListInputs, ranked: readonly RankedEntry[]): ComputedList {
  if (inputs.kind === 'AWARD') return { ...awardLines(inputs, ranked), selection: null };
  const { lines, candidates, reserves, minimumValue } = inputs;
  const selection = selectUnderQuota(ranked, lines, candidates, { reserves, minimumValue });
  return {
    selection,
    capTied: [],
    lines: selection.lines.map(({ filledBy: _, ...line }) => ({ ...line, prizeCode: null })),
  };
}

/** The entries that share prizes, and the rules by which they do. */
type Pool = { key: string; ranked: RankedEntry[]; rules: PrizeRule[] };

function awardLines(
  inputs: AwardListInputs,
  ranked: readonly RankedEntry[],
): Pick<ComputedList, 'lines' | 'capTied'> {
  const pools = poolsOf(inputs, ranked);
  const places = new Map(
    pools.map(({ key, ranked: mine, rules }) => {
      const scored = mine.filter(({ rank }) => rank !== null).length;
      return [key, prizePlaces(rules, mine.length, scored)];
    }),
  );
  const { capPercent } = inputs;
  const capped =
    capPercent === null
      ? null
      : capPrizes(Object.fromEntries(places), Math.floor((ranked.length * capPercent + 50) / 100));
  const finalists = new Set(inputs.entries.flatMap((one) => (one.isFinalist ? [one.entryId] : [])));
  let position = 0;
  const lines = pools.flatMap(({ key, ranked: mine, rules }) =>
    awardPrizes(mine, rules, mine.length, undefined, {
      finalists,
      places: capped?.places[key] ?? places.get(key),
    }).map(({ undecided, ...line }): ComputedLine => ({
      ...line,
      decision: undecided ? 'UNDECIDED' : line.prizeCode ? 'SELECTED' : 'NOT_SELECTED',
      position: line.prizeCode ? (position += 1) : null,
    })),
  );
  return { lines, capTied: capped?.tied ?? [] };
}

function poolsOf({ rules, perCategory, entries }: AwardListInputs, ranked: readonly RankedEntry[]): Pool[] {
  const categoryOf = new Map(entries.map(({ entryId, categoryCode }) => [entryId, categoryCode ?? '']));
  const own = new Set(rules.flatMap(({ categoryCode }) => categoryCode ?? []));
  const pools = new Map<string, RankedEntry[]>([...own].map((key) => [key, []]));
  for (const entry of ranked) {
    const category = categoryOf.get(entry.entryId) ?? '';
    const key = own.has(category) || perCategory ? category : '';
    const pool = pools.get(key);
    if (pool) pool.push(entry);
    else pools.set(key, [entry]);
  }
  return [...pools]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, mine]) => ({
      key,
      ranked: mine,
      rules: rules.filter(({ categoryCode }) =>
        own.has(key) ? categoryCode === key : categoryCode === null,
      ),
    }));
}

/** What a list says of a line after people were at it; taken back after publication it is REVOKED. */
export type Standing = Decision | 'REVOKED';

/** A change by hand. */
export type ListChange = { entryId: string; to: Standing; prizeCode: string | null };
export type ListPlace = Pick<ComputedLine, 'entryId' | 'position' | 'prizeCode'> & { decision: Standing };

/**
 * The place behind everybody of a decision: who is moved there by hand goes last; who is not selected, or was taken back, has none.
 */
export function placeAfter(lines: Iterable<ListPlace>, decision: Standing): number | null {
  if (decision === 'NOT_SELECTED' || decision === 'REVOKED') return null;
  let last = 0;
  for (const line of lines) if (line.decision === decision) last = Math.max(last, line.position ?? 0);
  return last + 1;
}

/** The list as it stands after the changes, in the order they were made; the order of the lines stays. */
export function withChanges(computed: readonly ListPlace[], changes: readonly ListChange[]): ListPlace[] {
  const lines = new Map(
    computed.map(({ entryId, decision, position, prizeCode }) => [
      entryId,
      { entryId, decision, position, prizeCode },
    ]),
  );
  for (const { entryId, to, prizeCode } of changes)
    if (lines.has(entryId))
      lines.set(entryId, { entryId, decision: to, position: placeAfter(lines.values(), to), prizeCode });
  return [...lines.values()];
}
