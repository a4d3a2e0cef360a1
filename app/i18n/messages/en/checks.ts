import type { checks as source } from '../zh/checks.ts';

/** checks */
export const checks: Record<keyof typeof source, string> = {};
