import type { QuotaCandidate, QuotaDimension } from './quota-bucket.ts';
import { lineBuckets, tutorsApart } from './quota.ts';
import type { QuotaLine } from './quota.ts';
import { refuseAll } from './result.ts';
import type { Refusal, Result } from './result.ts';

/** What one bucket of a line is for: the line's selectors and its own place; a tutor stands under their name. */
export type HandInPlace = Partial<Record<QuotaDimension | 'tier', string>> & { team?: boolean };

/** One cap of the hand-in quota as a school meets it. */
export type HandInBucket = {
  key: string;
  lineId: string;
  what: HandInPlace;
  limit: number;
  /** Counted over all schools of the round, and not within this one. */
  shared: boolean;
  /** Places that other schools hold. */
  others: number;
  /** The school's own entries that count, handed in or not. */
  members: readonly string[];
};

/** The school that looks, and what it may hand in under. */
export type HandInSchool = { id: string; unitId: string; tier: string | null };

/**
 * Whether a line counts over all schools of the round: unless it names a school, or holds for each school separately.
 * "Each unit at most 120", "40 of the primary group" and "each tutor at most 3" are used up by all schools together.
 */
export function spansSchools(line: Pick<QuotaLine, 'schoolId' | 'each'>): boolean {
  return line.schoolId === null && !line.each.includes('school');
}

/**
 * Whether a bonus lifts a cap: when the cap says by itself that it counts only what the bonus is for. Who has handed in
 * so far does not matter, so that no order of hand-ins gives more places than another.
 */
function lifts(bonus: QuotaLine, what: HandInPlace, school: HandInSchool | null): boolean {
  const fixed = {
    unitId: what.unit ?? school?.unitId,
    schoolId: school?.id,
    schoolTier: what.tier ?? school?.tier,
    groupCode: what.group,
    categoryCode: what.category,
    disciplineCode: what.discipline,
    team: what.team,
  };
  return (Object.keys(fixed) as (keyof typeof fixed)[]).every(
    (key) => bonus[key] === null || bonus[key] === fixed[key],
  );
}

function placeOf(line: QuotaLine, where: Partial<Record<QuotaDimension, string>>): HandInPlace {
  const selected = {
    unit: line.unitId,
    tier: line.schoolTier,
    group: line.groupCode,
    category: line.categoryCode,
    discipline: line.disciplineCode,
  };
  const set = Object.entries(selected).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(set), ...where, ...(line.team === null ? {} : { team: line.team }) };
}

/** Every cap of the lines with the entries that count in it: one school's own lines, or the lines over all schools. */
function caps(
  lines: readonly QuotaLine[],
  candidates: readonly QuotaCandidate[],
  school: HandInSchool | null,
) {
  const { apart, nameOf } = tutorsApart(candidates);
  const bonuses = lines.filter((line) => line.kind === 'BONUS');
  return lines
    .filter((line) => (line.kind === 'CAP' || line.kind === 'SHARE') && spansSchools(line) === !school)
    .flatMap((line) =>
      // Within a school the sealed list tells tutors apart by name.
      lineBuckets(line, school ? candidates : apart).map(({ where, places, members }) => {
        const what = placeOf(line, where);
        const extra = bonuses.filter((bonus) => lifts(bonus, what, school));
        return {
          key: JSON.stringify([line.id, where]),
          lineId: line.id,
          what: what.tutor && !school ? { ...what, tutor: nameOf(what.tutor) } : what,
          limit: places + extra.reduce((sum, bonus) => sum + (bonus.places ?? 0), 0),
          members: [...members],
        };
      }),
    );
}

/** Whether a cap without any entry of the school concerns it all the same. */
function concerns({ unit, tier, tutor }: HandInPlace, school: HandInSchool): boolean {
  return (
    (unit === undefined || unit === school.unitId) &&
    (tier === undefined || tier === school.tier) &&
    tutor === undefined
  );
}

/**
 * The caps of a round's hand-in quota as one school meets them. `candidates` are entries that were submitted or handed
 * in; `held` are those that hold a place. Percentages and shares are of the candidates: of what has been submitted so
 * far, by the school or, for a line over all schools, by all of them. What others hold is a number and no more.
 */
