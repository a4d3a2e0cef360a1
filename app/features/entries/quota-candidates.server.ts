import type { QuotaCandidate } from '#app/domain/quota-bucket.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

/** What quota lines look at in an entry. */
export const QUOTA_FACTS = {
  id: true,
  unitId: true,
  schoolId: true,
  isTeam: true,
  school: { select: { tier: true } },
  category: { select: { code: true } },
  group: { select: { code: true } },
  discipline: { select: { code: true } },
  project: { select: { tutors: { select: { name: true, personId: true } } } },
} satisfies Prisma.EntrySelect;

/** An entry as the quota sees it. Tutors are told apart by name, as on the lists that schools seal, and by account where there is one. */
export function quotaCandidate(
  entry: Prisma.EntryGetPayload<{ select: typeof QUOTA_FACTS }>,
): QuotaCandidate {
  const tutors = entry.project.tutors
    .map(({ name, personId }) => ({ name: name.trim(), personId }))
    .filter(({ name }) => name !== '');
  return {
    entryId: entry.id,
    unitId: entry.unitId,
    schoolId: entry.schoolId,
    schoolTier: entry.school.tier,
    categoryCode: entry.category?.code ?? '',
    groupCode: entry.group?.code ?? '',
    disciplineCode: entry.discipline?.code ?? '',
    team: entry.isTeam,
    tutors: tutors.map(({ name }) => name),
    tutorPersons: Object.fromEntries(
      tutors.flatMap(({ name, personId }) => (personId ? [[name, personId] as const] : [])),
    ),
  };
}
