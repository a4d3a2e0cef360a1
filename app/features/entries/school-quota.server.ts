import { handInUse, quotaEntries } from './hand-in-quota.server.ts';
import type { SchoolQuota } from './school-quota.tsx';
import { db } from '#app/platform/db/client.server.ts';

/** The hand-in quota of a round as it concerns a school, with all that it takes to count it while people choose. */
export async function readSchoolQuota(
  schoolId: string,
  roundId: string,
  candidateIds: readonly string[],
): Promise<SchoolQuota> {
  const { lines } = await handInUse(db, roundId);
  if (lines.length === 0) return { lines, entries: [], handed: [], names: {} };
  const named = { select: { code: true, name: true, nameEn: true } };
  const [entries, round] = await Promise.all([
    quotaEntries(db, roundId, schoolId, candidateIds),
    db.round.findUniqueOrThrow({
      where: { id: roundId },
      select: { groups: named, categories: named, disciplines: named },
    }),
  ]);
  const waiting = new Set(candidateIds);
  const names = [
    ...round.groups.map((one) => [`group ${one.code}`, one] as const),
    ...round.categories.map((one) => [`category ${one.code}`, one] as const),
    ...round.disciplines.map((one) => [`discipline ${one.code}`, one] as const),
  ].map(([key, { name, nameEn }]) => [key, { name, nameEn }] as const);
  return {
    lines,
    entries,
    handed: entries.map((entry) => entry.entryId).filter((id) => !waiting.has(id)),
    names: Object.fromEntries(names),
  };
}
