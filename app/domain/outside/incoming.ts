import { admits, disciplinesFor, settleGroup } from '../eligibility.ts';
import type { GroupRule } from '../eligibility.ts';

/** Why an entry from outside cannot be taken as it is. */
export const INCOMING_PROBLEMS = [
  'title-missing',
  'text-too-long',
  'name-masked',
  'unit-missing',
  'unit-unknown',
  'school-missing',
  'school-ambiguous',
  'category-missing',
  'category-unknown',
  'group-missing',
  'group-unknown',
  'group-not-for-grade',
  'discipline-missing',
  'discipline-unknown',
  'discipline-not-for-group',
  'author-missing',
  'author-twice',
  'grade-unclear',
  'team-contradicts',
  'too-many-authors',
  'too-many-tutors',
  'student-ambiguous',
  'author-other-project',
  'consent-refused',
  'twice-in-file',
  'over-quota',
  'files-too-large',
] as const;
export type IncomingProblem = (typeof INCOMING_PROBLEMS)[number];

/** A category, group or discipline as the source names it; '' where it gives none. */
export type SourceName = { code: string; name: string };
export type IncomingAuthor = { name: string; grade: number | null; ownWork: string };

/** An entry as a table or a package says it, before anything of it is found here. */
export type IncomingEntry = {
  /** The row of a table, or the place in a package, from 1. */
  line: number;
  /** What tells it apart where it comes from; null in a table. */
  sourceId: string | null;
  number: string;
  title: string;
  abstract: string;
  unit: { name: string; code: string | null };
  school: { name: string; code: string | null; isYouthCentre: boolean };
  category: SourceName;
  group: SourceName;
  discipline: SourceName;
  /** What the source says of it: one author or several; null when it says nothing. */
  team: boolean | null;
  authors: IncomingAuthor[];
  tutors: { name: string; organisation: string }[];
  answers: Record<string, string>;
  remark: string;
  submittedAt: Date | null;
  problems: IncomingProblem[];
};

type Coded = { id: string; code: string; name: string; nameEn?: string | null; shortName?: string };
export type IncomingRound = {
  maxAuthors: number;
  maxTutors: number;
  categories: readonly (Coded & {
    entrants: 'STUDENTS' | 'TUTOR' | 'GROUP_NAME';
    maxAuthors: number | null;
  })[];
  groups: readonly (Coded & GroupRule)[];
  disciplines: readonly (Coded & { groupIds: readonly string[] })[];
};

/** What a person has chosen for names that are not known here: an id, by `sourceKey`; for units also `NEW`. */
export const NEW = 'new';
export type Choices = Record<
  'units' | 'categories' | 'groups' | 'disciplines',
  Readonly<Record<string, string>>
>;
export const NO_CHOICES: Choices = { units: {}, categories: {}, groups: {}, disciplines: {} };

/** What is asked about a name of the source, and under which a choice stands. */
export const sourceKey = ({ code, name }: SourceName): string => name || code;

const same = (a: string, b: string | null | undefined) =>
  a !== '' && b != null && a.normalize('NFKC').toLowerCase() === b.normalize('NFKC').toLowerCase();

function found<T extends Coded>(
  rows: readonly T[],
  source: SourceName,
  chosen: Readonly<Record<string, string>>,
): T | undefined {
  const by = (code: string) => rows.find((row) => same(code, row.code));
  return (
    rows.find((row) => row.id === chosen[sourceKey(source)]) ??
    by(source.code) ??
    rows.find(
      ({ name, nameEn, shortName }) =>
        same(source.name, name) || same(source.name, nameEn) || same(source.name, shortName),
    ) ??
    by(source.name)
  );
}

export type Division = { id: string; code: string };
export type Settled = {
  category: (Division & { entrants: 'STUDENTS' | 'TUTOR' | 'GROUP_NAME' }) | null;
  group: Division | null;
  discipline: Division | null;
  problems: IncomingProblem[];
};

/**
 * Category, group and discipline of an entry from outside, as the round has them: by what a person chose, by code, by
 * name. A group that is not named follows from the grades where they leave one; one that does not admit them is a problem.
 */
export function settleDivisions(entry: IncomingEntry, round: IncomingRound, choices: Choices): Settled {
  const problems: IncomingProblem[] = [];
  const { categories, groups, disciplines } = round;
  const named = (source: SourceName) => sourceKey(source) !== '';
  let category = found(categories, entry.category, choices.categories);
  if (!category && !named(entry.category) && categories.length === 1) category = categories[0];
  if (!category && categories.length > 0)
    problems.push(named(entry.category) ? 'category-unknown' : 'category-missing');

  const authors = entry.authors.flatMap(({ grade }) => (grade === null ? [] : [{ grade, birthDate: null }]));
  let group = found(groups, entry.group, choices.groups);
  if (!group && !named(entry.group) && authors.length > 0) {
    const settled = settleGroup(groups, authors, null);
    group = groups.find(({ id }) => id === settled);
  }
  if (!group && groups.length > 0) problems.push(named(entry.group) ? 'group-unknown' : 'group-missing');
  // Days of birth do not come along: of a group by age only the grades are looked at.
  if (group && !authors.every((author) => admits({ ...group, ageOn: null }, author)))
    problems.push('group-not-for-grade');

  const discipline = found(disciplines, entry.discipline, choices.disciplines);
  if (!discipline && disciplines.length > 0)
    problems.push(named(entry.discipline) ? 'discipline-unknown' : 'discipline-missing');
  if (discipline && group && disciplinesFor([discipline], group.id).length === 0)
    problems.push('discipline-not-for-group');

  problems.push(...peopleProblems(entry, round, category));
  return {
    category: category ? { id: category.id, code: category.code, entrants: category.entrants } : null,
    group: group ? { id: group.id, code: group.code } : null,
    discipline: discipline ? { id: discipline.id, code: discipline.code } : null,
    problems,
  };
}

function peopleProblems(
  { authors, tutors, team }: IncomingEntry,
  round: IncomingRound,
  category: IncomingRound['categories'][number] | undefined,
): IncomingProblem[] {
  const problems: IncomingProblem[] = [];
  if (authors.length === 0 && (category?.entrants ?? 'STUDENTS') === 'STUDENTS')
    problems.push('author-missing');
  if (authors.some(({ grade }) => grade === null)) problems.push('grade-unclear');
  if (new Set(authors.map(({ name }) => name)).size < authors.length) problems.push('author-twice');
  if (team !== null && authors.length > 0 && team !== authors.length > 1) problems.push('team-contradicts');
  if (authors.length > (category?.maxAuthors ?? round.maxAuthors)) problems.push('too-many-authors');
  if (tutors.length > round.maxTutors) problems.push('too-many-tutors');
  return problems;
}

/**
 * A work of a tutor has no student for an author: whom the source names as its author is its tutor. Others stay as they are.
 */
export function asTutorWork(entry: IncomingEntry): IncomingEntry {
  const known = new Set(entry.tutors.map(({ name }) => name));
  const more = entry.authors.filter(({ name }) => !known.has(name));
  return {
    ...entry,
    team: null,
    authors: [],
    tutors: [...more.map(({ name }) => ({ name, organisation: entry.school.name })), ...entry.tutors],
  };
}
