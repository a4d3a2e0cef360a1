import { readPlanWorld, waitingPlan } from './open-plan.server.ts';
import type { OpenPlan, PlanReader, PlanWorld } from './open-plan.server.ts';
import { explainPair } from '#app/domain/assignment/explain.ts';
import type { PassedOver } from '#app/domain/assignment/explain.ts';
import { brokenLimits } from '#app/domain/assignment/limits.ts';
import type { Obstacle } from '#app/domain/assignment/limits.ts';
import type { ConflictReason } from '#app/domain/conflict.ts';
import type { Pair } from '#app/domain/assignment/types.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';

/** How a pair of a proposal stands to what is now. */
export type PairState = 'new' | 'hand' | 'stays' | 'leaves';

/** An obstacle, or a reason for passing somebody over, with the names that its sentence needs. */
export type NamedReason = {
  kind: PassedOver['kind'];
  conflict: ConflictReason | 'STEPPED_BACK' | null;
  judge: string;
  entry: string;
  load: number;
  max: number;
};

/** A waiting proposal with everything around it and the names of all who are in it; null when there is none. */
export async function loadPlan(viewer: Viewer, roundId: string, tx: PlanReader = db) {
  const plan = await waitingPlan(tx, viewer, roundId);
  if (!plan) return null;
  const [world, entries, judges] = await Promise.all([
    readPlanWorld(tx, plan),
    tx.entry.findMany({
      where: { roundId, status: 'ELIGIBLE' },
      orderBy: [{ number: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        number: true,
        project: { select: { title: true } },
        discipline: { select: { code: true, name: true, nameEn: true } },
      },
    }),
    tx.roundJudge.findMany({
      where: { roundId },
      orderBy: [{ person: { name: 'asc' } }, { id: 'asc' }],
      select: {
        id: true,
        leftAt: true,
        person: { select: { name: true, judgeProfile: { select: { organisation: true } } } },
      },
    }),
  ]);
  const names = new Map(judges.map((judge) => [judge.id, judge.person.name]));
  const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
  return {
    plan,
    world,
    entries,
    entryOf,
    judges: judges
      .filter((judge) => judge.leftAt === null)
      .map(({ id, person }) => ({
        id,
        name: person.name,
        organisation: person.judgeProfile?.organisation ?? '',
      })),
    judgeName: (id: string) => names.get(id) ?? '',
    entryName: (id: string) =>
      [entryOf.get(id)?.number, entryOf.get(id)?.project.title].filter(Boolean).join(' '),
  };
}
export type LoadedPlan = NonNullable<Awaited<ReturnType<typeof loadPlan>>>;

/** Gives an obstacle the names that its sentence needs. */
export function nameReason(loaded: LoadedPlan, pair: Pair, reason: PassedOver): NamedReason {
  const conflict =
    reason.kind === 'conflict'
      ? (loaded.world.conflictOf(pair.judgeId, pair.entryId) ?? 'STEPPED_BACK')
      : null;
  return {
    kind: reason.kind,
    conflict,
    judge: 'judgeId' in reason ? loaded.judgeName(reason.judgeId) : '',
    entry: 'entryId' in reason ? loaded.entryName(reason.entryId) : '',
    load: 'load' in reason ? reason.load - 1 : 0,
    max: 'max' in reason ? reason.max : 'places' in reason ? reason.places : 0,
  };
}

/** Every pair of a proposal with its state: what comes, what stays, what goes. */
export function pairStates({ pairs, leaves }: OpenPlan, { standing }: PlanWorld) {
  return [
    ...pairs.map(({ entryId, roundJudgeId, byHand }) => ({
      entryId,
      judgeId: roundJudgeId,
      state: byHand ? ('hand' as const) : ('new' as const),
    })),
    ...standing.map((pair) => ({ ...pair, state: 'stays' as const })),
    ...leaves.map((pair) => ({ ...pair, state: 'leaves' as const })),
  ] satisfies (Pair & { state: PairState })[];
}

/** What a waiting proposal comes to as it stands now, hands included; null when there is none. */
export async function getPlanSummary(viewer: Viewer, roundId: string) {
  const loaded = await loadPlan(viewer, roundId);
  if (!loaded) return null;
  const { plan, world, judgeName, entryName } = loaded;
  const { limits, input, proposed } = world;
  const places = input.rules.judgesPerEntry;
  const reasonOf = new Map(plan.summary.shortfalls.map((row) => [row.entryId, row.reason]));
  const totals = input.entries.map((entry) => limits.total(entry.id));
  const matches = proposed.map((pair) => limits.fit(pair).match);
  const states = pairStates(plan, world);
  const count = (state: PairState) => states.filter((pair) => pair.state === state).length;
  return {
    id: plan.id,
    seed: plan.seed,
    run: plan.run && { id: plan.run.id, seedWords: plan.run.seedWords },
    createdAt: plan.createdAt,
    finished: plan.summary.finished,
    loadReason: plan.loadReason,
    isEdited: plan.pairs.some((pair) => pair.byHand) || plan.pairs.length !== plan.summary.proposed,
    counts: { new: count('new'), hand: count('hand'), stays: count('stays'), leaves: count('leaves') },
    pairs: proposed.length,
    worst: totals.reduce((least, total) => Math.min(least, total), totals[0] ?? 0),
    quality: plan.summary.quality,
    lacks: plan.summary.lacks,
    meanMatch: matches.length === 0 ? 0 : matches.reduce((sum, one) => sum + one, 0) / matches.length,
    matches: histogram(matches),
    loads: input.judges.map((judge) => ({
      judgeId: judge.id,
      name: judgeName(judge.id),
      load: limits.load(judge.id),
      min: judge.minLoad,
      max: judge.maxLoad,
    })),
    shortfalls: input.entries.flatMap((entry) => {
      const missing = places - limits.judgesOf(entry.id).length;
      if (missing <= 0) return [];
      return [
        { entryId: entry.id, missing, name: entryName(entry.id), reason: reasonOf.get(entry.id) ?? null },
      ];
    }),
    leaves: plan.leaves.map((pair) => ({
      ...pair,
      judge: judgeName(pair.judgeId),
      entry: entryName(pair.entryId),
    })),
    broken: brokenLimits(limits, proposed)
      .filter(({ obstacle }) => obstacle.kind !== 'load' || plan.loadReason === null)
      .map(({ obstacle, ...pair }) => ({
        ...pair,
        judge: judgeName(pair.judgeId),
        entry: entryName(pair.entryId),
        reason: nameReason(loaded, pair, obstacle),
      })),
  };
}
export type PlanSummary = NonNullable<Awaited<ReturnType<typeof getPlanSummary>>>;

const BIN = 10;

/** How many pairs match how well: from 100 % down in tenths. */
function histogram(matches: readonly number[]): { from: number; to: number; count: number }[] {
  const bins = Array.from({ length: 100 / BIN }, (_, index) => ({
    from: 100 - BIN * (index + 1),
    to: 100 - BIN * index,
    count: 0,
  }));
  for (const match of matches) {
    const bin = bins[Math.min(bins.length - 1, Math.floor((100 - match) / BIN))];
    if (bin) bin.count += 1;
  }
  return bins;
}

/** One entry of a proposal: its judges with the reasons for them, and everybody who could be; null when there is none. */
export async function getPlanEntry(viewer: Viewer, roundId: string, entryId: string) {
  const loaded = await loadPlan(viewer, roundId);
  const entry = loaded?.entryOf.get(entryId);
  if (!loaded || !entry) return null;
  const { plan, world, judges, judgeName } = loaded;
  const { limits, input } = world;
  const here = pairStates(plan, world).filter((pair) => pair.entryId === entryId);
  const obstaclesOf = (judgeId: string, instead?: string) =>
    limits
      .obstacles({ entryId, judgeId }, instead)
      .map((obstacle) => nameReason(loaded, { entryId, judgeId }, obstacle));
  const free = (obstacles: readonly Obstacle[]) => obstacles.every(({ kind }) => kind === 'places');
  return {
    planId: plan.id,
    entry,
    places: input.rules.judgesPerEntry,
    judges: here.map((pair) => {
      const why = explainPair(input, limits, pair);
      return {
        ...pair,
        name: judgeName(pair.judgeId),
        why: {
          ...why,
          alternatives: why.alternatives.map(({ reason, ...other }) => ({
            ...other,
            name: judgeName(other.judgeId),
            reason: nameReason(loaded, { entryId, judgeId: other.judgeId }, reason),
          })),
          replacement: why.without.replacement && {
            ...why.without.replacement,
            name: judgeName(why.without.replacement.judgeId),
          },
        },
      };
    }),
    choices: judges
      .filter(({ id }) => !limits.judgesOf(entryId).includes(id))
      .map(({ id, ...judge }) => ({
        ...judge,
        judgeId: id,
        fit: limits.fit({ entryId, judgeId: id }),
        load: limits.load(id),
        max: limits.judges.get(id)?.maxLoad ?? 0,
        isFree: free(limits.obstacles({ entryId, judgeId: id })),
        obstacles: obstaclesOf(id),
      }))
      .sort((a, b) => Number(b.isFree) - Number(a.isFree) || b.fit.match - a.fit.match || a.load - b.load),
  };
}
export type PlanEntryView = NonNullable<Awaited<ReturnType<typeof getPlanEntry>>>;
