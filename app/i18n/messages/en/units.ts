import type { units as source } from '../zh/units.ts';

/** units */
export const units: Record<keyof typeof source, string> = {};
