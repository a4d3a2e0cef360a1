export type AssignableEntry = {
  id: string;
  disciplineCodes: readonly string[];
  panelId: string | null;
  /** Of the judges' keywords, those that the entry mentions. */
  keywords?: readonly string[];
};

export type AssignableJudge = {
  id: string;
  /** Weight 1-100 per discipline code. Empty: a generalist. */
  expertise: Readonly<Record<string, number>>;
  keywords?: readonly string[];
  panelIds: readonly string[];
  minLoad: number;
  maxLoad: number;
  /** Unit or school the judge comes from; null where nobody knows. */
  organisation: string | null;
};

/** Field of each discipline code: disciplines of one field are neighbours. */
export type Fields = Readonly<Record<string, string | null>>;

export type Pair = { entryId: string; judgeId: string };

export type AssignmentRules = {
  /** Different judges that each entry needs. */
  judgesPerEntry: number;
  usesPanels: boolean;
  fields: Fields;
  /** Share of the match that a shared keyword decides, 0-100, where an entry mentions any keyword of a judge. */
  keywordPercent?: number;
  /** Disciplines that judges of no related discipline may take as well. */
  strangers: 'all' | readonly string[];
  /** No two judges of one organisation on an entry. */
  onePerOrganisation: boolean;
  /**
   * What comes before the total match. `worst`: the entry with the least total gets as much as possible. `each`: the
   * same, but an entry that cannot do better does not hold the others down. `total`: nothing.
   */
  fairness: 'worst' | 'each' | 'total';
  /** Whether minimum loads come right after coverage, or only after the match. */
  minimums: 'first' | 'last';
  /** Match that may be given up, in all, to join judges and entries into one graph. */
  connectionLoss: number;
};

export type AssignmentInput = {
  entries: readonly AssignableEntry[];
  judges: readonly AssignableJudge[];
  rules: AssignmentRules;
  /** Pairs that must not be. */
  barred: readonly Pair[];
  /** Pairs that stand already and stay. */
  kept: readonly Pair[];
  /** Pairs that stand already and may go, each at the price of a change: given, the least is changed. */
  current?: readonly Pair[];
  /** Judges who must not sit on one entry together. */
  apart?: readonly (readonly [string, string])[];
  /** Matches from elsewhere, whole numbers in the same scale, instead of those computed from disciplines. */
  given?: { matches: readonly (Pair & { match: number })[]; otherwise: number | null };
  /** The number that stands for a perfect match. Default 100. */
  scale?: number;
};

/** Why an entry lacks a judge. */
export type ShortfallReason = 'no-judges' | 'conflicts' | 'organisation' | 'load';

/**
 * What a discipline lacks: places, and how many more judges (of the usual maximum load) would fill them. Judges of
 * `sharedWith` would do as well, because they would set others free.
 */
export type Lack = {
  discipline: string;
  places: number;
  judges: number;
  reason: ShortfallReason;
  sharedWith: string[];
};

export type Quality = {
  /** Least total match of an entry, and the most that it could be. */
  worst: number;
  worstBound: number;
  /** Sum of all matches, and the most it could be among assignments that fill as many places. */
  total: number;
  totalBound: number;
  /** Whether the search ended by itself, so that `worst`, and `total` after it, are proved to be the best. */
  worstProved: boolean;
  totalProved: boolean;
  /** Groups of judges and entries that nothing joins. */
  components: number;
  /** Pairs of judges who share at least one entry. */
  sharingPairs: number;
  /** Match given up for connection. */
  connectionCost: number;
};

export type AssignmentProposal = {
  /** New pairs only. */
  pairs: (Pair & { match: number })[];
  /** Of `current`: what stays and what goes. */
  stays: Pair[];
  leaves: Pair[];
  shortfalls: { entryId: string; missing: number; reason: ShortfallReason }[];
  lacks: Lack[];
  /** Of every judge, kept pairs included. */
  loads: { judgeId: string; load: number }[];
  /** Mean and least of the new pairs' matches. */
  meanMatch: number;
  worstMatch: number;
  quality: Quality;
  /** False when it was stopped before the end: the best that had been reached. */
  finished: boolean;
  pivots: number;
};

/** How far the search is. `bound` is the best total that is still thinkable. */
export type AssignmentProgress = {
  phase: 'filling' | 'worst' | 'total' | 'connection';
  pivots: number;
  places: number;
  filled: number;
  worst: number;
  worstBound: number;
};

/** Told where the search is; answering false stops it with the best plan so far. */
export type ProgressWatch = (progress: AssignmentProgress) => boolean;
