import { quotaNames, readHandInQuota } from './hand-in-quota.server.ts';
import type { SchoolQuota } from './school-quota.tsx';
import { db } from '#app/platform/db/client.server.ts';

/** The hand-in quota of a round as it concerns a school, with all that it takes to count it while people choose. */
export async function readSchoolQuota(schoolId: string, roundId: string): Promise<SchoolQuota> {
  const { buckets, held } = await readHandInQuota(db, roundId, schoolId);
  if (buckets.length === 0) return { buckets, handed: [], names: {} };
  const places = buckets.map(({ what }) => what);
  return { buckets, handed: [...held], names: await quotaNames(db, roundId, places) };
}
