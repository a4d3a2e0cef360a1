/** What a judge may warn the organiser of. */
export const FLAG_KINDS = ['ADULT_WORK', 'PLAGIARISM', 'SAFETY', 'DIVISION', 'OTHER'] as const;
export type FlagKind = (typeof FLAG_KINDS)[number];

/** How a warning ends. */
export const FLAG_DECISIONS = ['UNFOUNDED', 'RESOLVED', 'UPHELD'] as const;
export type FlagDecision = (typeof FLAG_DECISIONS)[number];
