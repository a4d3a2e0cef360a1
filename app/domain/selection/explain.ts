import type { Model } from './model.ts';
import type { SelectionLine } from './types.ts';
import type { Block, Walk } from './walk.ts';
import type { RankedEntry } from '../ranking.ts';

type Taken = { entryId: string; rank: number };

/** Keeps who took which place, and puts into codes why each line stands where it stands. */
export class Explainer {
  readonly #model: Model;
  /** Entries that certainly hold a place, per row, in the order in which they took it. */
  readonly takers: Taken[][];
  readonly #behind: number[];
  /** Best rank that gave way to a floor. */
  readonly #gaveWay = new Map<number, number>();

  constructor(model: Model) {
    this.#model = model;
    this.takers = model.limits.map(() => []);
    this.#behind = model.limits.map(() => 0);
  }

  /** A line that is selected; `walk` has counted it and its whole group. */
  taken(entry: RankedEntry, group: number, position: number, walk: Walk): SelectionLine {
    const rank = entry.rank ?? 0;
    const { buckets, limits, classes } = this.#model;
    const rows = (classes[group]?.rows ?? []).filter((row) => buckets[row]);
    for (const row of rows) {
      this.takers[row]?.push({ entryId: entry.entryId, rank });
      this.#behind[row] = 0;
    }
    const place = (row: number) => this.takers[row]?.length ?? 0;
    const line = { ...entry, decision: 'SELECTED', position } as const;
    const floor = rows.find((row) => {
      const gaveWay = this.#gaveWay.get(row);
      return gaveWay !== undefined && gaveWay < rank && place(row) <= (limits[row]?.low ?? 0);
    });
    if (floor !== undefined) {
      const where = buckets[floor]?.where ?? {};
      const params = {
        rank,
        place: place(floor),
        of: limits[floor]?.low ?? 0,
        passed: this.#gaveWay.get(floor) ?? 0,
      };
      return { ...line, reason: { code: 'taken-for-floor', params }, where, floor: where };
    }
    const tightest = rows
      .filter((row) => buckets[row]?.kind === 'cap' && buckets[row].lineId !== 'once')
      .sort((a, b) => walk.left(a) - walk.left(b) || (limits[a]?.high ?? 0) - (limits[b]?.high ?? 0))[0];
    if (tightest === undefined)
      return { ...line, reason: { code: 'taken-free', params: { rank } }, where: {} };
    const params = { rank, place: place(tightest), of: limits[tightest]?.high ?? 0 };
    return { ...line, reason: { code: 'taken', params }, where: buckets[tightest]?.where ?? {} };
  }

  /** A line that is not selected, and what excluded it. */
  blocked(entry: RankedEntry, { caps, floors, proved }: Block, walk: Walk): SelectionLine {
    const rank = entry.rank ?? 0;
    const { buckets, limits } = this.#model;
    const line = { ...entry, decision: 'NOT_SELECTED', position: null } as const;
    if (!proved) return { ...line, reason: { code: 'unproved', params: { rank } }, where: {} };
    const full = caps.filter((row) => walk.left(row) <= 0);
    const row = first(full.length > 0 ? full : caps, (cap) =>
      full.length > 0 ? (this.takers[cap]?.at(-1)?.rank ?? 0) : walk.left(cap),
    );
    const where = buckets[row]?.where ?? {};
    const behind = (this.#behind[row] = (this.#behind[row] ?? 0) + 1);
    if (full.length > 0) {
      const last = this.takers[row]?.slice(-3) ?? [];
      const params = { rank, limit: limits[row]?.high ?? 0, behind };
      return {
        ...line,
        reason: {
          code: 'cap-reached',
          params: last.length > 0 ? { ...params, filledBy: last.map((by) => by.rank).join(', ') } : params,
        },
        where,
        filledBy: last.map((by) => by.entryId),
      };
    }
    for (const floor of floors)
      this.#gaveWay.set(floor, Math.min(rank, this.#gaveWay.get(floor) ?? Infinity));
    const named = floors.find((floor) => buckets[floor]);
    const needed =
      named === undefined ? 0 : Math.max(0, (limits[named]?.low ?? 0) - (this.takers[named]?.length ?? 0));
    return {
      ...line,
      reason: { code: 'kept-for-floor', params: { rank, needed, behind } },
      where,
      ...(named === undefined ? {} : { floor: buckets[named]?.where ?? {} }),
    };
  }

  tied(entry: RankedEntry, group: number, contest: { row: number; places: number } | null): SelectionLine {
    const params = { rank: entry.rank ?? 0, group, places: contest?.places ?? 0 };
    const where = this.#model.buckets[contest?.row ?? -1]?.where ?? {};
    return {
      ...entry,
      decision: 'UNDECIDED',
      position: null,
      reason: { code: 'tied-at-border', params },
      where,
    };
  }

  /** What a tie above must decide first. */
  depends(entry: RankedEntry, tie: number): SelectionLine {
    const params = { rank: entry.rank ?? 0, tie };
    return {
      ...entry,
      decision: 'UNDECIDED',
      position: null,
      reason: { code: 'depends-on-tie', params },
      where: {},
    };
  }
}

/** The row with the smallest measure, the first of several. */
function first(rows: readonly number[], measure: (row: number) => number): number {
  return [...rows].sort((a, b) => measure(a) - measure(b) || a - b)[0] ?? -1;
}
