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
