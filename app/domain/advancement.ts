import type { Bucket, QuotaCandidate } from './quota-bucket.ts';
import { expandQuota } from './quota.ts';
import type { QuotaLine } from './quota.ts';
import type { RankedEntry } from './ranking.ts';
import { beginning } from './selection/clash.ts';
import { Explainer } from './selection/explain.ts';
import { modelOf } from './selection/model.ts';
import type { Model } from './selection/model.ts';
import { nameReserves } from './selection/reserves.ts';
import type { Selection, SelectionLine, SelectionOptions, SelectionReason } from './selection/types.ts';
import type { Walk } from './selection/walk.ts';
import { distinct, kept, MOST_WAYS, settle } from './selection/ways.ts';
import type { Settled } from './selection/ways.ts';

export type { Selection, SelectionLine, SelectionOptions, SelectionReason } from './selection/types.ts';

/**
 * The best-ranked list that keeps every cap and every floor, exactly, whether rules are nested or cross.
 *
 * "Best" compares two lists position by position: the first position at which they differ decides, the better rank wins,
 * and a longer list beats its own beginning. So the walk goes down the ranking and takes an entry whenever the list so
 * far with that entry can still be completed; a place stays free only when nobody else can take it. Floors that cannot
 * all be kept are lowered, together by as few places as possible, the ranking deciding whose; `clashes` names the rules.
 *
 * A group that is tied after every tie-breaker is taken whole or, when it does not fit, left undecided as a whole, but
 * for those who fit in no way. The walk then follows every way in which people may settle it: who is taken in all of
 * them is selected, who in none is not, and who in some depends on the tie. Ids decide nothing.
 */
export function selectUnderQuota(
  ranked: readonly RankedEntry[],
  lines: readonly QuotaLine[],
  candidates: readonly QuotaCandidate[],
  options: SelectionOptions,
): Selection {
  return selectFromBuckets(ranked, expandQuota(lines, candidates), options);
}

/** The same for rules that are already concrete. */
export function selectFromBuckets(
  ranked: readonly RankedEntry[],
  buckets: readonly Bucket[],
  { reserves, minimumValue, once = new Map() }: SelectionOptions,
): Selection {
  const isAble = ({ rank, value }: RankedEntry) =>
    rank !== null && value !== null && (minimumValue === null || value >= minimumValue);
  const able = ranked.filter(isAble);
  const whole = modelOf(
    [...buckets, ...onceBuckets(once)],
    able.map(({ entryId }) => entryId),
  );
  const { model, walk, clashes, proved } = beginning(whole);
  const lines: SelectionLine[] = [];
  const progress: Progress = { model, walks: [walk], explainer: new Explainer(model), tie: 0, position: 0 };
  let certain = proved;
  for (const group of rankGroups(ranked)) {
    for (const entry of group) if (!isAble(entry)) lines.push(unable(entry));
    const inPlay = group.filter(isAble);
    if (inPlay.length === 0) continue;
    const decided = decide(inPlay, progress);
    certain &&= decided.proved;
    lines.push(...decided.lines);
  }
  if (once.size > 0) sayOnce(lines, once);
  nameReserves(lines, model, reserves, once);
  const caps = buckets.map(({ lineId, kind, where, places }, row) => ({
    lineId,
    kind,
    where,
    used: progress.explainer.takers[row]?.length ?? 0,
    limit: places,
  }));
  return {
    lines,
    caps,
    unmetFloors: caps
      .filter((cap) => cap.kind === 'floor' && cap.used < cap.limit)
      .map(({ kind: _, ...floor }) => floor),
    clashes,
    proved: certain && walk.isProved,
  };
}

type Progress = {
  model: Model;
  /** One walk, or one for each way to settle the ties above. */
  walks: Walk[];
  explainer: Explainer;
  /** Rank of the last group that was left open. */
  tie: number;
  position: number;
};

