import type { CertificateFacts, CertificateKind } from './text.ts';

type Person = { id: string; name: string };

/** An award that stands, with what its certificates say. */
export type AwardFacts = {
  awardId: string;
  prize: { name: string; order: number };
  /** `TUTOR`: the work is a tutor's own. `GROUP_NAME`: a group's, never a person's. */
  entrants: 'STUDENTS' | 'TUTOR' | 'GROUP_NAME';
  authors: Person[];
  tutors: Person[];
  school: { id: string; name: string };
  unit: string;
  title: string;
  category: string;
  group: string;
  entryNumber: string;
};

export type CertificateChoice = {
  /** For the projects themselves: none, one for each author, or one for all of them. */
  prize: 'none' | 'author' | 'project';
  tutor: boolean;
  school: boolean;
};

/** One certificate to be: whom it is for, as a key that stays the same however often it is worked out. */
export type CertificateLine = {
  recipient: string;
  kind: CertificateKind;
  awardId: string | null;
  specialLineId: string | null;
  authorId: string | null;
  tutorId: string | null;
  /** Whose it is to hand out: a school, or of an award to a unit that unit. */
  schoolId: string | null;
  unitId: string | null;
  facts: Omit<CertificateFacts, 'round' | 'edition' | 'organiser'>;
};

const pinyin = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true });
const KIND_ORDER: Record<CertificateKind, number> = {
  UNIT_AWARD: 0,
  SCHOOL_AWARD: 1,
  SCHOOL: 2,
  TUTOR_AWARD: 3,
  SPECIAL: 4,
  PRIZE: 5,
  TUTOR: 6,
};
/** One sign of its own for each place where certificates are handed out. */
const placeOf = ({ schoolId, unitId }: CertificateLine) => schoolId ?? unitId ?? '';
/** What tells two lines apart never depends on the order in which the awards came. */
const compare = (a: CertificateLine, b: CertificateLine) =>
  // Units have no school: theirs come first.
  pinyin.compare(a.facts.school, b.facts.school) ||
  pinyin.compare(a.facts.school ? '' : a.facts.unit, b.facts.school ? '' : b.facts.unit) ||
  (placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : 0) ||
  KIND_ORDER[a.kind] - KIND_ORDER[b.kind] ||
  pinyin.compare(a.facts.entryNumber, b.facts.entryNumber) ||
  pinyin.compare(a.facts.title, b.facts.title) ||
  (a.recipient < b.recipient ? -1 : 1);

/**
 * Who gets a certificate, in the order in which they are handed out: by school, first the school's own, then those of each
 * project. The same awards give the same lines in whatever order they come.
 */
export function certificateLines(
  awards: readonly AwardFacts[],
  choice: CertificateChoice,
): CertificateLine[] {
  const lines = awards.flatMap((award) => [
    ...(choice.prize === 'none' ? [] : prizeLines(award, choice.prize)),
    ...(choice.tutor ? tutorLines(award) : []),
  ]);
  return sortCertificateLines([...lines, ...(choice.school ? schoolLines(awards) : [])]);
}

/** Lines in the order in which certificates are handed out. */
export function sortCertificateLines<T extends CertificateLine>(lines: readonly T[]): T[] {
  return [...lines].sort(compare);
}

function lineOf(
  award: AwardFacts,
  kind: 'PRIZE' | 'TUTOR',
  whom: string,
  recipients: string[],
): CertificateLine {
  return {
    recipient: `award:${award.awardId}:${whom}`,
    kind,
    awardId: award.awardId,
    specialLineId: null,
    authorId: null,
    tutorId: null,
    schoolId: award.school.id,
    unitId: null,
    facts: {
      recipients,
      authors: award.authors.map(({ name }) => name),
      tutors: award.tutors.map(({ name }) => name),
      school: award.school.name,
      unit: award.unit,
      title: award.title,
      prize: award.prize.name,
      category: award.category,
      group: award.group,
      entryNumber: award.entryNumber,
      prizes: [],
    },
  };
}

function prizeLines(award: AwardFacts, each: 'author' | 'project'): CertificateLine[] {
  if (award.entrants === 'TUTOR')
    return award.tutors.map((tutor) => ({
      ...lineOf(award, 'PRIZE', `tutor:${tutor.id}`, [tutor.name]),
      tutorId: tutor.id,
    }));
  const people = award.entrants === 'GROUP_NAME' ? [] : award.authors;
  if (each === 'author' && people.length > 0)
    return people.map((author) => ({
      ...lineOf(award, 'PRIZE', `author:${author.id}`, [author.name]),
      authorId: author.id,
    }));
  const names = people.map(({ name }) => name);
  return [lineOf(award, 'PRIZE', 'project', names.length > 0 ? names : [award.school.name])];
}

function tutorLines(award: AwardFacts): CertificateLine[] {
  if (award.entrants === 'TUTOR') return [];
  return award.tutors.map((tutor) => ({
    ...lineOf(award, 'TUTOR', `tutoring:${tutor.id}`, [tutor.name]),
    tutorId: tutor.id,
  }));
}

/** Whom the certificate of a school's prizes is for, as a key. */
export const schoolRecipient = (schoolId: string) => `school:${schoolId}`;

function schoolLines(awards: readonly AwardFacts[]): CertificateLine[] {
  const bySchool = new Map<string, AwardFacts[]>();
  for (const award of awards)
    bySchool.set(award.school.id, [...(bySchool.get(award.school.id) ?? []), award]);
  return [...bySchool.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const counts = new Map<string, { name: string; order: number; count: number }>();
    for (const { prize } of own) {
      const known = counts.get(prize.name) ?? { ...prize, count: 0 };
      counts.set(prize.name, { ...known, count: known.count + 1 });
    }
    const prizes = [...counts.values()]
      .sort((a, b) => a.order - b.order || pinyin.compare(a.name, b.name))
      .map(({ name, count }) => ({ name, count }));
    const { facts } = lineOf(first, 'PRIZE', '', [first.school.name]);
    return {
      recipient: schoolRecipient(first.school.id),
      kind: 'SCHOOL' as const,
      awardId: null,
      specialLineId: null,
      authorId: null,
      tutorId: null,
      schoolId: first.school.id,
      unitId: null,
      facts: {
        ...facts,
        authors: [],
        tutors: [],
        title: '',
        prize: '',
        category: '',
        group: '',
        entryNumber: '',
        prizes,
      },
    };
  });
}

/**
 * Whether somebody has this line's certificate already: the same one, or, for a project's prize, one in the other form
 * (each author, or all together).
 */
export function isGiven(
  line: CertificateLine,
  given: ReadonlySet<string>,
  awardsWithPrize: ReadonlyMap<string, 'author' | 'project'>,
): boolean {
  if (given.has(line.recipient)) return true;
  if (line.kind !== 'PRIZE' || line.awardId === null) return false;
  const form = awardsWithPrize.get(line.awardId);
  return form !== undefined && form !== (line.authorId || line.tutorId ? 'author' : 'project');
}
