import type { home as source } from '../zh/home.ts';

/** home */
export const home: Record<keyof typeof source, string> = {};
