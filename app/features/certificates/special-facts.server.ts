import type { IssueChoice } from './schemas.ts';
import type { SpecialWinner } from '#app/domain/certificate/special-lines.ts';
import type { CertificateKind, CertificateLanguage } from '#app/domain/certificate/text.ts';
import { lineNames } from '#app/features/special/line-names.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

const FOR = {
  SPECIAL: 'PROJECTS',
  SCHOOL_AWARD: 'SCHOOLS',
  TUTOR_AWARD: 'TUTORS',
  UNIT_AWARD: 'UNITS',
} as const;
export type SpecialKind = keyof typeof FOR;

/** Whether certificates of a kind are given for special awards. */
export const isSpecial = (kind: CertificateKind): kind is SpecialKind => kind in FOR;

/** Who has been given a special award of a round, as certificates of one kind and language tell it. */
export async function specialWinners(
  tx: Pick<Tx, 'specialLine' | 'entry' | 'school' | 'unit'>,
  roundId: string,
  kind: SpecialKind,
  language: CertificateLanguage,
): Promise<SpecialWinner[]> {
  const lines = await tx.specialLine.findMany({
    where: {
      decision: 'SELECTED',
      special: { roundId, status: 'CONFIRMED', forWhom: FOR[kind] },
    },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      entryId: true,
      schoolId: true,
      unitId: true,
      name: true,
      special: { select: { name: true, nameEn: true, sponsor: true } },
    },
  });
  const names = await lineNames(tx, lines);
  const nameOf = (thing: { name: string; nameEn: string | null } | null) =>
    thing ? (language === 'en' && thing.nameEn) || thing.name : '';
  return lines.flatMap((line): SpecialWinner[] => {
    const { entry, name, school, unit } = names(line);
    const award = { lineId: line.id, prize: nameOf(line.special), sponsor: line.special.sponsor };
    if (kind === 'SPECIAL')
      return entry
        ? [
            {
              ...award,
              kind,
              unit,
              school: entry.school,
              project: {
                entrants: entry.category?.entrants ?? 'STUDENTS',
                authors: entry.project.authors,
                tutors: entry.project.tutors,
                title: entry.project.title,
                category: nameOf(entry.category),
                group: nameOf(entry.group),
                entryNumber: entry.number ?? '',
              },
            },
          ]
        : [];
    if (kind === 'UNIT_AWARD')
      return line.unitId ? [{ ...award, kind, unit: { id: line.unitId, name } }] : [];
    if (!line.schoolId) return [];
    return kind === 'SCHOOL_AWARD'
      ? [{ ...award, kind, unit, school: { id: line.schoolId, name } }]
      : [{ ...award, kind, unit, name, school: { id: line.schoolId, name: school } }];
  });
}

/** The templates of special awards that are asked for; those of a kind that nobody was given stand open. */
export async function specialChoice(
  roundId: string,
  choice: Partial<IssueChoice>,
  first: (kind: CertificateKind) => string,
) {
  const given = await db.specialAward.groupBy({
    by: ['forWhom'],
    where: { roundId, status: 'CONFIRMED' },
  });
  const usual = (forWhom: string, kind: CertificateKind) =>
    given.some((one) => one.forWhom === forWhom) ? first(kind) : '';
  return {
    specialTemplate: choice.specialTemplate ?? usual('PROJECTS', 'SPECIAL'),
    schoolAwardTemplate: choice.schoolAwardTemplate ?? usual('SCHOOLS', 'SCHOOL_AWARD'),
    tutorAwardTemplate: choice.tutorAwardTemplate ?? usual('TUTORS', 'TUTOR_AWARD'),
    unitAwardTemplate: choice.unitAwardTemplate ?? usual('UNITS', 'UNIT_AWARD'),
  };
}

/** How many awards certificates can be given for: prizes that stand, and special awards. */
export async function countAwards(roundId: string): Promise<number> {
  const [prizes, specials] = await Promise.all([
    db.award.count({ where: { revokedAt: null, entry: { roundId } } }),
    db.specialLine.count({
      where: {
        decision: 'SELECTED',
        special: { roundId, status: 'CONFIRMED' },
      },
    }),
  ]);
  return prizes + specials;
}
