import type { people as source } from '../zh/people.ts';

/** people */
export const people: Record<keyof typeof source, string> = {};
