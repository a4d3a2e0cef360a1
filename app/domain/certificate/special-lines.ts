import { sortCertificateLines } from './lines.ts';
import type { AwardFacts, CertificateLine } from './lines.ts';

/** Somebody who was given a special award, with what the certificate says. */
export type SpecialWinner = {
  lineId: string;
  /** The award's name. */
  prize: string;
  sponsor: string;
} & (
  | ({
      kind: 'SPECIAL';
      project: Pick<
        AwardFacts,
        'entrants' | 'authors' | 'tutors' | 'title' | 'category' | 'group' | 'entryNumber'
      >;
    } & AtSchool)
  | ({ kind: 'SCHOOL_AWARD' } & AtSchool)
  | ({ kind: 'TUTOR_AWARD'; name: string } & AtSchool)
  | { kind: 'UNIT_AWARD'; unit: { id: string; name: string } }
);
/** `unit`: the school's, by name. */
type AtSchool = { school: { id: string; name: string }; unit: string };

function lineOf(winner: SpecialWinner, whom: string, recipients: string[]): CertificateLine {
  const project = winner.kind === 'SPECIAL' ? winner.project : null;
  return {
    recipient: `special:${winner.lineId}${whom}`,
    kind: winner.kind,
    awardId: null,
    specialLineId: winner.lineId,
    authorId: null,
    tutorId: null,
    ...(winner.kind === 'UNIT_AWARD'
      ? { schoolId: null, unitId: winner.unit.id }
      : { schoolId: winner.school.id, unitId: null }),
    facts: {
      recipients,
      authors: project?.authors.map(({ name }) => name) ?? [],
      tutors: project?.tutors.map(({ name }) => name) ?? [],
      school: winner.kind === 'UNIT_AWARD' ? '' : winner.school.name,
      unit: winner.kind === 'UNIT_AWARD' ? winner.unit.name : winner.unit,
      title: project?.title ?? '',
      prize: winner.prize,
      sponsor: winner.sponsor,
      category: project?.category ?? '',
      group: project?.group ?? '',
      entryNumber: project?.entryNumber ?? '',
      prizes: [],
    },
  };
}

/**
 * The certificates of special awards: each author of a project has one (each tutor, where the work is theirs; the school,
 * where it is a group's), each school one, each tutor one, each unit one.
 */
export function specialCertificateLines(winners: readonly SpecialWinner[]): CertificateLine[] {
  const lines = winners.flatMap((winner): CertificateLine[] => {
    if (winner.kind === 'SCHOOL_AWARD') return [lineOf(winner, '', [winner.school.name])];
    if (winner.kind === 'TUTOR_AWARD') return [lineOf(winner, '', [winner.name])];
    if (winner.kind === 'UNIT_AWARD') return [lineOf(winner, '', [winner.unit.name])];
    const { entrants, authors, tutors } = winner.project;
    if (entrants === 'TUTOR')
      return tutors.map(({ id, name }) => ({ ...lineOf(winner, `:tutor:${id}`, [name]), tutorId: id }));
    if (entrants === 'STUDENTS' && authors.length > 0)
      return authors.map(({ id, name }) => ({ ...lineOf(winner, `:author:${id}`, [name]), authorId: id }));
    return [lineOf(winner, ':project', [winner.school.name])];
  });
  return sortCertificateLines(lines);
}
