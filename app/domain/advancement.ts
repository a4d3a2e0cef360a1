import { expandQuota } from './quota.ts';
import type { Bucket, QuotaCandidate, QuotaLine } from './quota.ts';
import type { RankedEntry } from './ranking.ts';

export type SelectionReason =
  | { code: 'taken'; params: { rank: number; place: number; of: number } }
  | { code: 'taken-free'; params: { rank: number } }
  | { code: 'cap-reached'; params: { rank: number; limit: number } }
  | { code: 'kept-for-floor'; params: { rank: number } }
  | { code: 'tied-at-border'; params: { rank: number; group: number; places: number } }
  | { code: 'below-minimum'; params: { rank: number } }
  | { code: 'reserve'; params: { rank: number; position: number } }
  | { code: 'not-scored'; params: Record<string, never> };

export type SelectionLine = {
  entryId: string;
  rank: number | null;
  value: number | null;
  decision: 'SELECTED' | 'RESERVE' | 'NOT_SELECTED' | 'UNDECIDED';
  position: number | null;
  reason: SelectionReason;
  /** The bucket that decided: the tightest one it was counted in, or the one that was full. */
  where: Bucket['where'];
};

export type Selection = {
  lines: SelectionLine[];
  caps: { lineId: string; kind: 'cap' | 'floor'; where: Bucket['where']; used: number; limit: number }[];
  /** Floors that the candidates cannot fill. */
  unmetFloors: { lineId: string; where: Bucket['where']; used: number; limit: number }[];
};

export type SelectionOptions = { reserves: number; minimumValue: number | null };

type State = { bucket: Bucket; used: number; reserved: number };

/**
 * The best-ranked list that keeps every cap and, where it can, every floor.
 *
 * Best first: an entry is taken unless a cap that counts it is full, or the places left in one of its caps are all
 * needed for floors that it does not help. With nested caps (school in unit in total) this greedy list is optimal, caps
 * being a laminar matroid; with crossing caps it is a feasible list that honours rank at every single step. A group
 * that is tied after every tie-breaker is taken whole or, when it does not fit, left undecided as a whole and its
 * places kept: people decide, never an id.
 */
export function selectUnderQuota(
  ranked: readonly RankedEntry[],
  lines: readonly QuotaLine[],
  candidates: readonly QuotaCandidate[],
  options: SelectionOptions,
): Selection {
  const states: State[] = expandQuota(lines, candidates).map((bucket) => ({ bucket, used: 0, reserved: 0 }));
  const ofEntry = new Map<string, State[]>(
    candidates.map((candidate) => [
      candidate.entryId,
      states.filter((state) => state.bucket.members.has(candidate.entryId)),
    ]),
  );
  const result: SelectionLine[] = [];
  let position = 0;
  for (const group of rankGroups(ranked)) {
    const open = group.filter(
      (entry) =>
        entry.value === null || (options.minimumValue !== null && entry.value < options.minimumValue),
    );
    for (const entry of open) {
      const reason: SelectionReason =
        entry.rank === null
          ? { code: 'not-scored', params: {} }
          : { code: 'below-minimum', params: { rank: entry.rank } };
      result.push({ ...entry, decision: 'NOT_SELECTED', position: null, reason, where: {} });
    }
    const able = group.filter((entry) => !open.includes(entry));
    const [blocked, free] = partition(able, (entry) => stopper(ofEntry.get(entry.entryId) ?? [], states));
    for (const { entry, stop } of blocked) result.push(notTaken(entry, stop));
    const contested = free.length > 1 ? contestedCap(free, ofEntry) : null;
    if (contested) {
      const places = contested.bucket.places - contested.used - contested.reserved;
      for (const entry of free) {
        result.push({
          ...entry,
          decision: 'UNDECIDED',
          position: null,
          reason: { code: 'tied-at-border', params: { rank: entry.rank ?? 0, group: free.length, places } },
          where: contested.bucket.where,
        });
      }
      contested.reserved += places;
      continue;
    }
    for (const entry of free) {
      position += 1;
      result.push(take(entry, position, ofEntry.get(entry.entryId) ?? []));
    }
  }
  nameReserves(result, options.reserves);
  const caps = states.map(({ bucket, used }) => ({
    lineId: bucket.lineId,
    kind: bucket.kind,
    where: bucket.where,
    used,
    limit: bucket.places,
  }));
  return {
    lines: result,
    caps,
    unmetFloors: caps.filter((cap) => cap.kind === 'floor' && cap.used < cap.limit),
  };
}

