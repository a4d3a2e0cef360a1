import type { school as source } from '../zh/school.ts';

/** school */
export const school: Record<keyof typeof source, string> = {};
