import { schoolRecipient } from './lines.ts';
import type { CertificateFacts } from './text.ts';

export type SchoolCounts = CertificateFacts['prizes'];

/** A certificate of a school's prizes, and what it states. */
export type SchoolCertificate = { schoolId: string; recipient: string; prizes: SchoolCounts };

/** What is to become of a certificate whose numbers of prizes, or whose school, are not what they were. */
export type SchoolRenewal<C> = {
  certificate: C;
  now: SchoolCounts;
  /** `keep`: it holds, and only stands for the merged ones too. */
  act: 'renew' | 'void' | 'keep';
  /** Those of schools that have been merged into this one: this one, or its next issue, takes their place. */
  merged: C[];
};

const sameCounts = (one: SchoolCounts, other: SchoolCounts) =>
  one.length === other.length &&
  one.every(({ name, count }) => other.some((counted) => counted.name === name && counted.count === count));

/**
 * Certificates of schools that are not right any more. `standing`: those that stand. `apart`: those that gave way to another
 * school's when theirs was merged, which has been undone since. Of a school that took in others one is left: its own, where
 * it has one, else the first; it states the sum.
 */
export function schoolRenewals<C extends SchoolCertificate>(
  standing: readonly C[],
  apart: readonly C[],
  countsOf: (certificate: C) => SchoolCounts,
): SchoolRenewal<C>[] {
  const bySchool = new Map<string, C[]>();
  for (const one of standing) bySchool.set(one.schoolId, [...(bySchool.get(one.schoolId) ?? []), one]);
  const ofSchools = [...bySchool].flatMap(([schoolId, all]): SchoolRenewal<C>[] => {
    const kept = all.find(({ recipient }) => recipient === schoolRecipient(schoolId)) ?? all[0];
    if (!kept) return [];
    const now = countsOf(kept);
    if (now.length === 0) return all.map((certificate) => ({ certificate, now, act: 'void', merged: [] }));
    const merged = all.filter((one) => one !== kept);
    const act = sameCounts(kept.prizes, now) ? 'keep' : 'renew';
    return act === 'keep' && merged.length === 0 ? [] : [{ certificate: kept, now, act, merged }];
  });
  const again = apart
    .filter(({ schoolId }) => !bySchool.has(schoolId))
    .map((certificate): SchoolRenewal<C> => {
      const now = countsOf(certificate);
      return { certificate, now, act: now.length === 0 ? 'void' : 'renew', merged: [] };
    });
  return [...ofSchools, ...again];
}

/** How many certificates change. */
export const countRenewals = (renewals: readonly SchoolRenewal<unknown>[]): number =>
  renewals.reduce((sum, { act, merged }) => sum + (act === 'keep' ? 0 : 1) + merged.length, 0);
