import { QUOTA_FACTS, quotaCandidate } from './quota-candidates.server.ts';
import { quotaPlace } from './quota-place.ts';
import type { QuotaNames } from './quota-place.ts';
import { holdsPlace } from '#app/domain/entry-status.ts';
import { handInBuckets, spansSchools } from '#app/domain/hand-in-quota.ts';
import type { HandInBucket, HandInPlace } from '#app/domain/hand-in-quota.ts';
import { QUOTA_DIMENSIONS } from '#app/domain/quota-bucket.ts';
import type { QuotaLine } from '#app/domain/quota.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

/** The lines of a round's hand-in quota; none means no limit. */
export async function handInLines(tx: Pick<Tx, 'quota'>, roundId: string): Promise<QuotaLine[]> {
  const quota = await tx.quota.findUnique({
    where: { roundId_kind: { roundId, kind: 'HAND_IN' } },
    select: { lines: { orderBy: { order: 'asc' } } },
  });
  return (quota?.lines ?? []).map((line): QuotaLine => ({
    ...line,
    each: QUOTA_DIMENSIONS.filter((dimension) => line.each.split(',').includes(dimension)),
  }));
}

/** Entries that hold a place; see `holdsPlace`. */
const HELD = {
  OR: [
    { status: { in: ['HANDED_IN', 'ELIGIBLE', 'REJECTED'] } },
    { status: 'RETURNED', handedInAt: { not: null } },
  ],
} satisfies Prisma.EntryWhereInput;
const SUBMITTED = { status: { in: ['SUBMITTED', 'APPROVED'] } } satisfies Prisma.EntryWhereInput;

/**
 * The caps of a round's hand-in quota as a school meets them, and the entries of its own that hold a place. Other
 * schools' entries are read only where a line counts them, and leave nothing but numbers.
 */
export async function readHandInQuota(
  tx: Pick<Tx, 'quota' | 'entry' | 'school'>,
  roundId: string,
  schoolId: string,
): Promise<{ buckets: HandInBucket[]; held: Set<string> }> {
  const lines = await handInLines(tx, roundId);
  if (lines.length === 0) return { buckets: [], held: new Set() };
  const percent = lines.some(
    (line) => spansSchools(line) && (line.percent !== null || line.kind === 'SHARE'),
  );
  const others: Prisma.EntryWhereInput[] = lines.some(spansSchools)
    ? [{ schoolId: { not: schoolId }, OR: percent ? [HELD, SUBMITTED] : [HELD] }]
    : [];
  const [school, entries] = await Promise.all([
    tx.school.findUniqueOrThrow({ where: { id: schoolId }, select: { id: true, unitId: true, tier: true } }),
    tx.entry.findMany({
      where: { roundId, OR: [{ schoolId, OR: [HELD, SUBMITTED] }, ...others] },
      select: { ...QUOTA_FACTS, status: true, handedInAt: true },
    }),
  ]);
  const held = entries.filter(holdsPlace);
  return {
    buckets: handInBuckets(lines, entries.map(quotaCandidate), new Set(held.map(({ id }) => id)), school),
    held: new Set(held.filter((entry) => entry.schoolId === schoolId).map(({ id }) => id)),
  };
}

/** What the places of a round's quota are called: its groups, categories, disciplines, and the units that lines name. */
export async function quotaNames(
  tx: Pick<Tx, 'round' | 'unit'>,
  roundId: string,
  places: readonly HandInPlace[],
): Promise<QuotaNames> {
  const named = { select: { code: true, name: true, nameEn: true } };
  const [round, units] = await Promise.all([
    tx.round.findUniqueOrThrow({
      where: { id: roundId },
      select: { groups: named, categories: named, disciplines: named },
    }),
    tx.unit.findMany({
      where: { id: { in: places.flatMap(({ unit }) => unit ?? []) } },
      select: { id: true, name: true },
    }),
  ]);
  const coded = (['groups', 'categories', 'disciplines'] as const).flatMap((list) => {
    const dimension = { groups: 'group', categories: 'category', disciplines: 'discipline' }[list];
    return round[list].map(({ code, name, nameEn }) => [`${dimension} ${code}`, { name, nameEn }] as const);
  });
  return Object.fromEntries([
    ...coded,
    ...units.map(({ id, name }) => [`unit ${id}`, { name, nameEn: null }] as const),
  ]);
}

/** The name of a place within a sentence, in quotation marks; nothing for everything together. */
export function quotedPlace(names: QuotaNames, what: HandInPlace): string {
  const place = quotaPlace(names, what, ({ name }) => name);
  return place && `“${place}”`;
}
