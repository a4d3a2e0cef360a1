export type ConflictReason =
  'SAME_SCHOOL' | 'SAME_UNIT' | 'TUTOR' | 'TUTOR_NAME' | 'MENTORED' | 'KIN' | 'DECLARED' | 'ADMIN';

/** What conflicts look at in a judge: where they work. */
export type ConflictJudge = {
  personId: string;
  schoolId: string | null;
  unitId: string | null;
  /** Name with each name of the organisation (`personKey`). */
  keys?: readonly string[];
};

/** Somebody who tutored: by account, or by name and organisation. */
export type ConflictTutors = { personIds: readonly string[]; keys: readonly string[] };

/** What conflicts look at in an entry. `tutorPersonIds` are tutors with an account. */
export type ConflictEntry = {
  id: string;
  schoolId: string;
  unitId: string;
  tutorPersonIds: readonly string[];
  /** Tutors by name and organisation. */
  tutorKeys?: readonly string[];
  /** Tutors of earlier projects of its authors. */
  earlier?: ConflictTutors;
};

export type ConflictRules = { conflictSameSchool: boolean; conflictSameUnit: boolean };

/** What people have said about a pair; `cleared` means that an administrator has looked and found no conflict. */
export type DeclaredConflict = {
  personId: string;
  entryId: string;
  kind: ConflictReason;
  cleared?: boolean;
};

/**
 * Builds the question "must this judge not score this entry, and why". What people have said comes first; then tutoring,
 * now or before, always counts, and school and unit by the round's rules. Who tutors with this very account stays
 * barred, whatever has been said.
 */
export function conflictFinder(rules: ConflictRules, declared: readonly DeclaredConflict[]) {
  const said = new Map(declared.map((row) => [`${row.personId} ${row.entryId}`, row]));
  return (judge: ConflictJudge, entry: ConflictEntry): ConflictReason | null => {
    const word = said.get(`${judge.personId} ${entry.id}`);
    if (word && !word.cleared) return word.kind;
    if (entry.tutorPersonIds.includes(judge.personId)) return 'TUTOR';
    if (word) return null;
    const isOneOf = (keys: readonly string[] = []) => judge.keys?.some((key) => keys.includes(key)) ?? false;
    if (isOneOf(entry.tutorKeys)) return 'TUTOR_NAME';
    if (entry.earlier?.personIds.includes(judge.personId) || isOneOf(entry.earlier?.keys)) return 'MENTORED';
    if (rules.conflictSameSchool && judge.schoolId !== null && judge.schoolId === entry.schoolId)
      return 'SAME_SCHOOL';
    if (rules.conflictSameUnit && judge.unitId !== null && judge.unitId === entry.unitId) return 'SAME_UNIT';
    return null;
  };
}

/**
 * All pairs in conflict, each once with its reason, found by looking people and places up instead of asking for every
 * pair: a nation's round has millions of pairs and a few thousand conflicts.
 */
export function conflictPairs(
  rules: ConflictRules,
  declared: readonly DeclaredConflict[],
  judges: readonly ConflictJudge[],
  entries: readonly ConflictEntry[],
): { personId: string; entryId: string; reason: ConflictReason }[] {
  const find = conflictFinder(rules, declared);
  const judgeOf = new Map(judges.map((judge) => [judge.personId, judge]));
  const bySchool = groupBy(rules.conflictSameSchool ? judges : [], (judge) => [judge.schoolId]);
  const byUnit = groupBy(rules.conflictSameUnit ? judges : [], (judge) => [judge.unitId]);
  const byKey = groupBy(judges, (judge) => judge.keys ?? []);
  const declaredOn = groupBy(declared, (row) => [row.entryId]);
  return entries.flatMap((entry) => {
    const people = [
      ...(declaredOn.get(entry.id) ?? []).map((row) => row.personId),
      ...entry.tutorPersonIds,
      ...(entry.earlier?.personIds ?? []),
    ];
    const keys = [...(entry.tutorKeys ?? []), ...(entry.earlier?.keys ?? [])];
    const candidates = new Set([
      ...people.flatMap((personId) => judgeOf.get(personId) ?? []),
      ...keys.flatMap((key) => byKey.get(key) ?? []),
      ...(bySchool.get(entry.schoolId) ?? []),
      ...(byUnit.get(entry.unitId) ?? []),
    ]);
    return [...candidates].flatMap((judge) => {
      const reason = find(judge, entry);
      return reason ? [{ personId: judge.personId, entryId: entry.id, reason }] : [];
    });
  });
}

function groupBy<T>(rows: readonly T[], keysOf: (row: T) => readonly (string | null)[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      if (key === null) continue;
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
  }
  return groups;
}
