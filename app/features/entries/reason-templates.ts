/** Reasons that are given often: to begin from, not to send as they are. */
export const REASON_TEMPLATES = [
  'checks.template-1',
  'checks.template-2',
  'checks.template-3',
  'checks.template-4',
  'checks.template-5',
] as const;
