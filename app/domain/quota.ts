import { apportion } from './apportionment.ts';
import type { Rounding } from './apportionment.ts';
import { withBonuses } from './bonus.ts';
import type { Bucket, QuotaCandidate, QuotaDimension, Where } from './quota-bucket.ts';

/** One line of the quota matrix; see the schema. Selectors that are null match everything. */
export type QuotaLine = {
  id: string;
  kind: 'CAP' | 'FLOOR' | 'SHARE' | 'BONUS';
  places: number | null;
  percent: number | null;
  unitId: string | null;
  schoolId: string | null;
  schoolTier: string | null;
  groupCode: string | null;
  categoryCode: string | null;
  disciplineCode: string | null;
  team: boolean | null;
  each: readonly QuotaDimension[];
  /** How a share is rounded; largest remainder when not given. */
  rounding?: Rounding;
  /** Further columns of a table: what they must say, and which hold the line separately for each of their values. */
  columns?: Readonly<Record<string, string>>;
  eachColumn?: readonly string[];
};

/** The buckets of a dimension that a candidate is in: one, save for tutors, of whom it may have several or none. */
const VALUES: Record<QuotaDimension, (candidate: QuotaCandidate) => readonly string[]> = {
  unit: (candidate) => [candidate.unitId],
  school: (candidate) => [candidate.schoolId],
  group: (candidate) => [candidate.groupCode],
  category: (candidate) => [candidate.categoryCode],
  discipline: (candidate) => [candidate.disciplineCode],
  tutor: (candidate) => [...new Set(candidate.tutors)],
};

/**
 * Tutors over several schools: one name at two schools is two people, unless both are the same account. A name without
 * an account belongs to the account that its own school knows under that name, when there is exactly one.
 */
export function tutorsApart(candidates: readonly QuotaCandidate[]) {
  const known = new Map<string, Set<string>>();
  const at = ({ schoolId }: QuotaCandidate, name: string) => JSON.stringify([schoolId, name]);
  for (const candidate of candidates)
    for (const [name, personId] of Object.entries(candidate.tutorPersons ?? {})) {
      const ids = known.get(at(candidate, name)) ?? new Set();
      known.set(at(candidate, name), ids.add(personId));
    }
  const names = new Map<string, string>();
  const apart = candidates.map((candidate) => ({
    ...candidate,
    tutors: candidate.tutors.map((name) => {
      const here = at(candidate, name);
      const [only, ...more] = known.get(here) ?? [];
      const key = candidate.tutorPersons?.[name] ?? (more.length === 0 ? only : undefined) ?? here;
      names.set(key, name);
      return key;
    }),
  }));
  return { apart, nameOf: (key: string) => names.get(key) ?? key };
}

/** Every bucket that a line puts a candidate in: the product of its dimensions' values. */
function placesOf(line: QuotaLine, candidate: QuotaCandidate): Where[] {
  const columns = (line.eachColumn ?? []).map((name) => [`column:${name}`, candidate.columns?.[name] ?? '']);
  return line.each.reduce<Where[]>(
    (places, dimension) =>
      places.flatMap((where) =>
        VALUES[dimension](candidate).map((value) => ({ ...where, [dimension]: value })),
      ),
    [Object.fromEntries(columns)],
  );
}

function matches(line: QuotaLine, candidate: QuotaCandidate): boolean {
  return (
    (line.unitId === null || line.unitId === candidate.unitId) &&
    (line.schoolId === null || line.schoolId === candidate.schoolId) &&
    (line.schoolTier === null || line.schoolTier === candidate.schoolTier) &&
    (line.groupCode === null || line.groupCode === candidate.groupCode) &&
    (line.categoryCode === null || line.categoryCode === candidate.categoryCode) &&
    (line.disciplineCode === null || line.disciplineCode === candidate.disciplineCode) &&
    (line.team === null || line.team === candidate.team) &&
    Object.entries(line.columns ?? {}).every(([name, value]) => candidate.columns?.[name] === value)
  );
}

function bucketsOf(line: QuotaLine, candidates: readonly QuotaCandidate[]) {
  const buckets = new Map<string, { where: Where; members: Set<string> }>();
  for (const candidate of candidates) {
    if (!matches(line, candidate)) continue;
    for (const where of placesOf(line, candidate)) {
      const key = JSON.stringify(where);
      const bucket = buckets.get(key) ?? { where, members: new Set<string>() };
      bucket.members.add(candidate.entryId);
      buckets.set(key, bucket);
    }
  }
  // A floor that nobody can help to fill is a floor all the same.
  const isWhole = line.each.length === 0 && !line.eachColumn?.length;
  if (line.kind === 'FLOOR' && isWhole && buckets.size === 0)
    buckets.set('{}', { where: {}, members: new Set() });
  return [...buckets].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What a line's places come to in each of its buckets, before any bonus. */
export function lineBuckets(line: QuotaLine, candidates: readonly QuotaCandidate[]): Bucket[] {
  const buckets = bucketsOf(line, candidates);
  const counts = buckets.map(([key, bucket]) => ({ key, weight: bucket.members.size }));
  const total = counts.reduce((sum, count) => sum + count.weight, 0);
  const shared =
    line.kind === 'SHARE'
      ? apportion(line.places ?? percentOf(total, line.percent ?? 0), counts, line.rounding ?? 'HAMILTON')
          .seats
      : null;
  return buckets.map(([key, { where, members }]) => ({
    lineId: line.id,
    kind: line.kind === 'FLOOR' ? 'floor' : 'cap',
    where,
    places: shared?.[key] ?? line.places ?? percentOf(members.size, line.percent ?? 0),
    members,
  }));
}

/**
 * Makes the lines concrete for a set of candidates. A share gives `percent` of the matching candidates (rounded half
 * up), or `places`, split over its buckets in proportion to their candidates. Bonuses lift caps as `withBonuses` says.
 * Tutors are told apart as `tutorsApart` does, and stand in a bucket under their name.
 */
export function expandQuota(lines: readonly QuotaLine[], candidates: readonly QuotaCandidate[]): Bucket[] {
  const byId = new Map(candidates.map((candidate) => [candidate.entryId, candidate]));
  const { apart, nameOf } = tutorsApart(candidates);
  const named = ({ tutor, ...where }: Where) =>
    tutor === undefined ? where : { ...where, tutor: nameOf(tutor) };
  const buckets = lines
    .filter((line) => line.kind !== 'BONUS')
    .flatMap((line) =>
      lineBuckets(line, apart).map((bucket) => ({
        ...bucket,
        where: { ...selected(line), ...named(bucket.where) },
      })),
    );
  const bonuses = lines
    .filter((line) => line.kind === 'BONUS')
    .map((line) => ({
      places: line.places ?? 0,
      matches: (candidate: QuotaCandidate) => matches(line, candidate),
    }));
  return withBonuses(buckets, bonuses, (entryId) => byId.get(entryId));
}

/** What a line's selectors name. */
function selected(line: QuotaLine): Where {
  const named = {
    unit: line.unitId,
    school: line.schoolId,
    tier: line.schoolTier,
    group: line.groupCode,
    category: line.categoryCode,
    discipline: line.disciplineCode,
    team: line.team === null ? null : String(line.team),
  };
  return Object.fromEntries([
    ...Object.entries(named).filter(([, value]) => value !== null),
    ...Object.entries(line.columns ?? {}).map(([name, value]) => [`column:${name}`, value]),
  ]) as Where;
}

function percentOf(count: number, percent: number): number {
  return Math.floor((count * percent + 50) / 100);
}
