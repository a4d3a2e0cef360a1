import type { Bucket, QuotaCandidate } from './quota-bucket.ts';

/** Buckets of one line that a bonus may lift together; more would need more unions than are worth it. */
const MOST_LIFTED = 6;

/** Extra places for what it matches. */
export type Bonus = { places: number; matches: (candidate: QuotaCandidate) => boolean };

/**
 * Adds bonus places to every cap all of whose candidates they match, so "2 more for school X" lifts that school's caps
 * only. Where one bonus lifts several caps of a line (a school's caps per group), it is still only so many places in all:
 * every union of those caps gets a cap of its own, their places and the bonus once. That is exact (a bonus place can be
 * used in any of them, Hall's condition); beyond six caps only the union of all is added.
 */
export function withBonuses(
  buckets: readonly Bucket[],
  bonuses: readonly Bonus[],
  candidateOf: (entryId: string) => QuotaCandidate | undefined,
): Bucket[] {
  const lifts = (bonus: Bonus, { members, kind }: Bucket) =>
    kind === 'cap' &&
    members.size > 0 &&
    [...members].every((id) => {
      const candidate = candidateOf(id);
      return candidate !== undefined && bonus.matches(candidate);
    });
  const lifted = buckets.map((bucket) => bonuses.filter((bonus) => lifts(bonus, bucket)));
  const sum = (some: Iterable<Bonus>) => [...some].reduce((total, { places }) => total + places, 0);
  const unions = linked(buckets, lifted).flatMap((indexes) =>
    subsets(indexes).map((subset): Bucket => {
      const parts = subset.flatMap((index) => buckets[index] ?? []);
      const [first] = parts;
      const shared = Object.entries(first?.where ?? {}).filter(([key, value]) =>
        parts.every(({ where }) => where[key as keyof Bucket['where']] === value),
      );
      return {
        lineId: first?.lineId ?? '',
        kind: 'cap',
        where: Object.fromEntries(shared),
        places:
          parts.reduce((total, { places }) => total + places, 0) +
          sum(new Set(subset.flatMap((index) => lifted[index] ?? []))),
        members: new Set(parts.flatMap(({ members }) => [...members])),
      };
    }),
  );
  const single = buckets.map((bucket, index) => ({
    ...bucket,
    places: bucket.places + sum(lifted[index] ?? []),
  }));
  return [...single, ...unions];
}

/** Groups of caps of one line, without a common entry, that a bonus joins and that could pass their own places. */
function linked(buckets: readonly Bucket[], lifted: readonly (readonly Bonus[])[]): number[][] {
  const groups: number[][] = [];
  for (const [index, bucket] of buckets.entries()) {
    const own = lifted[index] ?? [];
    if (own.length === 0 || bucket.members.size <= bucket.places || bucket.where.tutor !== undefined)
      continue;
    const meets = groups.filter((group) =>
      group.some(
        (other) =>
          buckets[other]?.lineId === bucket.lineId && lifted[other]?.some((bonus) => own.includes(bonus)),
      ),
    );
    for (const group of meets) groups.splice(groups.indexOf(group), 1);
    groups.push([...meets.flat(), index]);
  }
  return groups.filter((group) => group.length > 1);
}

/** Every choice of two or more. */
function subsets(items: readonly number[]): number[][] {
  if (items.length > MOST_LIFTED) return [[...items]];
  return Array.from({ length: 2 ** items.length }, (_, mask) =>
    items.filter((_, index) => Math.floor(mask / 2 ** index) % 2 === 1),
  ).filter((subset) => subset.length > 1);
}
