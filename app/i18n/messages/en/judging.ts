import type { judging as source } from '../zh/judging.ts';

/** judging */
export const judging: Record<keyof typeof source, string> = {};
