import { computeSpecial } from './compute.server.ts';
import type { Special } from './scope.server.ts';
import { changedBasis } from '#app/domain/special/basis.ts';
import type { BasisChange } from '#app/domain/special/basis.ts';
import type { PlaceDecision } from '#app/domain/special/places.ts';
import type { Refusal } from '#app/domain/result.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

type Reader = Pick<Tx, 'entry' | 'prizeRule' | 'result' | 'resultRow' | 'specialJuror' | 'specialLine'>;

/** Where the award would come out otherwise if it was worked out now: a prize was taken back, or given, since. */
export async function basisChanges(tx: Reader, special: Special): Promise<BasisChange[]> {
  if (special.status === 'OPEN') return [];
  const stored = await tx.specialLine.findMany({
    where: { specialId: special.id },
    select: { key: true, computed: true, decision: true, points: true },
  });
  const now = await computeSpecial(tx, special);
  // What was given by hand rests on nothing but being there.
  const byHand = special.way === 'HAND';
  const there = new Set(now.map(({ key }) => key));
  return changedBasis(
    stored
      .filter(({ key }) => !byHand || !there.has(key))
      .map(({ key, computed, decision, points }) => ({
        key,
        points,
        decision: (byHand ? decision : computed) as PlaceDecision,
      })),
    byHand ? [] : now.map(({ key, computed, points }) => ({ key, points, decision: computed })),
  );
}

/** What keeps a draft from being confirmed. */
export async function specialBlockers(tx: Reader, special: Special): Promise<Refusal[]> {
  const counted = [
    [
      'special-undecided',
      await tx.specialLine.count({ where: { specialId: special.id, decision: 'UNDECIDED' } }),
    ],
    ['special-basis-changed', (await basisChanges(tx, special)).length],
  ] as const;
  return counted.flatMap(([code, count]) => (count > 0 ? [{ code, params: { count } }] : []));
}