function rankGroups(ranked: readonly RankedEntry[]): RankedEntry[][] {
  const groups: RankedEntry[][] = [];
  for (const entry of ranked) {
    const last = groups.at(-1);
    if (last && entry.rank !== null && last[0]?.rank === entry.rank) last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

type Stop = { state: State; forFloor: boolean };

/** The cap that keeps an entry out, if any: full, or its last places needed for floors that the entry does not help. */
function stopper(mine: readonly State[], all: readonly State[]): Stop | null {
  for (const state of mine) {
    if (state.bucket.kind !== 'cap') continue;
    const left = state.bucket.places - state.used - state.reserved;
    if (left <= 0) return { state, forFloor: false };
    const needed = all
      .filter(
        (other) =>
          other.bucket.kind === 'floor' && !mine.includes(other) && isWithin(other.bucket, state.bucket),
      )
      .reduce(
        (sum, floor) =>
          sum + Math.max(0, Math.min(floor.bucket.places, floor.bucket.members.size) - floor.used),
        0,
      );
    if (left <= needed) return { state, forFloor: true };
  }
  return null;
}

function isWithin(inner: Bucket, outer: Bucket): boolean {
  return inner.members.size <= outer.members.size && [...inner.members].every((id) => outer.members.has(id));
}

function partition(entries: readonly RankedEntry[], stop: (entry: RankedEntry) => Stop | null) {
  const blocked: { entry: RankedEntry; stop: Stop }[] = [];
  const free: RankedEntry[] = [];
  for (const entry of entries) {
    const found = stop(entry);
    if (found) blocked.push({ entry, stop: found });
    else free.push(entry);
  }
  return [blocked, free] as const;
}

/** A cap that cannot hold all of a tied group's members that it counts. */
function contestedCap(group: readonly RankedEntry[], ofEntry: ReadonlyMap<string, State[]>): State | null {
  const wanted = new Map<State, number>();
  for (const entry of group) {
    for (const state of ofEntry.get(entry.entryId) ?? []) {
      if (state.bucket.kind === 'cap') wanted.set(state, (wanted.get(state) ?? 0) + 1);
    }
  }
  for (const [state, count] of wanted)
    if (state.used + state.reserved + count > state.bucket.places) return state;
  return null;
}

function take(entry: RankedEntry, position: number, mine: readonly State[]): SelectionLine {
  for (const state of mine) state.used += 1;
  const caps = mine.filter((state) => state.bucket.kind === 'cap');
  const tightest = caps.sort((a, b) => a.bucket.places - a.used - (b.bucket.places - b.used))[0];
  const rank = entry.rank ?? 0;
  const reason: SelectionReason = tightest
    ? { code: 'taken', params: { rank, place: tightest.used, of: tightest.bucket.places } }
    : { code: 'taken-free', params: { rank } };
  return { ...entry, decision: 'SELECTED', position, reason, where: tightest?.bucket.where ?? {} };
}

function notTaken(entry: RankedEntry, { state, forFloor }: Stop): SelectionLine {
  const rank = entry.rank ?? 0;
  const reason: SelectionReason = forFloor
    ? { code: 'kept-for-floor', params: { rank } }
    : { code: 'cap-reached', params: { rank, limit: state.bucket.places } };
  return { ...entry, decision: 'NOT_SELECTED', position: null, reason, where: state.bucket.where };
}

/** The best of those whom only a full cap kept out become reserves, in order of rank. */
function nameReserves(lines: SelectionLine[], reserves: number): void {
  let position = 0;
  for (const line of lines) {
    if (position >= reserves) return;
    if (line.decision !== 'NOT_SELECTED' || line.reason.code !== 'cap-reached') continue;
    position += 1;
    line.decision = 'RESERVE';
    line.position = position;
    line.reason = { code: 'reserve', params: { rank: line.rank ?? 0, position } };
  }
}
