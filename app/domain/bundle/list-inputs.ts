import { selectUnderQuota } from '../advancement.ts';
import type { Selection } from '../advancement.ts';
import { awardPrizes, capOf, prizePools } from '../prizes.ts';
import type { PrizeRule } from '../prizes.ts';
import type { PromotedAuthors } from '../promoted-students.ts';
import type { QuotaCandidate, Where } from '../quota-bucket.ts';
import type { QuotaLine } from '../quota.ts';
import type { RankedEntry } from '../ranking.ts';
import type { Decision, Standing } from '../standing.ts';

/** The rules of an entry list, and what they look at in each entry. */
export type EntryListInputs = {
  kind: 'ENTRY';
  lines: readonly QuotaLine[];
  reserves: number;
  minimumValue: number | null;
  candidates: readonly QuotaCandidate[];
  /** Where students go on: which authors. Absent where projects do. */
  promotes?: PromotedAuthors;
  /** Projects that would send the same students, each with its key: one of a key goes on. */
  once?: readonly (readonly [entryId: string, key: string])[];
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

/** A line as it was computed, before anybody's hand. */
export type ComputedLine = {
  entryId: string;
  decision: Decision;
  position: number | null;
  rank: number | null;
  value: number | null;
  prizeCode: string | null;
  reason: { code: string; params: Readonly<Record<string, string | number | undefined>> };
  /** Of an award list's line that is undecided: the prize it is tied for, with the places left and how many want them. */
  tiedFor?: { prizeCode: string; places: number; group: number };
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
  const { lines, candidates, reserves, minimumValue, once } = inputs;
  const options = { reserves, minimumValue, ...(once ? { once: new Map(once) } : {}) };
  const selection = selectUnderQuota(ranked, lines, candidates, options);
  return {
    selection,
    capTied: [],
    lines: selection.lines.map(({ filledBy: _, ...line }) => ({ ...line, prizeCode: null })),
  };
}

function awardLines(
  { rules, perCategory, capPercent, entries }: AwardListInputs,
  ranked: readonly RankedEntry[],
): Pick<ComputedList, 'lines' | 'capTied'> {
  const categoryOf = new Map(entries.map(({ entryId, categoryCode }) => [entryId, categoryCode ?? '']));
  const { keyOf, rulesOf } = awardPools(rules, ({ categoryCode }) => categoryCode, perCategory);
  const cap = capPercent === null ? null : capOf(ranked.length, capPercent);
  const { pools, capTied } = prizePools(
    ranked,
    ({ entryId }) => keyOf(categoryOf.get(entryId) ?? ''),
    rulesOf,
    { cap },
  );
  const finalists = new Set(entries.flatMap((one) => (one.isFinalist ? [one.entryId] : [])));
  let position = 0;
  const lines = pools.flatMap((pool) =>
    awardPrizes(pool.ranked, pool.rules, pool.ranked.length, undefined, {
      finalists,
      places: pool.places,
    }).map(({ undecided, ...line }): ComputedLine => ({
      ...line,
      decision: undecided ? 'UNDECIDED' : line.prizeCode ? 'SELECTED' : 'NOT_SELECTED',
      position: line.prizeCode ? (position += 1) : null,
    })),
  );
  return { lines, capTied };
}

/**
 * In which pool a category's entries are ('' for the common one), and the rules of a pool: a category that has rules of
 * its own is awarded apart by them; the others share the common rules, together or each by itself.
 */
export function awardPools<R extends PrizeRule>(
  rules: readonly R[],
  categoryOf: (rule: R) => string | null,
  perCategory: boolean,
) {
  const own = new Set(rules.flatMap((rule) => categoryOf(rule) ?? []));
  return {
    keyOf: (category: string) => (own.has(category) || perCategory ? category : ''),
    rulesOf: (key: string) => rules.filter((rule) => categoryOf(rule) === (own.has(key) ? key : null)),
  };
}

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