export function handInBuckets(
  lines: readonly QuotaLine[],
  candidates: readonly QuotaCandidate[],
  held: ReadonlySet<string>,
  school: HandInSchool,
): HandInBucket[] {
  const own = candidates.filter((candidate) => candidate.schoolId === school.id);
  const mine = new Set(own.map((candidate) => candidate.entryId));
  const within = caps(lines, own, school).map((cap) => ({ ...cap, shared: false, others: 0 }));
  const together = caps(lines, candidates, null).map(({ members, ...cap }) => ({
    ...cap,
    shared: true,
    others: members.filter((id) => !mine.has(id) && held.has(id)).length,
    members: members.filter((id) => mine.has(id)),
  }));
  return [...within, ...together.filter(({ members, what }) => members.length > 0 || concerns(what, school))];
}

/** How far a cap is used when the school's entries `chosen` hold a place. */
export function bucketUse(bucket: HandInBucket, chosen: ReadonlySet<string>) {
  const own = bucket.members.filter((id) => chosen.has(id)).length;
  const used = bucket.others + own;
  return { own, used, left: bucket.limit - used };
}

/** The cap with the fewest places left (the smallest such, when several are as full); null when there is none. */
export function fullestBucket(buckets: readonly HandInBucket[], held: ReadonlySet<string>) {
  const used = buckets.map((bucket) => ({ ...bucketUse(bucket, held), limit: bucket.limit }));
  return used.sort((a, b) => a.left - b.left || a.limit - b.limit)[0] ?? null;
}

/** How far the lines over all schools are used, the fullest first. */
export function sharedUse(
  lines: readonly QuotaLine[],
  candidates: readonly QuotaCandidate[],
  held: ReadonlySet<string>,
) {
  return caps(lines, candidates, null)
    .map(({ members, ...cap }) => ({ ...cap, used: members.filter((id) => held.has(id)).length }))
    .sort((a, b) => a.limit - a.used - (b.limit - b.used) || a.limit - b.limit);
}

/**
 * Whether a school may hand in these entries besides those that hold a place: every cap of theirs that would be passed is
 * named (`nameOf`), with the places that are left and by how many entries it is too much.
 */
export function checkHandIn(
  buckets: readonly HandInBucket[],
  held: ReadonlySet<string>,
  entryIds: readonly string[],
  nameOf: (what: HandInPlace) => string,
): Result<undefined> {
  const added = new Set(entryIds);
  const refusals = buckets
    .filter(({ members }) => members.some((id) => added.has(id)))
    .flatMap((bucket): Refusal[] => {
      const { used } = bucketUse(bucket, new Set([...held, ...added]));
      const { limit, others } = bucket;
      if (used <= limit) return [];
      const before = bucketUse(bucket, new Set([...held].filter((id) => !added.has(id))));
      return [
        {
          code: bucket.shared ? 'quota-shared-exceeded' : 'quota-exceeded',
          params: {
            line: nameOf(bucket.what),
            used,
            limit,
            others,
            left: Math.max(0, before.left),
            over: used - limit,
          },
        },
      ];
    });
  return refuseAll(refusals);
}

/** A cap that leaves an entry without a place. */
export type CapPassed = { what: HandInPlace; limit: number };

/**
 * Which of these entries have a place, in their order, besides those that hold one: each takes its place in every cap
 * that counts it, or none. Gives the cap that each of the others would pass. Percentages and shares are of the candidates, which the
 * wanted ones are among.
 */
export function fitInOrder(
  lines: readonly QuotaLine[],
  candidates: readonly QuotaCandidate[],
  held: ReadonlySet<string>,
  wanted: readonly string[],
): Map<string, CapPassed> {
  const schools = new Map(
    candidates.map(({ schoolId, unitId, schoolTier }) => [
      schoolId,
      { id: schoolId, unitId, tier: schoolTier },
    ]),
  );
  const within = [...schools.values()].flatMap((school) =>
    caps(
      lines,
      candidates.filter(({ schoolId }) => schoolId === school.id),
      school,
    ),
  );
  const counted = [...within, ...caps(lines, candidates, null)].map((cap) => ({
    ...cap,
    used: cap.members.filter((id) => held.has(id)).length,
  }));
  const capsOf = new Map<string, typeof counted>();
  for (const cap of counted) for (const id of cap.members) capsOf.set(id, [...(capsOf.get(id) ?? []), cap]);
  const passed = new Map<string, CapPassed>();
  for (const id of wanted) {
    const mine = capsOf.get(id) ?? [];
    const full = mine.find(({ used, limit }) => used >= limit);
    if (full) passed.set(id, { what: full.what, limit: full.limit });
    else for (const cap of mine) cap.used += 1;
  }
  return passed;
}
