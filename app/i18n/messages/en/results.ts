import type { results as source } from '../zh/results.ts';

/** results */
export const results: Record<keyof typeof source, string> = {};
