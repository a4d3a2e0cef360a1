import type { QuotaLine } from '#app/domain/quota.ts';
import type { QuotaCandidate } from '#app/domain/quota-bucket.ts';

/** A quota line that matches everything. */
export function line(id: string, data: Partial<QuotaLine> = {}): QuotaLine {
  return {
    id,
    kind: 'CAP',
    places: null,
    percent: null,
    unitId: null,
    schoolId: null,
    schoolTier: null,
    groupCode: null,
    categoryCode: null,
    disciplineCode: null,
    team: null,
    each: [],
    ...data,
  };
}

/** An entry of the first school of the first unit. */
export function candidate(entryId: string, data: Partial<QuotaCandidate> = {}): QuotaCandidate {
  return {
    entryId,
    unitId: 'u1',
    schoolId: 's1',
    schoolTier: null,
    groupCode: 'P',
    categoryCode: 'A',
    disciplineCode: 'PH',
    team: false,
    tutors: [],
    ...data,
  };
}
