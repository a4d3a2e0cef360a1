import type { Bucket, QuotaCandidate } from '../quota-bucket.ts';
import { expandQuota } from '../quota.ts';
import type { QuotaLine } from '../quota.ts';
import { modelOf } from './model.ts';
import type { Model } from './model.ts';
import type { SelectionLine } from './types.ts';

const isKeptOut = ({ decision, reason }: Pick<SelectionLine, 'decision' | 'reason'>) =>
  decision === 'NOT_SELECTED' && (reason.code === 'cap-reached' || reason.code === 'kept-for-floor');

/**
 * The best of those whom only a rule kept out become reserves, in order of rank: whoever could stand in for one of the
 * selected. Equal ranks share their position, and come in together even where that makes one reserve more than asked.
 * Of those that share a key of `once`, the best is one.
 */
export function nameReserves(
  lines: SelectionLine[],
  model: Model,
  reserves: number,
  once: ReadonlyMap<string, string>,
): void {
  const keys = new Set<string>();
  const chosen = new Set<number>();
  const used = model.limits.map(() => 0);
  for (const { decision, entryId } of lines) {
    const group = model.classOf.get(entryId);
    if (decision !== 'SELECTED' || group === undefined) continue;
    chosen.add(group);
    for (const row of model.classes[group]?.rows ?? []) used[row] = (used[row] ?? 0) + 1;
  }
  let count = 0;
  let last: SelectionLine | null = null;
  for (const line of lines) {
    if (!isKeptOut(line)) continue;
    if (count >= reserves && (reserves === 0 || line.rank !== last?.rank)) return;
    const group = model.classOf.get(line.entryId);
    const key = once.get(line.entryId);
    if (key !== undefined && keys.has(key)) continue;
    if (group === undefined || ![...chosen].some((out) => harm(model, used, out, group) === 0)) continue;
    count += 1;
    if (key !== undefined) keys.add(key);
    const position: number = last !== null && last.rank === line.rank ? (last.position ?? count) : count;
    const { behind, filledBy } = { filledBy: undefined, behind: undefined, ...line.reason.params };
    line.decision = 'RESERVE';
    line.position = position;
    line.reason = {
      code: 'reserve',
      params: {
        rank: line.rank ?? 0,
        position,
        ...(behind === undefined ? {} : { behind }),
        ...(filledBy === undefined ? {} : { filledBy }),
      },
    };
    last = line;
  }
}

/** Floors' places lost when one of class `into` stands in for one of class `out`; null when a cap would be passed. */
function harm({ classes, limits }: Model, used: readonly number[], out: number, into: number): number | null {
  const [from, to] = [classes[out]?.rows ?? [], classes[into]?.rows ?? []];
  const gains = to.filter((row) => !from.includes(row));
  if (gains.some((row) => (used[row] ?? 0) + 1 > (limits[row]?.high ?? 0))) return null;
  const loses = from.filter((row) => !to.includes(row) && (used[row] ?? 0) <= (limits[row]?.low ?? 0));
  return loses.length;
}

export type Promotion =
  | {
      kind: 'promoted';
      entryId: string;
      reason: { code: 'promoted' | 'promoted-in-unit'; params: { rank: number; withdrawn: number } };
      where: Bucket['where'];
      /** Places of floors that nobody on the list could refill. */
      lost: number;
    }
  /** Equal in rank, and each of them would do: people decide. */
  | { kind: 'tied'; entryIds: string[] }
  /** `undecided`: a tie is open, decide it first. `nobody`: nobody keeps every cap. */
  | { kind: 'none'; reason: 'not-selected' | 'undecided' | 'nobody' };

/**
 * Who comes in when a selected entry withdraws. Everybody else selected stays. Among the reserves, and only if none of
 * them will do among the others whom a rule kept out: who passes no cap; of those, who leaves fewest floors short; of
 * those, who belongs to the unit to whose places the withdrawn entry belonged; of those, the best rank.
 *
 * @param lines the list with the decisions that stand now, earlier promotions and withdrawals included
 * @param candidates all entries of the ranking, so that percentages stay what they were
 */
export function promoteReserve(
  lines: readonly Pick<SelectionLine, 'entryId' | 'rank' | 'decision' | 'reason'>[],
  withdrawnEntryId: string,
  quota: readonly QuotaLine[],
  candidates: readonly QuotaCandidate[],
): Promotion {
  const withdrawn = lines.find((line) => line.entryId === withdrawnEntryId);
  if (withdrawn?.decision !== 'SELECTED') return { kind: 'none', reason: 'not-selected' };
  if (lines.some((line) => line.decision === 'UNDECIDED')) return { kind: 'none', reason: 'undecided' };
  const buckets = expandQuota(quota, candidates);
  const model = modelOf(
    buckets,
    lines.map((line) => line.entryId),
  );
  const used = buckets.map(
    ({ members }) => lines.filter((line) => line.decision === 'SELECTED' && members.has(line.entryId)).length,
  );
  const units = buckets.filter(
    ({ kind, where, members }) => kind === 'cap' && where.unit !== undefined && members.has(withdrawnEntryId),
  );
  const out = model.classOf.get(withdrawnEntryId) ?? -1;
  const fitting = lines.flatMap((line) => {
    const isReserve = line.decision === 'RESERVE';
    if (!isReserve && !isKeptOut(line)) return [];
    const lost = harm(model, used, out, model.classOf.get(line.entryId) ?? -1);
    const unit = units.find(({ members }) => members.has(line.entryId));
    return lost === null
      ? []
      : [{ line, lost, unit, keys: [isReserve ? 0 : 1, lost, unit ? 0 : 1, line.rank ?? 0] }];
  });
  fitting.sort((a, b) => compare(a.keys, b.keys));
  const [best] = fitting;
  if (!best) return { kind: 'none', reason: 'nobody' };
  const equal = fitting.filter(({ keys }) => compare(keys, best.keys) === 0);
  if (equal.length > 1) return { kind: 'tied', entryIds: equal.map(({ line }) => line.entryId) };
  return {
    kind: 'promoted',
    entryId: best.line.entryId,
    reason: {
      code: best.unit ? 'promoted-in-unit' : 'promoted',
      params: { rank: best.line.rank ?? 0, withdrawn: withdrawn.rank ?? 0 },
    },
    where: best.unit?.where ?? {},
    lost: best.lost,
  };
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) if (value !== b[index]) return value - (b[index] ?? 0);
  return 0;
}
