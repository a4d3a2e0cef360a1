import type { Obstacle, PlanLimits } from './limits.ts';
import type { EntryFit } from './match.ts';
import type { AssignmentInput, Pair } from './types.ts';

/** Why somebody else was not taken: a limit, a worse match, or an entry that needs them more. */
export type PassedOver =
  Obstacle | { kind: 'lower' } | { kind: 'even' } | { kind: 'better' } | { kind: 'needed'; entryId: string };

export type Alternative = { judgeId: string; match: number; load: number; reason: PassedOver };

export type PairReason = {
  fit: EntryFit;
  load: number;
  min: number;
  max: number;
  /** The best three others, and why not. */
  alternatives: Alternative[];
  /** How it would be without the pair. */
  without: {
    total: number;
    before: number;
    missing: number;
    belowMinimum: boolean;
    replacement: { judgeId: string; match: number } | null;
  };
};

const SHOWN = 3;

/** Says why a judge was given an entry, who else could have been, and what would change without the pair. */
export function explainPair(input: AssignmentInput, limits: PlanLimits, pair: Pair): PairReason {
  const { entryId, judgeId } = pair;
  const fit = limits.fit(pair);
  const judge = limits.judges.get(judgeId);
  const load = limits.load(judgeId);
  const others = input.judges
    .filter(({ id }) => !limits.judgesOf(entryId).includes(id))
    .map(({ id }) => ({
      judgeId: id,
      match: limits.fit({ entryId, judgeId: id }).match,
      load: limits.load(id),
      obstacles: limits.obstacles({ entryId, judgeId: id }, judgeId),
    }))
    .filter(({ obstacles }) => !obstacles.some(({ kind }) => kind === 'panel' || kind === 'discipline'))
    .sort((a, b) => b.match - a.match || a.load - b.load || (a.judgeId < b.judgeId ? -1 : 1));
  const free = others.find(({ obstacles }) => obstacles.length === 0);
  const before = limits.total(entryId);
  return {
    fit,
    load,
    min: judge?.minLoad ?? 0,
    max: judge?.maxLoad ?? 0,
    alternatives: others.slice(0, SHOWN).map(({ obstacles, ...other }) => ({
      ...other,
      reason: passedOver(limits, { entryId, before, match: fit.match }, other, obstacles[0]),
    })),
    without: {
      before,
      total: before - fit.match,
      missing: Math.max(0, input.rules.judgesPerEntry - limits.judgesOf(entryId).length + 1),
      belowMinimum: load - 1 < (judge?.minLoad ?? 0),
      replacement: free ? { judgeId: free.judgeId, match: free.match } : null,
    },
  };
}

function passedOver(
  limits: PlanLimits,
  here: { entryId: string; before: number; match: number },
  other: { judgeId: string; match: number },
  obstacle: Obstacle | undefined,
): PassedOver {
  if (obstacle && obstacle.kind !== 'load') return obstacle;
  if (!obstacle) {
    if (other.match === here.match) return { kind: 'even' };
    // With room and a better match: the minimum of the one who was taken, or a hand.
    return { kind: other.match < here.match ? 'lower' : 'better' };
  }
  // Full: is there an entry of theirs that has no more than this one, and would lose them?
  const held = limits
    .entriesOf(other.judgeId)
    .map((id) => ({ id, total: limits.total(id) }))
    .sort((a, b) => a.total - b.total)[0];
  const isNeeded = held && held.id !== here.entryId && held.total <= here.before;
  return isNeeded ? { kind: 'needed', entryId: held.id } : obstacle;
}
