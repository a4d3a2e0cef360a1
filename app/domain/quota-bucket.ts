/** What a line may be held for separately. */
export const QUOTA_DIMENSIONS = ['unit', 'school', 'group', 'category', 'discipline', 'tutor'] as const;
export type QuotaDimension = (typeof QUOTA_DIMENSIONS)[number];

/** What quota lines look at in an entry. */
export type QuotaCandidate = {
  entryId: string;
  unitId: string;
  schoolId: string;
  schoolTier: string | null;
  groupCode: string;
  categoryCode: string;
  disciplineCode: string;
  team: boolean;
  /** Names of its tutors: an entry counts for each of them. `tutorsApart` tells whose they are. */
  tutors: readonly string[];
  /** Who they are, by name, where a tutor has an account. */
  tutorPersons?: Readonly<Record<string, string>>;
  /** Further columns of a table. */
  columns?: Readonly<Record<string, string>>;
};

/** Whom a rule is for; empty for "all together". A further column stands under `column:` and its name. */
export type Where = Partial<Record<QuotaDimension | 'tier' | 'team' | `column:${string}`, string>>;

/** A line made concrete: this many places (at most, or at least) for the candidates of one bucket. */
export type Bucket = {
  lineId: string;
  kind: 'cap' | 'floor';
  where: Where;
  places: number;
  members: ReadonlySet<string>;
};
