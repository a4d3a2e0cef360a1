/** A round's group with its bounds; a bound that is null does not restrict. Grades are 1-12, ages whole years. */
export type GroupRule = {
  id: string;
  gradeFrom: number | null;
  gradeTo: number | null;
  ageFrom: number | null;
  ageTo: number | null;
  /** The day on which ages are counted. */
  ageOn: Date | null;
};

/** What a group looks at in an author. */
export type GradedAuthor = { grade: number; birthDate: Date | null };

/** Whole years of age on a day (UTC calendar days). */
export function ageOn(birthDate: Date, on: Date): number {
  const years = on.getUTCFullYear() - birthDate.getUTCFullYear();
  const birthday =
    on.getUTCMonth() > birthDate.getUTCMonth() ||
    (on.getUTCMonth() === birthDate.getUTCMonth() && on.getUTCDate() >= birthDate.getUTCDate());
  return birthday ? years : years - 1;
}

/** Whether a group admits an author. Where it counts ages, an author without a date of birth is not admitted. */
export function admits(group: GroupRule, author: GradedAuthor): boolean {
  if (group.gradeFrom !== null && author.grade < group.gradeFrom) return false;
  if (group.gradeTo !== null && author.grade > group.gradeTo) return false;
  if (!group.ageOn || (group.ageFrom === null && group.ageTo === null)) return true;
  if (!author.birthDate) return false;
  const age = ageOn(author.birthDate, group.ageOn);
  return age >= (group.ageFrom ?? 0) && age <= (group.ageTo ?? Number.MAX_SAFE_INTEGER);
}

/** The rule by which a group does not admit an author. */
export type GroupBar =
  | { code: 'grade'; from: number; to: number }
  | { code: 'age'; from: number; to: number | null; on: Date; age: number }
  | { code: 'no-birth-date'; from: number; to: number | null; on: Date };

/** Which rule of a group bars an author; null when it admits them. */
export function groupBar(group: GroupRule, author: GradedAuthor): GroupBar | null {
  if (admits(group, author)) return null;
  const [from, to] = [group.gradeFrom ?? 1, group.gradeTo ?? 12];
  if (author.grade < from || author.grade > to || !group.ageOn) return { code: 'grade', from, to };
  const ages = { from: group.ageFrom ?? 0, to: group.ageTo, on: group.ageOn };
  return author.birthDate
    ? { code: 'age', ...ages, age: ageOn(author.birthDate, group.ageOn) }
    : { code: 'no-birth-date', ...ages };
}

/** The groups that admit every author, in the given order. */
export function groupsFor<G extends GroupRule>(groups: readonly G[], authors: readonly GradedAuthor[]): G[] {
  return groups.filter((group) => authors.every((author) => admits(group, author)));
}

/**
 * The group of a project: the only one that admits all authors, else the chosen one if it admits them, else none.
 * Nobody chooses where the authors' grades leave one possibility.
 */
export function settleGroup(
  groups: readonly GroupRule[],
  authors: readonly GradedAuthor[],
  chosen: string | null,
): string | null {
  const possible = groupsFor(groups, authors);
  if (possible.length === 1) return possible[0]?.id ?? null;
  return possible.some((group) => group.id === chosen) ? chosen : null;
}

/** A stage of schooling: primary 1-6, junior 7-9, senior 10-12. */
export type Stage = 'primary' | 'junior' | 'senior';

/** The stage of a grade. */
export function stageOf(grade: number): Stage {
  if (grade <= 6) return 'primary';
  return grade <= 9 ? 'junior' : 'senior';
}

/** The disciplines open to a group: those that name it and those that name none. All, while the group is open. */
export function disciplinesFor<D extends { groupIds: readonly string[] }>(
  disciplines: readonly D[],
  groupId: string | null,
): D[] {
  if (groupId === null) return [...disciplines];
  return disciplines.filter(({ groupIds }) => groupIds.length === 0 || groupIds.includes(groupId));
}

/** The material slots that a project of this category and group has to look at. */
export function slotsFor<S extends { categoryId: string | null; groupId: string | null }>(
  slots: readonly S[],
  entry: { categoryId: string | null; groupId: string | null },
): S[] {
  return slots.filter(
    (slot) =>
      (slot.categoryId === null || slot.categoryId === entry.categoryId) &&
      (slot.groupId === null || slot.groupId === entry.groupId),
  );
}
