export type ConflictReason = 'SAME_SCHOOL' | 'SAME_UNIT' | 'TUTOR' | 'KIN' | 'DECLARED' | 'ADMIN';

/** What conflicts look at in a judge: where they work. */
export type ConflictJudge = { personId: string; schoolId: string | null; unitId: string | null };

/** What conflicts look at in an entry. `tutorPersonIds` are tutors with an account. */
export type ConflictEntry = {
  id: string;
  schoolId: string;
  unitId: string;
  tutorPersonIds: readonly string[];
};

export type ConflictRules = { conflictSameSchool: boolean; conflictSameUnit: boolean };

/** A pair set by hand or declared by the judge. */
export type DeclaredConflict = { personId: string; entryId: string; kind: ConflictReason };

/**
 * Builds the question "must this judge not score this entry, and why". Tutoring and what was declared always count;
 * school and unit by the round's rules.
 */
export function conflictFinder(rules: ConflictRules, declared: readonly DeclaredConflict[]) {
  const kinds = new Map(declared.map(({ personId, entryId, kind }) => [`${personId} ${entryId}`, kind]));
  return (judge: ConflictJudge, entry: ConflictEntry): ConflictReason | null => {
    const set = kinds.get(`${judge.personId} ${entry.id}`);
    if (set) return set;
    if (entry.tutorPersonIds.includes(judge.personId)) return 'TUTOR';
    if (rules.conflictSameSchool && judge.schoolId !== null && judge.schoolId === entry.schoolId)
      return 'SAME_SCHOOL';
    if (rules.conflictSameUnit && judge.unitId !== null && judge.unitId === entry.unitId) return 'SAME_UNIT';
    return null;
  };
}

/**
 * All pairs in conflict, each once, found by looking people and places up instead of asking for every pair: a nation's
 * round has millions of pairs and a few thousand conflicts.
 */
export function conflictPairs(
  rules: ConflictRules,
  declared: readonly DeclaredConflict[],
  judges: readonly ConflictJudge[],
  entries: readonly ConflictEntry[],
): { personId: string; entryId: string }[] {
  const people = new Set(judges.map((judge) => judge.personId));
  const bySchool = groupBy(rules.conflictSameSchool ? judges : [], (judge) => judge.schoolId);
  const byUnit = groupBy(rules.conflictSameUnit ? judges : [], (judge) => judge.unitId);
  const declaredOn = groupBy(declared, (row) => row.entryId);
  return entries.flatMap((entry) => {
    const found = new Set<string>();
    for (const { personId } of declaredOn.get(entry.id) ?? []) if (people.has(personId)) found.add(personId);
    for (const personId of entry.tutorPersonIds) if (people.has(personId)) found.add(personId);
    for (const judge of bySchool.get(entry.schoolId) ?? []) found.add(judge.personId);
    for (const judge of byUnit.get(entry.unitId) ?? []) found.add(judge.personId);
    return [...found].map((personId) => ({ personId, entryId: entry.id }));
  });
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
