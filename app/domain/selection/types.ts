import type { Bucket } from '../quota-bucket.ts';
import type { Clash } from './clash.ts';

/**
 * Why a line stands where it stands. `behind`: the how-manieth it is, among those not taken, after the last one taken in
 * the bucket. `filledBy`: ranks of up to three entries that took the bucket's last places, as text.
 */
export type SelectionReason =
  | { code: 'taken'; params: { rank: number; place: number; of: number } }
  | { code: 'taken-free'; params: { rank: number } }
  | { code: 'taken-for-floor'; params: { rank: number; place: number; of: number; passed: number } }
  | { code: 'cap-reached'; params: { rank: number; limit: number; behind: number; filledBy?: string } }
  | { code: 'kept-for-floor'; params: { rank: number; needed: number; behind: number } }
  | { code: 'tied-at-border'; params: { rank: number; group: number; places: number } }
  | { code: 'depends-on-tie'; params: { rank: number; tie: number } }
  | { code: 'unproved'; params: { rank: number } }
  | { code: 'below-minimum'; params: { rank: number } }
  | { code: 'reserve'; params: { rank: number; position: number; behind?: number; filledBy?: string } }
  /** Another project of the same students, of rank `by`, goes on. */
  | { code: 'student-goes-on'; params: { rank: number; by: number } }
  /** Equal in rank with another project of the same students. */
  | { code: 'student-tied'; params: { rank: number } }
  | { code: 'not-scored'; params: Record<string, never> };

export type SelectionLine = {
  entryId: string;
  rank: number | null;
  value: number | null;
  decision: 'SELECTED' | 'RESERVE' | 'NOT_SELECTED' | 'UNDECIDED';
  position: number | null;
  reason: SelectionReason;
  /** The bucket that decided: the tightest one it was counted in, or the one that was full. */
  where: Bucket['where'];
  /** The floor for which the places were kept, or a better-ranked entry gave way. */
  floor?: Bucket['where'];
  /** Entries that took the last places of the bucket that was full, up to three. */
  filledBy?: readonly string[];
};

export type RuleUse = {
  lineId: string;
  kind: 'cap' | 'floor';
  where: Bucket['where'];
  used: number;
  limit: number;
};

export type Selection = {
  lines: SelectionLine[];
  caps: RuleUse[];
  /** Floors that the list does not fill. */
  unmetFloors: { lineId: string; where: Bucket['where']; used: number; limit: number }[];
  /** Minimal sets of rules that cannot hold together; empty when all rules can be kept. */
  clashes: Clash[];
  /** False when a question was given up at its limit, or a tie could be settled in too many ways. */
  proved: boolean;
};

export type SelectionOptions = {
  reserves: number;
  minimumValue: number | null;
  /** Entries with a key: of those that share one, one at most is selected, and no other is its reserve. */
  once?: ReadonlyMap<string, string>;
};