/** Decides a group of equal rank on every walk, and says of each entry what holds on all of them. */
function decide(
  group: readonly RankedEntry[],
  progress: Progress,
): { lines: SelectionLine[]; proved: boolean } {
  const { model, explainer } = progress;
  const classOf = ({ entryId }: RankedEntry) => model.classOf.get(entryId) ?? -1;
  const counts = new Map<number, number>();
  for (const entry of group) counts.set(classOf(entry), (counts.get(classOf(entry)) ?? 0) + 1);
  const outcomes = progress.walks.map((walk) => settle(walk, model, counts));
  const settled = outcomes.flatMap((ways) => ways.slice(0, 1));
  const lines = group.map((entry): SelectionLine => {
    const own = classOf(entry);
    const blocks = settled.flatMap(({ blocked, walk }) => {
      const block = blocked.get(own);
      return block ? [{ block, walk }] : [];
    });
    const [some] = settled;
    const open = settled.filter((outcome) => outcome.open.has(own));
    if (blocks[0] && blocks.length === settled.length)
      return explainer.blocked(entry, blocks[0].block, blocks[0].walk);
    if (blocks.length === 0 && open.length === 0 && some)
      return explainer.taken(entry, own, (progress.position += 1), some.walk);
    const [contested] = open;
    if (!contested) return explainer.depends(entry, progress.tie);
    return explainer.tied(entry, openCount(contested, counts), contested.contest);
  });
  if (settled.some((outcome) => outcome.open.size > 0)) progress.tie = group[0]?.rank ?? 0;
  const isProved =
    outcomes.every((ways) => ways.every((way) => way.proved)) &&
    settled.every(({ blocked }) => [...blocked.values()].every((block) => block.proved));
  const walks = outcomes.flatMap((ways) => ways.map((way) => way.walk));
  progress.walks = walks.length === 1 ? walks : distinct(walks, model);
  if (progress.walks.length <= MOST_WAYS) return { lines, proved: isProved };
  progress.walks = [merged(progress.walks, model)];
  return { lines, proved: false };
}

/** One walk in place of too many: every place is taken that is taken on one of them. */
function merged(walks: readonly Walk[], model: Model): Walk {
  const [first] = walks;
  if (!first) throw new RangeError('there is always a walk');
  const next = kept(first, model, new Map());
  for (const walk of walks)
    for (const [row, used] of walk.used.entries()) next.used[row] = Math.max(next.used[row] ?? 0, used);
  next.replan();
  return next;
}

function openCount({ open }: Settled, counts: ReadonlyMap<number, number>): number {
  return [...open].reduce((sum, group) => sum + (counts.get(group) ?? 0), 0);
}

/** Under what the rule stands that who shares a key goes on once. */
export const ONCE = 'column:once';

/** One place for those who share a key. */
function onceBuckets(once: ReadonlyMap<string, string>): Bucket[] {
  const members = new Map<string, Set<string>>();
  for (const [entryId, key] of once) members.set(key, (members.get(key) ?? new Set()).add(entryId));
  return [...members]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, ids]) => ({ lineId: 'once', kind: 'cap', where: { [ONCE]: key }, places: 1, members: ids }));
}

/** Says of each line that it is out, or left to people, because the same students have another one. */
function sayOnce(lines: readonly SelectionLine[], once: ReadonlyMap<string, string>): void {
  const taken = new Map<string, number>();
  for (const { entryId, decision, rank } of lines) {
    const key = once.get(entryId);
    if (key !== undefined && decision === 'SELECTED') taken.set(key, rank ?? 0);
  }
  for (const line of lines) {
    const by = taken.get(once.get(line.entryId) ?? '');
    const rank = line.rank ?? 0;
    if (line.decision === 'NOT_SELECTED' && line.rank !== null && by !== undefined) {
      line.reason = { code: 'student-goes-on', params: { rank, by } };
      line.where = {};
      delete line.floor;
    } else if (line.decision === 'UNDECIDED' && line.where[ONCE] !== undefined) {
      // A group of equals is left open as a whole: the others wait for the two of one student.
      line.reason = once.has(line.entryId)
        ? { code: 'student-tied', params: { rank } }
        : { code: 'depends-on-tie', params: { rank, tie: rank } };
      line.where = {};
    }
  }
}

function unable(entry: RankedEntry): SelectionLine {
  const reason: SelectionReason =
    entry.rank === null
      ? { code: 'not-scored', params: {} }
      : { code: 'below-minimum', params: { rank: entry.rank } };
  return { ...entry, decision: 'NOT_SELECTED', position: null, reason, where: {} };
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
