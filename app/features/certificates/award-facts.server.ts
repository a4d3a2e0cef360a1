import type { CertificateRound } from './templates.server.ts';
import type { AwardFacts } from '#app/domain/certificate/lines.ts';
import type { CertificateFacts, CertificateLanguage } from '#app/domain/certificate/text.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

const NAMED = { select: { name: true, nameEn: true } } as const;
const SELECT = {
  id: true,
  prizeRule: { select: { name: true, nameEn: true, order: true } },
  entry: {
    select: {
      number: true,
      category: { select: { name: true, nameEn: true, entrants: true } },
      group: NAMED,
      unit: { select: { name: true } },
      school: { select: { id: true, name: true } },
      project: {
        select: {
          title: true,
          authors: {
            where: { status: 'ACCEPTED' },
            orderBy: { order: 'asc' },
            select: { id: true, name: true },
          },
          tutors: { orderBy: { order: 'asc' }, select: { id: true, name: true } },
        },
      },
    },
  },
} as const;

/** The awards of a round that stand, as they are stored: one reading serves certificates in any language. */
export function standingAwards(tx: Pick<Tx, 'award'>, roundId: string, take?: number) {
  return tx.award.findMany({
    take,
    where: { revokedAt: null, entry: { roundId } },
    orderBy: { id: 'asc' },
    select: SELECT,
  });
}
export type StoredAward = Awaited<ReturnType<typeof standingAwards>>[number];

const inLanguage =
  (language: CertificateLanguage) => (thing: { name: string; nameEn: string | null } | null) =>
    thing ? (language === 'en' && thing.nameEn) || thing.name : '';

/** Awards as certificates of one language tell them. */
export function awardsIn(language: CertificateLanguage, awards: readonly StoredAward[]): AwardFacts[] {
  const name = inLanguage(language);
  return awards.map(({ id, prizeRule, entry }) => ({
    awardId: id,
    prize: { name: name(prizeRule), order: prizeRule.order },
    entrants: entry.category?.entrants ?? 'STUDENTS',
    authors: entry.project.authors,
    tutors: entry.project.tutors,
    school: entry.school,
    unit: entry.unit.name,
    title: entry.project.title,
    category: name(entry.category),
    group: name(entry.group),
    entryNumber: entry.number ?? '',
  }));
}

/** What every certificate of a round says of it. */
export function roundFacts(
  round: Pick<CertificateRound, 'name' | 'nameEn' | 'unit' | 'edition'>,
  language: CertificateLanguage,
): Pick<CertificateFacts, 'round' | 'edition' | 'organiser'> {
  return {
    round: inLanguage(language)(round),
    edition: round.edition.name,
    organiser: round.unit.name,
  };
}
