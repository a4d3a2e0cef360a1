import fc from 'fast-check';

import type { QuotaLine } from '#app/domain/quota.ts';
import { expandQuota } from '#app/domain/quota.ts';
import type { RankedEntry } from '#app/domain/ranking.ts';
import { candidate, line } from '../quota-makers.ts';
import type { Bucket, QuotaCandidate } from '#app/domain/quota-bucket.ts';

/** A ranking without ties: the first id is the best. */
export const ranked = (...ids: string[]): RankedEntry[] =>
  ids.map((entryId, index) => ({ entryId, value: 100 - index, rank: index + 1, tied: false }));

/** A ranking from ranks as they stand, best first. */
export const withRanks = (rows: readonly (readonly [string, number])[]): RankedEntry[] =>
  rows.map(([entryId, rank]) => ({
    entryId,
    value: 100 - rank,
    rank,
    tied: rows.filter(([, other]) => other === rank).length > 1,
  }));

type Instance = { candidates: QuotaCandidate[]; lines: QuotaLine[] };

const places = fc.integer({ min: 0, max: 4 });
const kind = fc.constantFrom('CAP' as const, 'CAP' as const, 'FLOOR' as const);
const anyLine = fc.oneof(
  fc.record({ kind, places, each: fc.constantFrom(['unit'], ['discipline'], ['school'], ['group']) }),
  fc.record({ kind, places, each: fc.constantFrom(['unit', 'group'], ['discipline', 'group']) }),
  fc.record({ kind, places, team: fc.boolean() }),
  fc.record({ kind, places, groupCode: fc.constantFrom('P', 'J') }),
  fc.record({ kind, places, unitId: fc.constant('u1'), disciplineCode: fc.constant('D1') }),
  fc.record({ kind: fc.constant('BONUS' as const), places, unitId: fc.constant('u1') }),
);

/** Small contests whose caps and floors cross. */
export const instances: fc.Arbitrary<Instance> = fc
  .tuple(
    fc.array(
      fc.record({
        unitId: fc.constantFrom('u1', 'u2', 'u3'),
        schoolId: fc.constantFrom('s1', 's2'),
        disciplineCode: fc.constantFrom('D1', 'D2', 'D3'),
        groupCode: fc.constantFrom('P', 'J'),
        team: fc.boolean(),
      }),
      { minLength: 1, maxLength: 9 },
    ),
    fc.integer({ min: 1, max: 8 }),
    fc.array(anyLine, { maxLength: 5 }),
  )
  .map(([entries, total, drawn]) => ({
    candidates: entries.map((data, index) => candidate(`e${index}`, data)),
    lines: [
      line('total', { places: total }),
      ...drawn.map((data, index) => line(`l${index}`, data as Partial<QuotaLine>)),
    ],
  }));

const inBucket = (ids: readonly string[], bucket: Bucket) =>
  ids.reduce((sum, id) => sum + (bucket.members.has(id) ? 1 : 0), 0);

/** Places that floors stay short of. */
export const shortOf = (ids: readonly string[], buckets: readonly Bucket[]) =>
  buckets.reduce(
    (sum, bucket) => sum + (bucket.kind === 'floor' ? Math.max(0, bucket.places - inBucket(ids, bucket)) : 0),
    0,
  );

export const keepsCaps = (ids: readonly string[], buckets: readonly Bucket[]) =>
  buckets.every((bucket) => bucket.kind === 'floor' || inBucket(ids, bucket) <= bucket.places);

/** Every list that keeps the caps and leaves as few places of floors short as can be, by trying every subset. */
export function feasibleLists({ candidates, lines }: Instance): string[][] {
  const buckets = expandQuota(lines, candidates);
  const lists = subsetsOf(candidates.map((one) => one.entryId)).filter((list) => keepsCaps(list, buckets));
  const least = Math.min(...lists.map((list) => shortOf(list, buckets)));
  return lists.filter((list) => shortOf(list, buckets) === least);
}

export function subsetsOf<T>(items: readonly T[]): T[][] {
  return Array.from({ length: 2 ** items.length }, (_, mask) =>
    items.filter((_, index) => Math.floor(mask / 2 ** index) % 2 === 1),
  );
}

/** The best of the lists, compared position by position in the order of `ids`. */
export function bestList(lists: readonly string[][], ids: readonly string[]): string[] {
  const order = new Map(ids.map((id, index) => [id, index]));
  const isBetter = (a: readonly string[], b: readonly string[]) => {
    for (const [index, id] of a.entries()) {
      const other = b[index];
      if (other === undefined) return true;
      if (id !== other) return (order.get(id) ?? 0) < (order.get(other) ?? 0);
    }
    return false;
  };
  return lists.reduce((best, list) => (isBetter(list, best) ? list : best), lists[0] ?? []);
}
