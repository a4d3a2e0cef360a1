export const CHECK_KINDS = ['ELIGIBILITY', 'ORIGINALITY', 'ETHICS'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

export type CheckRules = {
  requiresOriginality: boolean;
  requiresEthics: boolean;
  /** Two different people pass every check. */
  twoPersonChecks: boolean;
};

export type CheckMade = {
  kind: CheckKind;
  decision: 'PASS' | 'RETURN' | 'REJECT';
  checkerId: string;
  at: Date;
};

export type CheckProgress = {
  kind: CheckKind;
  /** People who must pass it. */
  needed: number;
  /** Who has passed it since the entry came in, each once. */
  passedBy: string[];
  done: boolean;
};

/** The checks of a round, in the order in which they are usually made. Eligibility is always one. */
export function requiredChecks(rules: CheckRules): CheckKind[] {
  return CHECK_KINDS.filter(
    (kind) =>
      kind === 'ELIGIBILITY' || (kind === 'ORIGINALITY' ? rules.requiresOriginality : rules.requiresEthics),
  );
}

/** How far every check of an entry is. Only what was answered since `since` counts: a corrected entry is checked anew. */
export function checkProgress(
  rules: CheckRules,
  checks: readonly CheckMade[],
  since: Date | null,
): CheckProgress[] {
  const needed = rules.twoPersonChecks ? 2 : 1;
  return requiredChecks(rules).map((kind) => {
    const passes = checks.filter(
      (check) => check.kind === kind && check.decision === 'PASS' && (since === null || check.at >= since),
    );
    const passedBy = [...new Set(passes.map((check) => check.checkerId))];
    return { kind, needed, passedBy, done: passedBy.length >= needed };
  });
}

/** Whether passing a check settles that an entry may be judged: it is the eligibility itself, or the last one open. */
export function settlesEligibility(progress: readonly CheckProgress[], kind: CheckKind): boolean {
  return (
    kind === 'ELIGIBILITY' ||
    progress.every((one) => (one.kind === kind ? one.passedBy.length + 1 >= one.needed : one.done))
  );
}

/** Whole days that something has waited. */
export function daysWaiting(since: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - since.getTime()) / 86_400_000));
}
