import { largestRemainder } from './apportionment.ts';
import { ok, refuseAll } from './result.ts';
import type { Refusal, Result } from './result.ts';

export const QUOTA_DIMENSIONS = ['unit', 'school', 'group', 'category', 'discipline', 'tutor'] as const;
export type QuotaDimension = (typeof QUOTA_DIMENSIONS)[number];

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
};

/** What quota lines look at in an entry. */
export type QuotaCandidate = {
  entryId: string;
  unitId: string;
  schoolId: string;
  schoolTier: string | null;
  groupCode: string;
  categoryCode: string;
  disciplineCode: string;
  team: boolean;
  /** Names of its tutors: an entry counts for each of them. */
  tutors: readonly string[];
};

/** A line made concrete: this many places (at most, or at least) for the candidates of one bucket. */
export type Bucket = {
  lineId: string;
  kind: 'cap' | 'floor';
  /** Which unit, school, group ... this bucket is for; empty for "all together". */
  where: Partial<Record<QuotaDimension, string>>;
  places: number;
  members: ReadonlySet<string>;
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

/** Every bucket that a line puts a candidate in: the product of its dimensions' values. */
function placesOf(line: QuotaLine, candidate: QuotaCandidate): Bucket['where'][] {
  return line.each.reduce<Bucket['where'][]>(
    (places, dimension) =>
      places.flatMap((where) =>
        VALUES[dimension](candidate).map((value) => ({ ...where, [dimension]: value })),
      ),
    [{}],
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
    (line.team === null || line.team === candidate.team)
  );
}

function bucketsOf(line: QuotaLine, candidates: readonly QuotaCandidate[]) {
  const buckets = new Map<string, { where: Bucket['where']; members: Set<string> }>();
  for (const candidate of candidates) {
    if (!matches(line, candidate)) continue;
    for (const where of placesOf(line, candidate)) {
      const key = JSON.stringify(where);
      const bucket = buckets.get(key) ?? { where, members: new Set<string>() };
      bucket.members.add(candidate.entryId);
      buckets.set(key, bucket);
    }
  }
  return [...buckets].sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * Makes the lines concrete for a set of candidates. A share gives `percent` of the matching candidates (rounded half
 * up), or `places`, split over its buckets in proportion to their candidates by largest remainder. A bonus adds its
 * places to every cap all of whose candidates it matches, so "2 more for school X" lifts that school's caps only.
 */
export function expandQuota(lines: readonly QuotaLine[], candidates: readonly QuotaCandidate[]): Bucket[] {
  const byId = new Map(candidates.map((candidate) => [candidate.entryId, candidate]));
  const bonuses = lines.filter((line) => line.kind === 'BONUS');
  return lines.flatMap((line): Bucket[] => {
    if (line.kind === 'BONUS') return [];
    const buckets = bucketsOf(line, candidates);
    const kind = line.kind === 'FLOOR' ? 'floor' : 'cap';
    const counts = buckets.map(([key, bucket]) => ({ key, weight: bucket.members.size }));
    const total = counts.reduce((sum, count) => sum + count.weight, 0);
    const shared =
      line.kind === 'SHARE'
        ? largestRemainder(line.places ?? percentOf(total, line.percent ?? 0), counts).seats
        : null;
    return buckets.map(([key, { where, members }]) => {
      const plain = line.places ?? percentOf(members.size, line.percent ?? 0);
      const extra = bonuses
        .filter((bonus) => kind === 'cap' && [...members].every((id) => isMatched(bonus, byId.get(id))))
        .reduce((sum, bonus) => sum + (bonus.places ?? 0), 0);
      return { lineId: line.id, kind, where, places: (shared?.[key] ?? plain) + extra, members };
    });
  });
}

function isMatched(line: QuotaLine, candidate: QuotaCandidate | undefined): boolean {
  return candidate !== undefined && matches(line, candidate);
}

function percentOf(count: number, percent: number): number {
  return Math.floor((count * percent + 50) / 100);
}

export type QuotaUse = {
  lineId: string;
  kind: 'cap' | 'floor';
  where: Bucket['where'];
  used: number;
  limit: number;
};

/** How far each concrete line is used by the chosen entries. */
export function quotaUse(
  lines: readonly QuotaLine[],
  candidates: readonly QuotaCandidate[],
  chosen: ReadonlySet<string>,
): QuotaUse[] {
  return expandQuota(lines, candidates).map(({ lineId, kind, where, places, members }) => ({
    lineId,
    kind,
    where,
    limit: places,
    used: [...members].filter((id) => chosen.has(id)).length,
  }));
}

/** The cap with the fewest places left (the smallest such, when several are as full); null when no cap concerns them. */
export function fullestUse(
  lines: readonly QuotaLine[],
  candidates: readonly QuotaCandidate[],
  chosen: ReadonlySet<string>,
): QuotaUse | null {
  const left = (use: QuotaUse) => use.limit - use.used;
  const caps = quotaUse(lines, candidates, chosen).filter((use) => use.kind === 'cap');
  return caps.sort((a, b) => left(a) - left(b) || a.limit - b.limit)[0] ?? null;
}

/** Whether a school may hand in these entries: every cap that would be passed is named, with how many are too many. */
export function checkHandIn(
  lines: readonly QuotaLine[],
  entries: readonly QuotaCandidate[],
): Result<undefined> {
  const all = new Set(entries.map((entry) => entry.entryId));
  const refusals = quotaUse(lines, entries, all)
    .filter((use) => use.kind === 'cap' && use.used > use.limit)
    .map((use): Refusal => ({
      code: 'quota-exceeded',
      params: { used: use.used, limit: use.limit, over: use.used - use.limit },
    }));
  return refusals.length === 0 ? ok(undefined) : refuseAll(refusals);
}
